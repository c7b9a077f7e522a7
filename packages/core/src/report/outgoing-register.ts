import type { Delivery } from "../document/delivery/delivery.ts"
import { paperSentAt } from "../document/delivery/paper-copy.ts"
import { leftAt } from "../document/delivery/standing.ts"
import type { EntryNote } from "../document/entry/event.ts"
import { linesOf, type OutgoingStage, recipientsOf } from "../document/outgoing/state.ts"
import { streamName } from "../log/stream-kind.ts"
import { dateOf, type LocalDate, type VietnamTime, yearOf } from "../time/vietnam-time.ts"
import { printCode } from "../vocabulary/document-code.ts"
import { documentTypeName } from "../vocabulary/document-type.ts"
import { statusCode } from "../vocabulary/status-code.ts"
import { type OutgoingLine, outgoingLines } from "./outgoing-board.ts"
import type { ReadModel } from "./read-model.ts"
import { deliveriesByDocument } from "./tracking-board.ts"

/**
 * A line of the outgoing register (sổ đăng ký văn bản đi) with the ten columns of Decree 30/2020, Annex IV.
 * Unknown columns are empty: `registers.note` adds what only the registry knows.
 */
export interface OutgoingEntry {
  readonly document: string
  readonly register: string
  readonly year: number
  readonly number: number
  /** 1) Số, ký hiệu văn bản. */
  readonly code: string
  /** 2) Ngày tháng văn bản. */
  readonly date: LocalDate
  /** 3) Tên loại và trích yếu nội dung văn bản. */
  readonly typeName: string
  readonly subject: string
  /** 4) Người ký. */
  readonly signer: string
  /** 5) Nơi nhận văn bản: the current recipients, or before dispatch those printed at its foot. */
  readonly recipients: ReadonlyArray<string>
  /** 6) Đơn vị, người nhận bản lưu. */
  readonly copyKeptBy: string
  /** 7) Số lượng bản: as the registry notes, otherwise the number of recipients that get paper by a rule. */
  readonly copies: number
  /**
   * 8) Ngày chuyển: as the registry notes, otherwise the day it was first sent, electronically or on paper.
   */
  readonly sentOn: LocalDate | ""
  /**
   * 9) Ký nhận: the recipients whose systems reported its arrival and the time they state, and who signed for
   * it by hand.
   */
  readonly receipts: ReadonlyArray<{ readonly to: string; readonly at?: VietnamTime }>
  readonly signedForBy: string
  /** 10) Ghi chú: the outcome, and the registry's notes. */
  readonly remarks: ReadonlyArray<string>
  readonly stage: OutgoingStage
}

const remarksOn = (line: OutgoingLine, { remark }: EntryNote): ReadonlyArray<string> => {
  const { dispatched, closed, recall, replacedBy, updates } = line
  const present = new Set(recipientsOf(line))
  const removed = linesOf(line).flatMap(({ to }) => (present.has(to.code) ? [] : [to.name]))
  return [
    ...(dispatched?.legalValue === "for-information" ? ["Gửi để biết, tham khảo"] : []),
    ...(dispatched?.replaces ?? []).map(({ code }) => `Thay thế ${printCode(code)}`),
    ...(updates.length > 0 && removed.length > 0 ? [`Bỏ nơi nhận: ${removed.join(", ")}`] : []),
    ...(closed ? [`Không phát hành: ${closed.reason}`] : []),
    ...(recall ? [`Thu hồi: ${recall.reason}`] : []),
    ...(replacedBy ? [`Được thay thế bằng ${printCode(replacedBy.code)}`] : []),
    ...(remark === undefined ? [] : [remark]),
  ]
}

const recipientNames = (line: OutgoingLine): ReadonlyArray<string> => {
  if (!line.dispatched) return line.draft.toPlaces
  const present = new Set(recipientsOf(line))
  return linesOf(line).flatMap(({ to }) => (present.has(to.code) ? [to.name] : []))
}

const receiptOf = ({ to, reports }: Delivery) => {
  const arrived = reports[statusCode.arrived]
  if (arrived === undefined) return []
  return [{ to: to.name, ...(arrived.reportedAt !== undefined && { at: arrived.reportedAt }) }]
}

const entry = (
  line: OutgoingLine,
  deliveries: ReadonlyArray<Delivery>,
  note: EntryNote,
): ReadonlyArray<OutgoingEntry> => {
  const { document, code, stage, numbered, draft, signed } = line
  if (!numbered) return []
  const [left] = deliveries
    .flatMap((delivery) => leftAt(delivery) ?? paperSentAt(delivery.paper) ?? [])
    .toSorted()
  return [
    {
      document,
      register: numbered.register,
      year: yearOf(numbered.date),
      number: numbered.number,
      code,
      date: numbered.date,
      typeName: documentTypeName(draft.type),
      subject: draft.subject,
      signer: signed?.signer.name ?? "",
      recipients: recipientNames(line),
      copyKeptBy: note.copyKeptBy ?? "",
      copies: note.copies ?? linesOf(line).filter(({ way }) => way.paper).length,
      sentOn: note.handedOn ?? (left === undefined ? "" : dateOf(left)),
      receipts: deliveries.flatMap(receiptOf),
      signedForBy: note.signedForBy ?? "",
      remarks: remarksOn(line, note),
      stage,
    },
  ]
}

/** The entries of all outgoing registers, in the order of their documents' drafts. */
export const outgoingEntries = (model: ReadModel): ReadonlyArray<OutgoingEntry> => {
  const deliveries = deliveriesByDocument(model)
  return outgoingLines(model).flatMap((line) =>
    entry(
      line,
      deliveries.get(line.document) ?? [],
      model.entryNotes.get(streamName.outgoing(line.document)) ?? {},
    ),
  )
}
