import { earlier, later, type VietnamTime } from "../../calendar/vietnam-time.ts"
import type { Reason } from "../../policy/ground.ts"
import type { DeliveryEvent } from "./event.ts"
import {
  contradictory,
  furthest,
  join,
  type ReportedProgress,
  type Reports,
  recallAnswer,
} from "./status-lattice.ts"

type Queued = Omit<Extract<DeliveryEvent, { _tag: "Queued" }>, "_tag">

/** A document on its way to one recipient. */
export interface Delivery extends Queued {
  readonly queuedAt: VietnamTime
  /** When and how we learned that the axis has it. */
  readonly submitted?: {
    readonly at: VietnamTime
    readonly knownBy: "answer" | "query" | "duplicate" | "report"
    readonly axisId?: string
    /** When the axis took it, by its own account. */
    readonly takenAt?: VietnamTime
  }
  /** The last failure while it is not submitted; `parked` when no further attempt is made by itself. */
  readonly failure?: {
    readonly at: VietnamTime
    readonly attempt: number
    /** The error's code, `transport/timed-out`, and what it says. */
    readonly problem: string
    readonly text: Reason
    /** Whether any attempt so far may have got through: a later one that surely did not does not settle that. */
    readonly indeterminate: boolean
    readonly parked: boolean
  }
  readonly withdrawn: boolean
  readonly paperSentAt?: VietnamTime
  readonly recallAsked?: { readonly at: VietnamTime; readonly reason: string }
  readonly reports: Reports
}

/** Where a delivery stands, in one word, as the tracking board shows it. */
export type Standing =
  | "paper-only"
  | "waiting"
  | "retrying"
  | "parked"
  | "withdrawn"
  | "sent"
  | ReportedProgress
  | "recall-asked"
  | "recall-declined"
  | "recalled"

/** Derived from the whole state, so that the order of reports cannot matter. */
export const standingOf = (delivery: Delivery): Standing => {
  // Asked back while nobody knew whether it had left, and then found never to have left.
  if (delivery.withdrawn && !delivery.submitted) return "withdrawn"
  if (delivery.recallAsked) {
    const answer = recallAnswer(delivery.reports)
    return answer === "agreed" ? "recalled" : answer === "declined" ? "recall-declined" : "recall-asked"
  }
  const reported = furthest(delivery.reports)
  if (reported) return reported
  if (delivery.submitted) return "sent"
  if (!delivery.way.electronic) return "paper-only"
  return delivery.failure ? (delivery.failure.parked ? "parked" : "retrying") : "waiting"
}

/**
 * When the document left for the recipient (thời điểm gửi): when the axis took it, by its own account where it gave
 * one, which may be long before we learned of it. Never before it was queued nor after we knew, whatever clock the
 * axis goes by. None while it has not left.
 */
export const leftAt = ({ queuedAt, submitted }: Delivery): VietnamTime | undefined => {
  if (submitted === undefined) return undefined
  const { at, takenAt = at } = submitted
  return earlier(later(takenAt, queuedAt), at)
}

/**
 * Whether sending has come to a stop with something left to find out: whether to send it or, when it was recalled
 * meanwhile, whether it had left. `Requeue` starts it again.
 */
export const isStopped = ({ failure, submitted, withdrawn }: Delivery): boolean =>
  failure?.parked === true && !submitted && (!withdrawn || failure.indeterminate)

/** Whether a person should look: sending stopped, or the recipient refused or reported what does not fit together. */
export const needsAttention = (delivery: Delivery): boolean =>
  contradictory(delivery.reports) || isStopped(delivery) || standingOf(delivery) === "refused"

/** Applies one event. Total: an event that does not fit leaves the state as it is. */
export const evolve = (
  state: Delivery | undefined,
  event: DeliveryEvent,
  at: VietnamTime,
): Delivery | undefined => {
  if (event._tag === "Queued") {
    const { _tag, ...queued } = event
    return state ?? { ...queued, queuedAt: at, withdrawn: false, reports: {} }
  }
  if (state === undefined) return undefined
  switch (event._tag) {
    case "SubmissionFailed":
    case "SubmissionParked": {
      const { attempt, problem, text } = event
      const indeterminate = event.indeterminate || (state.failure?.indeterminate ?? false)
      const parked = event._tag === "SubmissionParked"
      return { ...state, failure: { at, attempt, problem, text, indeterminate, parked } }
    }
    case "SubmissionRequeued":
      return state.failure ? { ...state, failure: { ...state.failure, parked: false } } : state
    case "Submitted":
      return {
        ...state,
        submitted: {
          at,
          knownBy: event.knownBy,
          ...(event.axisId && { axisId: event.axisId }),
          ...(event.takenAt && { takenAt: event.takenAt }),
        },
      }
    case "PaperSent":
      return { ...state, paperSentAt: at }
    case "Withdrawn":
      return { ...state, withdrawn: true }
    case "RecallAsked":
      return { ...state, recallAsked: { at, reason: event.reason } }
    case "StatusReported":
      return { ...state, reports: join(state.reports, event.report) }
  }
}
