import type { VietnamTime } from "../../time/vietnam-time.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import type { Delivery } from "./delivery.ts"
import type { DeliveryEvent, StatusReport } from "./event.ts"
import { leavePaper } from "./paper-copy.ts"

/** When the recipient, by its own clock, last agreed to anything. */
const agreedAt = ({ answers }: Delivery): VietnamTime | undefined =>
  answers.flatMap(({ status, reportedAt }) => (status === statusCode.agreed ? (reportedAt ?? []) : [])).at(-1)

/**
 * Starts a new sending. The questions stay, so that a late answer to one is not taken for an answer to
 * another.
 */
export const sendAgain = (
  delivery: Delivery,
  { _tag, ...queued }: Extract<DeliveryEvent, { _tag: "QueuedAgain" }>,
  at: VietnamTime,
  leftAt: VietnamTime | undefined,
): Delivery => {
  const { failure, submitted, withdrawn, reportsSince, heardAt, unheard, ...kept } = delivery
  const { update, questions, former, paper } = kept
  const since = agreedAt(delivery)
  return {
    ...kept,
    ...queued,
    queuedAt: at,
    paper: leavePaper(paper, queued.way.paper),
    questionsBeforeResend: questions.length,
    recallsWaived: questions.length,
    former: [...former, { ...(update !== undefined && { update }), ...(leftAt && { leftAt }) }],
    reports: {},
    ...(since && { reportsSince: since }),
  }
}

/** Restores a recipient that kept the document. */
export const restoreRecipient = ({ withdrawn, ...delivery }: Delivery): Delivery => ({
  ...delivery,
  recallsWaived: delivery.questions.length,
  paper: leavePaper(delivery.paper, delivery.way.paper),
})

/** Whether a report is about a former sending: by the recipient's own clock, it precedes giving that back. */
export const isOfFormer = ({ reportsSince }: Delivery, { reportedAt }: StatusReport): boolean =>
  reportsSince !== undefined && reportedAt !== undefined && reportedAt < reportsSince

/**
 * Whether a report shows that the recipient has the document. After a former sending only a report that is
 * surely about this one counts, so that a late report cannot stop the new sending.
 */
export const showsArrival = ({ former, reportsSince }: Delivery, { reportedAt }: StatusReport): boolean =>
  former.length === 0 || (reportsSince !== undefined && reportedAt !== undefined && reportedAt > reportsSince)
