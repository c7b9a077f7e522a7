import type { DocumentHistoryEntry } from "@lienthong/core/report"
import type { Markup } from "../page/html.ts"
import { ownStrip, type Strip } from "../page/strip.ts"
import type { Viewer } from "../visit/visit.ts"

/** The way of a received document in this agency: arrived, accepted, assigned, in progress, done. */
export const incomingStrip = (viewer: Viewer, history: ReadonlyArray<DocumentHistoryEntry>): Markup => {
  const { say } = viewer
  const last = (...events: ReadonlyArray<string>) => history.findLast(({ event }) => events.includes(event))
  const refused = last("RefusedByClerk", "RefusedOnArrival")
  const steps: ReadonlyArray<Strip> = [
    { title: say("Đến", "Arrived"), entry: last("Arrived"), article: "QĐ 28, Điều 9.1" },
    refused
      ? { title: say("Từ chối nhận", "Refused"), entry: refused, article: "QĐ 28, Điều 5.4" }
      : { title: say("Tiếp nhận", "Accepted"), entry: last("Registered"), article: "NĐ 30, Điều 22" },
    { title: say("Trình, chuyển", "Assigned"), entry: last("Assigned"), article: "NĐ 30, Điều 23" },
    { title: say("Xử lý", "In progress"), entry: last("ProcessingStarted"), article: "NĐ 30, Điều 24" },
    { title: say("Hoàn thành", "Completed"), entry: last("Completed"), article: "NĐ 30, Điều 24" },
  ]
  return ownStrip(viewer, steps)
}
