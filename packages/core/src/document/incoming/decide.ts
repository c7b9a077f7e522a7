import { Result } from "effect"
import type { Tolerance } from "../../packet/tolerance.ts"
import { saysNothing } from "../../text/says-nothing.ts"
import { dateOf, type LocalDate, printDate, type VietnamTime, yearOf } from "../../time/vietnam-time.ts"
import { type InputError, reject } from "../../vocabulary/input-error.ts"
import { describeRefusal } from "../../vocabulary/refusal-reason.ts"
import { decideConversion, type NoteConversion } from "../conversion.ts"
import type { Decider } from "../decider.ts"
import { type DocumentError, deny } from "../document-error.ts"
import { decideReply, isReplyCommand, type ReplyCommand } from "../reply.ts"
import { type AnswerCommand, answer, isAnswer } from "./answer.ts"
import type { Checked, Envelope, IncomingEvent, Refusal } from "./event.ts"
import { fingerprint, isOtherDocument, isSameDocument, isSameFingerprint } from "./fingerprint.ts"
import { decideForSender, isOfSender, type SenderCommand } from "./sender-command.ts"
import { evolve, type Incoming } from "./state.ts"

/** The commands to an incoming document: from an arrival, from its sender, or from the agency that has it. */
export type IncomingCommand =
  /** A complete copy arrived and was checked. */
  | {
      readonly _tag: "Arrive"
      readonly entry: string
      readonly envelope: Envelope
      readonly checked: Checked
      readonly sameCodeAs?: string
      readonly outsideFunction?: string
      /**
       * When the sender says it added this agency to the recipients, if the document comes for that reason.
       */
      readonly addedAt?: VietnamTime
    }
  /** A copy arrived that must be refused at once. */
  | {
      readonly _tag: "RefuseOnArrival"
      readonly entry: string
      readonly envelope: Envelope
      readonly refusal: Refusal
      readonly tolerances?: readonly [Tolerance, ...ReadonlyArray<Tolerance>]
      readonly addedAt?: VietnamTime
    }
  | SenderCommand
  | ReplyCommand
  | NoteConversion
  | AnswerCommand
  | { readonly _tag: "Register"; readonly register: string; readonly number: number; readonly year: number }
  | { readonly _tag: "Refuse"; readonly refusal: Refusal }
  | ({ readonly _tag: "Assign" } & Omit<Extract<IncomingEvent, { _tag: "Assigned" }>, "_tag">)
  | { readonly _tag: "ExtendDeadline"; readonly due: LocalDate; readonly reason: string }
  | { readonly _tag: "HandBack"; readonly reason: string }
  | { readonly _tag: "StartProcessing" }
  | { readonly _tag: "Complete"; readonly note?: string }

const numberOf = ({ registered }: Incoming) => {
  if (!registered) return undefined
  const { register, number, at, year = yearOf(dateOf(at)) } = registered
  return { register, number, year }
}

/** The date by which the document is to be completed: the agency's own, else the sender's. */
const deadlineOf = ({ deadline, dueUntilDone, envelope }: Incoming): LocalDate | undefined =>
  deadline?.due ?? (dueUntilDone ?? envelope).dueDate

type Decision = Result.Result<ReadonlyArray<IncomingEvent>, DocumentError | InputError>

const accepted = (...events: ReadonlyArray<IncomingEvent>): Decision => Result.succeed(events)
const denied = (error: DocumentError | InputError): Decision => Result.fail(error)

/**
 * Whether a document that was given back comes again because its sender added the agency again, and not as a
 * late copy.
 */
const isBroughtAgain = (
  { stage, recall, destroyedAt }: Incoming,
  addedAt: VietnamTime | undefined,
): boolean => {
  const before = recall?.statedAt ?? recall?.askedAt ?? destroyedAt
  return stage === "destroyed" && addedAt !== undefined && before !== undefined && addedAt > before
}

/** Refuses a complete document under the identifier of another that is here, or was here. */
const conflicting = (entry: string, envelope: Envelope, { files, tolerances = [] }: Checked): Decision => {
  const text = describeRefusal("same-id-different-content", { documentId: envelope.wireId }).vi
  const refusal: Refusal = { reason: "same-id-different-content", text }
  const [first, ...rest] = tolerances
  return accepted({
    _tag: "ConflictingCopyRefused",
    entry,
    fingerprint: fingerprint(envelope, files),
    refusal,
    ...(first && { from: envelope.from.code, tolerances: [first, ...rest] }),
  })
}

/**
 * Decides about a copy that must be refused. A broken copy changes nothing when a complete one is here, or
 * was here and is destroyed; a broken packet of another document is refused beside it.
 */
const refuse = (
  state: Incoming | undefined,
  command: Extract<IncomingCommand, { _tag: "RefuseOnArrival" }>,
): Decision => {
  const { entry, envelope, refusal, tolerances, addedAt } = command
  const isKept = state?.content || (state?.stage === "destroyed" && !isBroughtAgain(state, addedAt))
  if (!state || !isKept) return accepted({ ...command, _tag: "RefusedOnArrival" })
  return isOtherDocument(state.envelope, envelope)
    ? accepted({
        _tag: "ConflictingCopyRefused",
        entry,
        fingerprint: fingerprint(envelope, []),
        refusal,
        ...(tolerances && { from: envelope.from.code, tolerances }),
      })
    : accepted({ _tag: "DuplicateArrived", entry })
}

/** Decides about a complete copy: the first, a repetition, or different content under the same identifier. */
const arrive = (
  state: Incoming | undefined,
  command: Extract<IncomingCommand, { _tag: "Arrive" }>,
): Decision => {
  const { entry, envelope, checked, sameCodeAs, outsideFunction, addedAt } = command
  const added = addedAt !== undefined && { addedAt }
  const print = fingerprint(envelope, checked.files)
  // The content before an update, whichever of the two came first.
  const isOlder =
    (state?.envelope.kind === "update" && envelope.kind !== "update") ||
    state?.earlier.some((content) => isSameFingerprint(content.fingerprint, print))
  if (state?.stage === "destroyed" && !isBroughtAgain(state, addedAt))
    return isOtherDocument(state.envelope, envelope)
      ? conflicting(entry, envelope, checked)
      : accepted({ _tag: "DuplicateArrived", entry })
  // An agency that is added and already has the document gets it twice.
  const isTwice =
    added && state?.content && isSameDocument(state.content.fingerprint, envelope, checked.files)
  if (
    isTwice ||
    (state?.content && isSameFingerprint(state.content.fingerprint, print)) ||
    (state?.content && isOlder)
  )
    return accepted({ _tag: "DuplicateArrived", entry })
  if (state?.content && state.stage !== "refused") return conflicting(entry, envelope, checked)
  return accepted({
    _tag: "Arrived",
    entry,
    envelope,
    checked,
    fingerprint: print,
    ...(sameCodeAs !== undefined && { sameCodeAs }),
    ...(outsideFunction !== undefined && { outsideFunction }),
    ...added,
  })
}

/** Why a document cannot be answered or copied, if so: its content is not here. */
export const replyError = ({ stage, content, refusal }: Incoming): DocumentError | undefined => {
  if (stage === "destroyed") return deny("destroyed")
  if (stage === "refused") return deny("refused-already", { text: refusal?.text ?? "" })
  return content ? undefined : deny("not-arrived")
}

/** Decides what a command does to an incoming document, or why it does nothing. */
export const decide = (state: Incoming | undefined, command: IncomingCommand): Decision => {
  if (command._tag === "Arrive") return arrive(state, command)
  if (command._tag === "RefuseOnArrival") return refuse(state, command)
  if (state === undefined) return denied(deny("unknown-document"))
  if (isReplyCommand(command))
    return accepted(...(state.stage === "destroyed" ? [] : decideReply(state, command)))
  if (isOfSender(command)) return decideForSender(state, command)
  if (state.stage === "destroyed") return denied(deny("destroyed"))
  if (isAnswer(command)) return answer(state, command)
  if (state.stage === "refused") return denied(deny("refused-already", { text: state.refusal?.text ?? "" }))
  if (!state.content) return denied(deny("not-arrived"))
  // A document that was given back and came again is accepted again, under the number it already has.
  const registered = state.stage === "arrived" ? undefined : state.registered
  switch (command._tag) {
    case "Register":
      return registered
        ? denied(deny("registered-already", { number: String(registered.number) }))
        : accepted({ ...command, ...numberOf(state), _tag: "Registered" })
    case "Refuse":
      if (registered) return denied(deny("registered-already", { number: String(registered.number) }))
      return saysNothing(command.refusal.text)
        ? denied(reject("reason-missing"))
        : accepted({ _tag: "RefusedByClerk", refusal: command.refusal })
    case "Assign":
      if (!registered) return denied(deny("not-registered"))
      if (state.stage === "completed") return denied(deny("completed-already"))
      return accepted({ ...command, _tag: "Assigned" })
    case "ExtendDeadline": {
      if (!registered) return denied(deny("not-registered"))
      if (state.stage === "completed") return denied(deny("completed-already"))
      if (saysNothing(command.reason)) return denied(reject("grounds-missing"))
      const standing = deadlineOf(state)
      return standing !== undefined && command.due <= standing
        ? denied(reject("deadline-not-later", { due: printDate(standing) }))
        : accepted({ ...command, _tag: "DeadlineExtended" })
    }
    case "HandBack":
      if (!registered) return denied(deny("not-registered"))
      if (state.stage === "completed") return denied(deny("completed-already"))
      if (state.assignedTo === undefined) return denied(deny("not-assigned"))
      return saysNothing(command.reason)
        ? denied(reject("grounds-missing"))
        : accepted({ ...command, _tag: "HandedBack" })
    case "StartProcessing":
      if (!registered) return denied(deny("not-registered"))
      if (state.stage === "completed") return denied(deny("completed-already"))
      return state.stage === "processing" ? accepted() : accepted({ _tag: "ProcessingStarted" })
    case "NoteConversion":
      return accepted(...decideConversion(state, command))
    case "Complete":
      if (!registered) return denied(deny("not-registered"))
      return state.stage === "completed"
        ? denied(deny("completed-already"))
        : accepted({ ...command, _tag: "Completed" })
  }
}

/** The decider of a received document (văn bản đến). */
export const incoming: Decider<Incoming, IncomingCommand, IncomingEvent, DocumentError | InputError> = {
  decide,
  evolve,
}
