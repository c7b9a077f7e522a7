import { Schema } from "effect"
import type { Delivery } from "../document/delivery/delivery.ts"
import { paperSentAt } from "../document/delivery/paper-copy.ts"
import { standingOf } from "../document/delivery/standing.ts"
import { furthest } from "../document/delivery/status-lattice.ts"
import type { Incoming, IncomingStage } from "../document/incoming/state.ts"
import type { Reason } from "../vocabulary/ground.ts"

/**
 * Trạng thái xử lý, by the names of Decision 28/2018, Art. 10.2h. Its list is open: before a document arrives
 * it is being prepared, closed without being issued, waiting, or sent.
 */
export const DocumentStatus = Schema.Literals([
  "preparing",
  "not-issued",
  "waiting",
  "sent",
  "arrived",
  "accepted",
  "assigned",
  "processing",
  "completed",
  "refused",
  "recalled",
  "deleted",
])
export type DocumentStatus = typeof DocumentStatus.Type

/** The name of each status. In Vietnamese the eight of Art. 10.2h have the article's own words. */
export const documentStatusNames: Readonly<Record<DocumentStatus, Reason>> = {
  preparing: { en: "being drafted and signed", vi: "đang soạn thảo, ký" },
  "not-issued": { en: "not issued", vi: "không phát hành" },
  waiting: { en: "waiting to be sent", vi: "chờ gửi" },
  sent: { en: "sent", vi: "đã gửi" },
  arrived: { en: "arrived", vi: "đã đến" },
  accepted: { en: "accepted", vi: "đã tiếp nhận" },
  assigned: { en: "assigned", vi: "đã chuyển xử lý" },
  processing: { en: "in progress", vi: "đang xử lý" },
  completed: { en: "completed", vi: "đã hoàn thành" },
  refused: { en: "refused (returned)", vi: "từ chối nhận (trả lại)" },
  recalled: { en: "recalled", vi: "thu hồi" },
  deleted: { en: "deleted", vi: "xóa" },
}

const byStage: Readonly<Record<IncomingStage, ReadonlyArray<DocumentStatus>>> = {
  refused: ["refused"],
  arrived: ["arrived"],
  registered: ["accepted"],
  assigned: ["assigned"],
  processing: ["processing"],
  completed: ["completed"],
  destroyed: ["recalled", "deleted"],
}

/** The status of an incoming document. One that was given back is recalled and deleted. */
export const incomingStatuses = ({ stage }: Incoming): ReadonlyArray<DocumentStatus> => byStage[stage]

/** The status of a document at one recipient. */
export const recipientStatus = (delivery: Delivery): DocumentStatus => {
  const standing = standingOf(delivery)
  switch (standing) {
    case "waiting":
    case "retrying":
    case "parked":
      return "waiting"
    case "paper-only":
      return paperSentAt(delivery.paper) === undefined ? "waiting" : "sent"
    case "withdrawn":
    case "recalled":
    case "paper-out":
      return "recalled"
    case "recall-asked":
    case "recall-declined":
      return furthest(delivery.reports) ?? "sent"
    default:
      return standing
  }
}
