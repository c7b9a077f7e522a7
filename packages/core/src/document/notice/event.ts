import { Schema } from "effect"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { Reason } from "../../vocabulary/ground.ts"

const about = {
  /** Two digits, see `statusNames`. */
  status: Schema.String,
  to: Schema.String,
  /** The stream of the document it speaks of, `incoming/…` or `delivery/…`. */
  about: Schema.String,
}

const NoticeSent = Schema.TaggedStruct("NoticeSent", { ...about, attempt: Schema.Int })
const NoticeParked = Schema.TaggedStruct("NoticeParked", {
  ...about,
  attempt: Schema.Int,
  problem: Schema.String,
  text: Reason,
})

/** Work that could not even be attempted, and why: a person must look. */
const WorkParked = Schema.TaggedStruct("WorkParked", {
  kind: Schema.String,
  attempt: Schema.Int,
  /** The error's code, or which of the three there is no error for. */
  problem: Schema.String,
  text: Reason,
})

/** Somebody started parked work again. */
const WorkRequeued = Schema.TaggedStruct("WorkRequeued", {
  kind: Schema.String,
  attempt: Schema.Int,
  /** The note with which it had been parked. */
  parkedFor: Schema.String,
})

/** Somebody took work from a worker that was dead. */
const WorkReleased = Schema.TaggedStruct("WorkReleased", {
  kind: Schema.String,
  attempt: Schema.Int,
  worker: Schema.String,
  leasedUntil: VietnamTime,
})

/** What became of what we owe another agency: a status report (phản hồi trạng thái gửi đi), or other work. */
export const NoticeEvent = Schema.Union([NoticeSent, NoticeParked, WorkParked, WorkRequeued, WorkReleased])
export type NoticeEvent = typeof NoticeEvent.Type
