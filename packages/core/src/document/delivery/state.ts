import type { VietnamTime } from "../../calendar/vietnam-time.ts"
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
  }
  /** The last failure while it is not submitted; `parked` when no further attempt is made by itself. */
  readonly failure?: {
    readonly at: VietnamTime
    readonly attempt: number
    readonly text: string
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
  if (delivery.recallAsked) {
    const answer = recallAnswer(delivery.reports)
    return answer === "agreed" ? "recalled" : answer === "declined" ? "recall-declined" : "recall-asked"
  }
  const reported = furthest(delivery.reports)
  if (reported) return reported
  if (delivery.submitted) return "sent"
  if (delivery.withdrawn) return "withdrawn"
  if (!delivery.way.electronic) return "paper-only"
  return delivery.failure ? (delivery.failure.parked ? "parked" : "retrying") : "waiting"
}

/** Whether what the recipient reported does not fit together and a person should look. */
export const needsAttention = (delivery: Delivery): boolean =>
  contradictory(delivery.reports) || standingOf(delivery) === "parked" || standingOf(delivery) === "refused"

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
      return { ...state, failure: { ...event, at, parked: false } }
    case "SubmissionParked":
      return {
        ...state,
        failure: { ...event, at, indeterminate: state.failure?.indeterminate ?? false, parked: true },
      }
    case "SubmissionRequeued":
      return state.failure ? { ...state, failure: { ...state.failure, parked: false } } : state
    case "Submitted":
      return {
        ...state,
        submitted: { at, knownBy: event.knownBy, ...(event.axisId && { axisId: event.axisId }) },
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
