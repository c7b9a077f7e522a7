import type { VietnamTime } from "../../time/vietnam-time.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import type { Delivery } from "./delivery.ts"
import type { DeliveryEvent, StatusReport } from "./event.ts"
import { leavePaper } from "./paper-copy.ts"

/** When the recipient, by its own clock, last agreed to anything. */
const agreedAt = ({ answers }: Delivery): VietnamTime | undefined =>
  answers.flatMap(({ status, reportedAt }) => (status === statusCode.agreed ? (reportedAt ?? []) : [])).at(-1)

/** Begins a new sending. What was asked stays, so that a late answer to it is not taken for one to something else. */
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
    closed: questions.length,
    forgiven: questions.length,
    former: [...former, { ...(update !== undefined && { update }), ...(leftAt && { leftAt }) }],
    reports: {},
    ...(since && { reportsSince: since }),
  }
}

/** Has a recipient that kept the document count again. */
export const countAgain = ({ withdrawn, ...delivery }: Delivery): Delivery => ({
  ...delivery,
  forgiven: delivery.questions.length,
  paper: leavePaper(delivery.paper, delivery.way.paper),
})

/** Whether a report is about a former sending: by the recipient's own clock, given before it gave that back. */
export const isOfFormer = ({ reportsSince }: Delivery, { reportedAt }: StatusReport): boolean =>
  reportsSince !== undefined && reportedAt !== undefined && reportedAt < reportsSince

/**
 * Whether a report shows that the recipient has the document. Where it was sent before, only one that is surely about
 * this sending does, so that a late one cannot keep it from going out.
 */
export const showsArrival = ({ former, reportsSince }: Delivery, { reportedAt }: StatusReport): boolean =>
  former.length === 0 || (reportsSince !== undefined && reportedAt !== undefined && reportedAt > reportsSince)
