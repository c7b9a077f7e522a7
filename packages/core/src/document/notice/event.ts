import { Schema } from "effect"
import { ResponseFor, Staff } from "../../packet/party.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { Digest } from "../../vocabulary/file.ts"
import { Reason } from "../../vocabulary/ground.ts"

const about = {
  /** Two digits, see `statusNames`; `update` for the packet of an update. */
  status: Schema.String,
  to: Schema.String,
  /** The stream of the document it is about, `incoming/…`, `delivery/…` or, for an update, `outgoing/…`. */
  about: Schema.String,
}

const NoticeSent = Schema.TaggedStruct("NoticeSent", {
  ...about,
  attempt: Schema.Int,
  /** The packet's id at the axis, if it gave one. By it the packet is looked up in the axis' sent list. */
  axisId: Schema.optionalKey(Schema.String),
  /** What it said, to say it again should the axis lose it. Absent in older events. */
  said: Schema.optionalKey(
    Schema.Struct({
      responseFor: ResponseFor,
      description: Schema.String,
      staff: Schema.optionalKey(Staff),
      timestamp: Schema.optionalKey(VietnamTime),
    }),
  ),
  /** For the packet of an update what it takes to send it again. Absent in older events. */
  update: Schema.optionalKey(
    Schema.Struct({
      number: Schema.Int,
      packet: Digest,
      /** All recipients of the kept packet, and those of them to whom it was sent this time. */
      packetTo: Schema.Array(Schema.String),
      to: Schema.Array(Schema.String),
    }),
  ),
  /** How often it had been sent before, because the axis' sent list did not have it. Absent for none. */
  repeated: Schema.optionalKey(Schema.Int),
})
const NoticeParked = Schema.TaggedStruct("NoticeParked", {
  ...about,
  attempt: Schema.Int,
  problem: Schema.String,
  text: Reason,
})

/** Work that could not even be attempted, and why. A person must look. */
const WorkParked = Schema.TaggedStruct("WorkParked", {
  kind: Schema.String,
  attempt: Schema.Int,
  /** The error's code, or one of three values for a case without an error. */
  problem: Schema.String,
  text: Reason,
})

/** A person restarted parked work. */
const WorkRequeued = Schema.TaggedStruct("WorkRequeued", {
  kind: Schema.String,
  attempt: Schema.Int,
  /** The note it had been parked with. */
  parkedFor: Schema.String,
})

/** A person released work from a dead worker. */
const WorkReleased = Schema.TaggedStruct("WorkReleased", {
  kind: Schema.String,
  attempt: Schema.Int,
  worker: Schema.String,
  leasedUntil: VietnamTime,
})

/**
 * The events of work owed to another agency: a status report (phản hồi trạng thái gửi đi), or other outbox
 * work.
 */
export const NoticeEvent = Schema.Union([NoticeSent, NoticeParked, WorkParked, WorkRequeued, WorkReleased])
export type NoticeSent = typeof NoticeSent.Type
export type NoticeEvent = typeof NoticeEvent.Type
