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
  isUnreported,
  lastStatedAt,
  mayBeAskedAgain,
  mayBeResent,
  standingOf,
} from "./standing.ts"
import { evolve } from "./state.ts"
import { isKnown } from "./status-lattice.ts"
import { saysNothingNew } from "./unreported.ts"

/** The commands to a delivery. */
export type DeliveryCommand =
  | ({ readonly _tag: "Queue" } & Omit<Extract<DeliveryEvent, { _tag: "Queued" }>, "_tag">)
  | {
      readonly _tag: "Fail"
      readonly attempt: number
      readonly problem: string
      readonly text: Reason
      readonly indeterminate: boolean
      /** When to retry. Absent when there are no more attempts. */
      readonly retryAt?: VietnamTime
      /** The fault is not the document's: it waits for the axis, or runs alone until the cause is known. */
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
  /** The axis, asked after a recall, does not have the packet, so it stays here. */
  | { readonly _tag: "StayBack" }
  | { readonly _tag: "Requeue" }
  /** Takes the document back: nothing more is sent, and a recipient that may have it is asked for it. */
  | { readonly _tag: "Recall"; readonly reason: string; readonly at: VietnamTime }
  /** Asks a recipient again that declined, or agreed without saying to what. */
  | { readonly _tag: "RecallAgain"; readonly reason: string; readonly at: VietnamTime }
  /** Asks the recipient to apply an update of the document. */
  | { readonly _tag: "AskUpdate"; readonly reason: string; readonly at: VietnamTime }
  /** Adds a removed recipient again. */
  | ({ readonly _tag: "AddAgain" } & Omit<Extract<DeliveryEvent, { _tag: "QueuedAgain" }>, "_tag">)
  | { readonly _tag: "RecordPaper" }
  | { readonly _tag: "RecordPaperReturned" }
  | { readonly _tag: "Report"; readonly report: StatusReport }
  /** Records what the axis' sent list says about it while no report has arrived. */
  | ({ readonly _tag: "HearAxis" } & Omit<Extract<DeliveryEvent, { _tag: "SentListAsked" }>, "_tag">)
  /** Sends it again to a recipient that has not reported on it. */
  | { readonly _tag: "Resend" }
  | ({ readonly _tag: "EndResend" } & Omit<Extract<DeliveryEvent, { _tag: "Resent" }>, "_tag">)
  | ({ readonly _tag: "ParkResend" } & Omit<Extract<DeliveryEvent, { _tag: "ResendParked" }>, "_tag">)

type Decision = Result.Result<ReadonlyArray<DeliveryEvent>, DocumentError>

const accepted = (...events: ReadonlyArray<DeliveryEvent>): Decision => Result.succeed(events)

const denied = (...reason: Parameters<typeof deny>): Decision => Result.fail(deny(...reason))

/**
 * Whether the obstacle that a waiting document meets is already recorded: it is recorded once, however often
 * it is met.
 */
const isOnRecord = (
  { failure }: Delivery,
  { waits, problem, indeterminate }: Extract<DeliveryCommand, { _tag: "Fail" }>,
): boolean => {
  const news = indeterminate && failure?.indeterminate !== true
  if (waits === "for-axis") return !news
  return waits === "alone" && !news && failure?.problem === problem && !failure.parked
}

/** A fault is also recorded when a report has meanwhile shown that the axis accepted the packet. */
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

/**
 * The packet was sent. If the document was taken back while it was on its way, it is now recalled for the
 * reason given then.
 */
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

/**
 * A document that was fully taken back is sent again. A recipient that declined to give it back still has it.
 */
const addAgain = (state: Delivery, command: Extract<DeliveryCommand, { _tag: "AddAgain" }>): Decision => {
  const standing = standingOf(state)
  if (standing === "recall-asked") return denied("recall-unanswered", { recipient: state.to.name })
  if (standing === "recall-declined") return accepted({ _tag: "CountedAgain", update: command.update })
  return isTakenBack(state)
    ? accepted({ ...command, _tag: "QueuedAgain" })
    : denied("recipient-already", { recipient: state.to.name })
}

/** The reason for the last recall. */
const recallReason = ({ questions }: Delivery) => questions.findLast(({ kind }) => kind === "recall")?.reason

/** Decides what a command does to a delivery, or why it does nothing. */
export const decide = (state: Delivery | undefined, command: DeliveryCommand): Decision => {
  if (command._tag === "Queue")
    return state ? Result.fail(deny("already-exists")) : accepted({ ...command, _tag: "Queued" })
  if (state === undefined) return Result.fail(deny("unknown-document"))
  switch (command._tag) {
    case "Fail":
      return accepted(...fail(state, command))
    case "Submit":
      return state.submitted ? accepted() : accepted(...leave(state, { ...command, _tag: "Submitted" }))
    case "StayBack": {
      const reason = recallReason(state)
      return reason !== undefined && !state.submitted && !state.withdrawn
        ? accepted({ _tag: "Withdrawn", reason })
        : accepted()
    }
    case "Requeue":
      return isStopped(state)
        ? accepted({ _tag: "SubmissionRequeued" })
        : denied("not-parked", { recipient: state.to.name })
    case "Recall":
      return accepted(...recall(state, command.reason, command.at))
    case "RecallAgain":
      return mayBeAskedAgain(state)
        ? accepted(askBack(state, command.reason, command.at))
        : denied("recall-not-declined", { recipient: state.to.name })
    case "AskUpdate": {
      // Otherwise the update's packet could be the first that the recipient gets, and nobody would know.
      if (state.way.electronic && !state.submitted && !state.withdrawn)
        return denied("not-sent-yet", { recipient: state.to.name })
      if (isTakenBack(state) || !state.way.electronic) return accepted()
      const statedAt = nextStatedAt(lastStatedAt(state), command.at)
      return accepted({ _tag: "UpdateAsked", reason: command.reason, statedAt })
    }
    case "AddAgain":
      return addAgain(state, command)
    case "RecordPaper":
      if (!state.way.paper) return denied("paper-without-rule", { recipient: state.to.name })
      return state.paper._tag === "due" || state.paper._tag === "kept"
        ? accepted({ _tag: "PaperSent", article: state.way.article })
        : accepted()
    case "RecordPaperReturned":
      if (state.paper._tag === "back") return accepted()
      return state.paper._tag === "wanted"
        ? accepted({ _tag: "PaperReturned" })
        : denied("paper-not-wanted", { recipient: state.to.name })
    case "Report":
      if (isKnown(state, command.report)) return accepted()
      // A recipient that reports on it has it, whatever the axis has answered so far.
      return accepted(
        ...(state.submitted || !state.way.electronic || !showsArrival(state, command.report)
          ? []
          : leave(state, { _tag: "Submitted", attempt: state.failure?.attempt ?? 1, knownBy: "report" })),
        { _tag: "StatusReported", report: command.report },
      )
    case "HearAxis":
      return isUnreported(state) && !saysNothingNew(state.unheard, command)
        ? accepted({ ...command, _tag: "SentListAsked" })
        : accepted()
    case "Resend":
      return mayBeResent(state)
        ? accepted({ _tag: "ResendQueued" })
        : denied("not-parked", { recipient: state.to.name })
    case "EndResend":
      return state.submitted ? accepted({ ...command, _tag: "Resent" }) : accepted()
    case "ParkResend":
      return state.submitted ? accepted({ ...command, _tag: "ResendParked" }) : accepted()
  }
}

/** The decider of a delivery: a document on its way to one recipient. */
export const delivery: Decider<Delivery, DeliveryCommand, DeliveryEvent, DocumentError> = { decide, evolve }
