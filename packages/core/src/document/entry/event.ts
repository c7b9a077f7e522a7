import { Schema } from "effect"
import { LocalDate } from "../../time/vietnam-time.ts"

/**
 * What only the registry knows about an entry in a register (Decree 30/2020, Annex IV): one field for each
 * column.
 */
export const EntryNote = Schema.Struct({
  /** Đơn vị, người nhận bản lưu: who keeps the copy for the archive. */
  copyKeptBy: Schema.optionalKey(Schema.String),
  /** Số lượng bản: how many copies were made. */
  copies: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
  /** Đơn vị hoặc người nhận: the unit or person it was handed to, if that happened outside the system. */
  handedTo: Schema.optionalKey(Schema.String),
  /** Ngày chuyển: the day it was sent or handed over, if that happened outside the system. */
  handedOn: Schema.optionalKey(LocalDate),
  /** Ký nhận: who signed for it. */
  signedForBy: Schema.optionalKey(Schema.String),
  /** Ngôn ngữ of the document (Annex VI, Part II, II.9). */
  language: Schema.optionalKey(Schema.String),
  /** Số trang, where the packet or the draft does not have it. */
  pages: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))),
  /** Ghi chú. */
  remark: Schema.optionalKey(Schema.String),
})
export interface EntryNote extends Schema.Schema.Type<typeof EntryNote> {}

const EntryNoted = Schema.TaggedStruct("EntryNoted", {
  /** The columns stated now. Other columns keep their values. */
  note: EntryNote,
})

/** What happens to an entry of a register beside the events of its document (ghi bổ sung vào sổ). */
export const EntryEvent = Schema.Union([EntryNoted])
export type EntryEvent = typeof EntryEvent.Type
