import { Schema } from "effect"

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
  text: Schema.String,
})

/** Work that could not even be attempted, and why: a person must look. */
const WorkParked = Schema.TaggedStruct("WorkParked", {
  kind: Schema.String,
  attempt: Schema.Int,
  text: Schema.String,
})

/** What became of what we owe another agency: a status report (phản hồi trạng thái gửi đi), or work that is broken. */
export const NoticeEvent = Schema.Union([NoticeSent, NoticeParked, WorkParked])
export type NoticeEvent = typeof NoticeEvent.Type
