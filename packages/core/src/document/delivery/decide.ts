import { Result } from "effect"
import type { VietnamTime } from "../../calendar/vietnam-time.ts"
import { type DocumentError, deny } from "../document-error.ts"
import type { DeliveryEvent, StatusReport } from "./event.ts"
import type { Delivery } from "./state.ts"
import { isKnown } from "./status-lattice.ts"

/** What can be asked of a delivery. */
export type DeliveryCommand =
  | ({ readonly _tag: "Queue" } & Omit<Extract<DeliveryEvent, { _tag: "Queued" }>, "_tag">)
  | {
      readonly _tag: "Fail"
      readonly attempt: number
      readonly problem: string
      readonly text: string
      readonly indeterminate: boolean
      /** When to try again; absent: no more attempts. */
      readonly retryAt?: VietnamTime
    }
  | {
      readonly _tag: "Submit"
      readonly attempt: number
      readonly axisId?: string
      readonly knownBy: "answer" | "query" | "duplicate" | "report"
    }
  | { readonly _tag: "Requeue" }
  | { readonly _tag: "Recall"; readonly reason: string }
  | { readonly _tag: "RecordPaper" }
  | { readonly _tag: "Report"; readonly report: StatusReport }

type Decision = Result.Result<ReadonlyArray<DeliveryEvent>, DocumentError>

const ok = (...events: ReadonlyArray<DeliveryEvent>): Decision => Result.succeed(events)

/** What happens to a delivery when something is asked of it, or why nothing does. */
export const decide = (state: Delivery | undefined, command: DeliveryCommand): Decision => {
  if (command._tag === "Queue")
    return state ? Result.fail(deny("already-exists")) : ok({ ...command, _tag: "Queued" })
  if (state === undefined) return Result.fail(deny("unknown-document"))
  switch (command._tag) {
    case "Fail": {
      // A report or an earlier answer has shown meanwhile that the axis took it: the failure is history.
      if (state.submitted) return ok()
      const { attempt, problem, text, indeterminate, retryAt } = command
      return retryAt
        ? ok({ _tag: "SubmissionFailed", attempt, problem, text, indeterminate, retryAt })
        : ok({ _tag: "SubmissionParked", attempt, problem, text })
    }
    case "Submit": {
      if (state.submitted) return ok()
      const submitted: DeliveryEvent = { ...command, _tag: "Submitted" }
      // Withdrawn while the packet was already on the wire: the recipient has it, so it must be asked back.
      return state.withdrawn && !state.recallAsked
        ? ok(submitted, { _tag: "RecallAsked", reason: "Văn bản đã được thu hồi trong khi đang gửi" })
        : ok(submitted)
    }
    case "Requeue":
      return state.failure?.parked && !state.submitted && !state.withdrawn
        ? ok({ _tag: "SubmissionRequeued" })
        : Result.fail(deny("not-parked", { recipient: state.to.name }))
    case "Recall": {
      if (state.recallAsked || state.withdrawn) return ok()
      const reachedNobody =
        !state.submitted && !state.failure?.indeterminate && Object.keys(state.reports).length === 0
      return reachedNobody
        ? ok({ _tag: "Withdrawn", reason: command.reason })
        : ok({ _tag: "RecallAsked", reason: command.reason })
    }
    case "RecordPaper":
      if (!state.way.paper) return Result.fail(deny("paper-without-rule", { recipient: state.to.name }))
      return state.paperSentAt ? ok() : ok({ _tag: "PaperSent", article: state.way.article })
    case "Report":
      if (isKnown(state.reports, command.report)) return ok()
      // After a time-out nobody knew whether the axis had the packet: a report from the recipient settles it.
      return state.failure?.indeterminate && !state.submitted
        ? ok(
            { _tag: "Submitted", attempt: state.failure.attempt, knownBy: "report" },
            { _tag: "StatusReported", report: command.report },
          )
        : ok({ _tag: "StatusReported", report: command.report })
  }
}
