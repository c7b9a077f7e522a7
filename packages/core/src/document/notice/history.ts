import { Schema } from "effect"
import { inBothLanguages } from "../delivery/history.ts"
import { formerly, type History, lineage } from "../history/lineage.ts"
import type { NoticeEvent } from "./event.ts"

const NoticeParked1 = Schema.TaggedStruct("NoticeParked", {
  status: Schema.String,
  to: Schema.String,
  about: Schema.String,
  attempt: Schema.Int,
  problem: Schema.String,
  text: Schema.String,
})

/** What the events of a notice were like in earlier versions. */
export const noticeHistory: History<NoticeEvent> = {
  NoticeParked: lineage(formerly(NoticeParked1, inBothLanguages)),
}
