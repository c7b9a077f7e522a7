import { Result } from "effect"
import { nextStatedAt, wholeSeconds } from "../../packet/question.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Digest } from "../../vocabulary/file.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import type { Decider } from "../decider.ts"
import { type DocumentError, deny } from "../document-error.ts"
import type { Delivery } from "./delivery.ts"
import type { DeliveryEvent, StatusReport } from "./event.ts"
import { showsArrival } from "./former-sending.ts"
import {
  isAskedBack,
  isStopped,
  isTakenBack,
  isUnheard,
  lastStatedAt,
  mayBeAskedAgain,
  mayBeResent,
  standingOf,
} from "./standing.ts"
import { evolve } from "./state.ts"
import { isKnown } from "./status-lattice.ts"
import { saysNothingNew } from "./unheard.ts"

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
      /** It is no fault of the document: it waits, for the axis or alone until it is known whose fault it was. */
      readonly waits?: "for-axis" | "alone"
    }
  | {
      readonly _tag: "Submit"
      readonly attempt: number
      readonly axisId?: string
      readonly knownBy: "answer" | "query" | "duplicate" | "report"
      readonly takenAt?: VietnamTime
      readonly packet?: Digest
    }
  /** The axis, asked after a recall, does not have it: it stays here. */
  | { readonly _tag: "StayBack" }
  | { readonly _tag: "Requeue" }
  /** Takes it back: nothing more leaves, and who may have it is asked for it. */
  | { readonly _tag: "Recall"; readonly reason: string; readonly at: VietnamTime }
  /** Asks a recipient once more that has declined, or has agreed without saying to what. */
  | { readonly _tag: "RecallAgain"; readonly reason: string; readonly at: VietnamTime }
  /** Asks the recipient to take in a change of the document. */
  | { readonly _tag: "AskUpdate"; readonly reason: string; readonly at: VietnamTime }
  /** Adds a recipient again that was removed. */
  | ({ readonly _tag: "AddAgain" } & Omit<Extract<DeliveryEvent, { _tag: "QueuedAgain" }>, "_tag">)
  | { readonly _tag: "RecordPaper" }
  | { readonly _tag: "RecordPaperReturned" }
  | { readonly _tag: "Report"; readonly report: StatusReport }
  /** Takes in what the axis' sent list says of it while nobody has reported on it. */
  | ({ readonly _tag: "HearAxis" } & Omit<Extract<DeliveryEvent, { _tag: "SentListAsked" }>, "_tag">)
  /** Sends it once more to a recipient that has not reported on it. */
  | { readonly _tag: "Resend" }
  | ({ readonly _tag: "EndResend" } & Omit<Extract<DeliveryEvent, { _tag: "Resent" }>, "_tag">)
  | ({ readonly _tag: "ParkResend" } & Omit<Extract<DeliveryEvent, { _tag: "ResendParked" }>, "_tag">)

type Decision = Result.Result<ReadonlyArray<DeliveryEvent>, DocumentError>

const ok = (...events: ReadonlyArray<DeliveryEvent>): Decision => Result.succeed(events)

const no = (...reason: Parameters<typeof deny>): Decision => Result.fail(deny(...reason))

/** Whether it is on record already what a document meets with that waits, however often it does. */
const isOnRecord = (
  { failure }: Delivery,
  { waits, problem, indeterminate }: Extract<DeliveryCommand, { _tag: "Fail" }>,
): boolean => {
  const news = indeterminate && failure?.indeterminate !== true
  if (waits === "for-axis") return !news
  return waits === "alone" && !news && failure?.problem === problem && !failure.parked
}

/** Also where a report has shown meanwhile that the axis took it: a fault that was met is told. */
const fail = (
  state: Delivery,
  command: Extract<DeliveryCommand, { _tag: "Fail" }>,
): ReadonlyArray<DeliveryEvent> => {
  const { attempt, problem, text, indeterminate, retryAt, waits } = command
  const failed = { attempt, problem, text, indeterminate }
  if (retryAt === undefined) return [{ _tag: "SubmissionParked", ...failed }]
  if (isOnRecord(state, command)) return []
  return waits === "for-axis"
    ? [{ _tag: "SubmissionCutOff", attempt, problem, text }]
    : [{ _tag: "SubmissionFailed", ...failed, retryAt }]
}

type Submitted = Extract<DeliveryEvent, { _tag: "Submitted" }>

const askBack = (state: Delivery, reason: string, at: VietnamTime): DeliveryEvent => ({
  _tag: "RecallAsked",
  reason,
  statedAt: nextStatedAt(lastStatedAt(state), at),
})

/** The packet has left. Taken back while it was already on the wire, it is asked back with the reason given then. */
const leave = (state: Delivery, submitted: Submitted): ReadonlyArray<DeliveryEvent> =>
  state.withdrawn && !isAskedBack(state)
    ? [submitted, askBack(state, state.withdrawn.reason, state.withdrawn.statedAt)]
    : [submitted]

const recall = (state: Delivery, reason: string, at: VietnamTime): ReadonlyArray<DeliveryEvent> => {
  if (isTakenBack(state)) return []
  const mayHaveLeft = state.submitted !== undefined || state.failure?.indeterminate === true
  return [
    mayHaveLeft ? askBack(state, reason, at) : { _tag: "Withdrawn", reason, statedAt: wholeSeconds(at) },
  ]
}

/** What was taken back for good goes out anew; what its recipient declined to give back is still there. */
const addAgain = (state: Delivery, command: Extract<DeliveryCommand, { _tag: "AddAgain" }>): Decision => {
  const standing = standingOf(state)
  if (standing === "recall-asked") return no("recall-unanswered", { recipient: state.to.name })
  if (standing === "recall-declined") return ok({ _tag: "CountedAgain", update: command.update })
  return isTakenBack(state)
    ? ok({ ...command, _tag: "QueuedAgain" })
    : no("recipient-already", { recipient: state.to.name })
}

/** The last reason for which it was asked back. */
const recallReason = ({ questions }: Delivery) => questions.findLast(({ kind }) => kind === "recall")?.reason

/** What happens to a delivery when something is asked of it, or why nothing does. */
export const decide = (state: Delivery | undefined, command: DeliveryCommand): Decision => {
  if (command._tag === "Queue")
    return state ? Result.fail(deny("already-exists")) : ok({ ...command, _tag: "Queued" })
  if (state === undefined) return Result.fail(deny("unknown-document"))
  switch (command._tag) {
    case "Fail":
      return ok(...fail(state, command))
    case "Submit":
      return state.submitted ? ok() : ok(...leave(state, { ...command, _tag: "Submitted" }))
    case "StayBack": {
      const reason = recallReason(state)
      return reason !== undefined && !state.submitted && !state.withdrawn
        ? ok({ _tag: "Withdrawn", reason })
        : ok()
    }
    case "Requeue":
      return isStopped(state)
        ? ok({ _tag: "SubmissionRequeued" })
        : no("not-parked", { recipient: state.to.name })
    case "Recall":
      return ok(...recall(state, command.reason, command.at))
    case "RecallAgain":
      return mayBeAskedAgain(state)
        ? ok(askBack(state, command.reason, command.at))
        : no("recall-not-declined", { recipient: state.to.name })
    case "AskUpdate": {
      // A packet that has the change could otherwise be the first that the recipient gets, and nobody would know it.
      if (state.way.electronic && !state.submitted && !state.withdrawn)
        return no("not-sent-yet", { recipient: state.to.name })
      if (isTakenBack(state) || !state.way.electronic) return ok()
      const statedAt = nextStatedAt(lastStatedAt(state), command.at)
      return ok({ _tag: "UpdateAsked", reason: command.reason, statedAt })
    }
    case "AddAgain":
      return addAgain(state, command)
    case "RecordPaper":
      if (!state.way.paper) return no("paper-without-rule", { recipient: state.to.name })
      return state.paper._tag === "due" || state.paper._tag === "kept"
        ? ok({ _tag: "PaperSent", article: state.way.article })
        : ok()
    case "RecordPaperReturned":
      if (state.paper._tag === "back") return ok()
      return state.paper._tag === "wanted"
        ? ok({ _tag: "PaperReturned" })
        : no("paper-not-wanted", { recipient: state.to.name })
    case "Report":
      if (isKnown(state, command.report)) return ok()
      // Whoever reports on it has it, whatever the axis has answered so far.
      return ok(
        ...(state.submitted || !state.way.electronic || !showsArrival(state, command.report)
          ? []
          : leave(state, { _tag: "Submitted", attempt: state.failure?.attempt ?? 1, knownBy: "report" })),
        { _tag: "StatusReported", report: command.report },
      )
    case "HearAxis":
      return isUnheard(state) && !saysNothingNew(state.unheard, command)
        ? ok({ ...command, _tag: "SentListAsked" })
        : ok()
    case "Resend":
      return mayBeResent(state)
        ? ok({ _tag: "ResendQueued" })
        : no("not-parked", { recipient: state.to.name })
    case "EndResend":
      return state.submitted ? ok({ ...command, _tag: "Resent" }) : ok()
    case "ParkResend":
      return state.submitted ? ok({ ...command, _tag: "ResendParked" }) : ok()
  }
}

/** A document on its way to one recipient. */
export const delivery: Decider<Delivery, DeliveryCommand, DeliveryEvent, DocumentError> = { decide, evolve }
