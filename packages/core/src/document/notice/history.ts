import { Schema } from "effect"
import { inBothLanguages } from "../delivery/history.ts"
import { formerly, grew, type History, lineage } from "../history/lineage.ts"
import type { NoticeEvent } from "./event.ts"

const NoticeParked1 = Schema.TaggedStruct("NoticeParked", {
  status: Schema.String,
  to: Schema.String,
  about: Schema.String,
  attempt: Schema.Int,
  problem: Schema.String,
  text: Schema.String,
})

const WorkParked1 = Schema.TaggedStruct("WorkParked", {
  kind: Schema.String,
  attempt: Schema.Int,
  text: Schema.String,
})

/** The earlier versions of a notice's events. */
export const noticeHistory: History<NoticeEvent> = {
  // Version 2 added what it said, and how it is looked up at the axis.
  // Version 3 added the packets of updates, which are looked up too.
  NoticeSent: lineage(grew<NoticeEvent>(), grew<NoticeEvent>()),
  NoticeParked: lineage(formerly(NoticeParked1, inBothLanguages)),
  // Until version 2 it had no code and was written for programmers.
  WorkParked: lineage(
    formerly(WorkParked1, (old) => ({
      ...old,
      problem: "work-broken",
      text: { en: `The work failed: ${old.text}`, vi: `Việc không thực hiện được: ${old.text}` },
    })),
  ),
}
