import { Effect } from "effect"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import type { Delivery } from "../../document/delivery/delivery.ts"
import type { NoticeEvent, NoticeSent } from "../../document/notice/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { commandDelivery, loadDelivery } from "../change/delivery.ts"
import { note } from "../stream/append.ts"
import { nothing, type Recording } from "./recording.ts"
import type { RetryDecision } from "./retry-decision.ts"

/**
 * Where a failed attempt is shown. `Failing` is what must be known of the attempt for that. Work that cannot
 * even be attempted, for example of another release, is always shown under its own stream.
 */
export interface Failure<Failing> {
  readonly name: string
  readonly description: string
  readonly show: (work: LeasedWork, decision: RetryDecision, failing: Failing) => Recording
}

/** The command for each delivery of a document; none for deliveries that the work does not concern. */
export interface OfDeliveries<Given extends ReadonlyArray<unknown> = []> {
  readonly document: string
  readonly to: ReadonlyArray<string>
  readonly command: (
    to: string,
    delivery: Delivery | undefined,
    ...given: Given
  ) => DeliveryCommand | undefined
}

/** Records a result for each recipient, decided on the delivery's state at that time. */
export const ofDeliveries =
  ({ document, to, command }: OfDeliveries): Recording =>
  (at) =>
    Effect.map(
      Effect.forEach(to, (recipient) =>
        Effect.flatMap(loadDelivery(document, recipient), (delivery) => {
          const asked = command(recipient, delivery.state)
          return commandDelivery(delivery, at, ...(asked ? [asked] : []))
        }),
      ),
      (changes) => ({ changes }),
    )

/** Shows the failure in each recipient's delivery. */
export const deliveries: Failure<OfDeliveries<[RetryDecision]>> = {
  name: "deliveries",
  description: "each recipient's delivery: tracking board, fault log",
  show: (_, decision, { command, ...those }) =>
    ofDeliveries({ ...those, command: (to, delivery) => command(to, delivery, decision) }),
}

/** What is sent and its recipients, as the events of its work name them. */
export interface Notice {
  readonly status: string
  readonly to: ReadonlyArray<string>
  readonly about: string
}

const noticeOf = ({ id }: LeasedWork, event: NoticeEvent): Recording => {
  const noted = note("notice", streamName.notice(id), [event])
  return () => Effect.succeed({ appends: [noted] })
}

/** Records under its own work that something was sent, and what is needed to look it up and say it again. */
export const noticeSent = (
  work: LeasedWork,
  { to, ...notice }: Notice,
  sent: Pick<NoticeSent, "axisId" | "said" | "update" | "repeated"> = {},
): Recording =>
  noticeOf(work, { _tag: "NoticeSent", ...notice, to: to.join(", "), attempt: work.attempt, ...sent })

/** Shows the failure in the work's own stream, when nothing retries it. */
export const notices: Failure<Notice> = {
  name: "notices",
  description: "the work's own stream: fault log",
  show: (work, { attempt, problem, text, retryAt }, { to, ...notice }) =>
    retryAt === undefined
      ? noticeOf(work, { _tag: "NoticeParked", ...notice, to: to.join(", "), attempt, problem, text })
      : nothing,
}

/** For work whose attempts cannot fail: its own stream shows when it cannot be attempted. */
export const broken: Failure<undefined> = { ...notices, show: () => nothing }
