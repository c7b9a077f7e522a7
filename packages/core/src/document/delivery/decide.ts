import { Result } from "effect"
import type { VietnamTime } from "../../calendar/vietnam-time.ts"
import type { Reason } from "../../policy/ground.ts"
import { type DocumentError, deny } from "../document-error.ts"
import type { DeliveryEvent, StatusReport } from "./event.ts"
import { type Delivery, isStopped } from "./state.ts"
import { isKnown } from "./status-lattice.ts"

/** What can be asked of a delivery. */
export type DeliveryCommand =
  | ({ readonly _tag: "Queue" } & Omit<Extract<DeliveryEvent, { _tag: "Queued" }>, "_tag">)
  | {
      readonly _tag: "Fail"
      readonly attempt: number
      readonly problem: string
      readonly text: Reason
      readonly indeterminate: boolean
      /** When to try again; absent: no more attempts. */
      readonly retryAt?: VietnamTime
    }
  | {
      readonly _tag: "Submit"
      readonly attempt: number
      readonly axisId?: string
      readonly knownBy: "answer" | "query" | "duplicate" | "report"
      readonly takenAt?: VietnamTime
    }
  /** The axis, asked after a recall, does not have it: it stays here. */
  | { readonly _tag: "StayBack" }
  | { readonly _tag: "Requeue" }
  | { readonly _tag: "Recall"; readonly reason: string }
  | { readonly _tag: "RecordPaper" }
  | { readonly _tag: "Report"; readonly report: StatusReport }

type Decision = Result.Result<ReadonlyArray<DeliveryEvent>, DocumentError>

const ok = (...events: ReadonlyArray<DeliveryEvent>): Decision => Result.succeed(events)

type Submitted = Extract<DeliveryEvent, { _tag: "Submitted" }>

/** The packet has left. Withdrawn while it was already on the wire, it must be asked back. */
const leave = (state: Delivery, submitted: Submitted): ReadonlyArray<DeliveryEvent> =>
  state.withdrawn && !state.recallAsked
    ? [submitted, { _tag: "RecallAsked", reason: "Văn bản đã được thu hồi trong khi đang gửi" }]
    : [submitted]

/** What happens to a delivery when something is asked of it, or why nothing does. */
export const decide = (state: Delivery | undefined, command: DeliveryCommand): Decision => {
  if (command._tag === "Queue")
    return state ? Result.fail(deny("already-exists")) : ok({ ...command, _tag: "Queued" })
  if (state === undefined) return Result.fail(deny("unknown-document"))
  switch (command._tag) {
    case "Fail": {
      // Also where a report has shown meanwhile that the axis took it: a fault that was met is told.
      const { attempt, problem, text, indeterminate, retryAt } = command
      const failed = { attempt, problem, text, indeterminate }
      return retryAt
        ? ok({ _tag: "SubmissionFailed", ...failed, retryAt })
        : ok({ _tag: "SubmissionParked", ...failed })
    }
    case "Submit":
      return state.submitted ? ok() : ok(...leave(state, { ...command, _tag: "Submitted" }))
    case "StayBack":
      return state.recallAsked && !state.submitted && !state.withdrawn
        ? ok({ _tag: "Withdrawn", reason: state.recallAsked.reason })
        : ok()
    case "Requeue":
      return isStopped(state)
        ? ok({ _tag: "SubmissionRequeued" })
        : Result.fail(deny("not-parked", { recipient: state.to.name }))
    case "Recall": {
      if (state.recallAsked || state.withdrawn) return ok()
      const mayHaveLeft = state.submitted !== undefined || state.failure?.indeterminate === true
      return ok({ _tag: mayHaveLeft ? "RecallAsked" : "Withdrawn", reason: command.reason })
    }
    case "RecordPaper":
      if (!state.way.paper) return Result.fail(deny("paper-without-rule", { recipient: state.to.name }))
      if (state.withdrawn || state.recallAsked) return Result.fail(deny("recalled-already"))
      return state.paperSentAt ? ok() : ok({ _tag: "PaperSent", article: state.way.article })
    case "Report":
      if (isKnown(state.reports, command.report)) return ok()
      // Whoever reports on it has it, whatever the axis has answered so far.
      return ok(
        ...(state.submitted || !state.way.electronic
          ? []
          : leave(state, { _tag: "Submitted", attempt: state.failure?.attempt ?? 1, knownBy: "report" })),
        { _tag: "StatusReported", report: command.report },
      )
  }
}
