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

/** What became of a status report that we owe another agency (phản hồi trạng thái gửi đi). */
export const NoticeEvent = Schema.Union([NoticeSent, NoticeParked])
export type NoticeEvent = typeof NoticeEvent.Type
