import { Schema } from "effect"
import { VietnamTime } from "../time/vietnam-time.ts"
import { Party, ResponseFor, Staff } from "./party.ts"
import type { Tolerance } from "./tolerance.ts"

/**
 * A status packet (gói tin trạng thái): one agency tells another the status of a document. For 01-06, 15 and
 * 16 `from` is the receiver and `responseFor.organId` the sender of the document; for 13 it is the other way
 * round.
 */
export const StatusPacket = Schema.TaggedStruct("StatusPacket", {
  from: Party,
  responseFor: ResponseFor,
  staff: Schema.optionalKey(Staff),
  /** Two digits; see `statusNames`. */
  status: Schema.String,
  description: Schema.String,
  /** Absent when the packet has none or its time is unreadable. Packets carry whole seconds. */
  timestamp: Schema.optionalKey(VietnamTime),
})
export interface StatusPacket extends Schema.Schema.Type<typeof StatusPacket> {}

/** A status packet that was read. */
export interface ReadStatusPacket extends StatusPacket {
  /** Further documents that the packet names beside `responseFor`. Absent when there are none. */
  readonly others?: ReadonlyArray<ResponseFor>
  /** What was tolerated. Absent when nothing was. */
  readonly tolerated?: ReadonlyArray<Tolerance>
}
