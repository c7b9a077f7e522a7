import type { Incoming, IncomingStage } from "@lienthong/core"
import type { DocumentStatus } from "@lienthong/core/report"

const statusOf: Readonly<Record<IncomingStage, DocumentStatus>> = {
  refused: "refused",
  arrived: "arrived",
  registered: "accepted",
  assigned: "assigned",
  processing: "processing",
  completed: "completed",
  destroyed: "recalled",
}

/** The state of a received document in the words of Decision 28, Art. 10.2h. */
export const incomingStatus = ({ stage }: Pick<Incoming, "stage">): DocumentStatus => statusOf[stage]

/** Whether the sender asked something that nobody has answered. */
export const awaitsAnswer = ({ stage, recall, update }: Incoming): boolean =>
  stage !== "destroyed" && stage !== "refused" && [recall, update].some((asked) => asked && !asked.answer)
