import { Result } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { SendDeadline } from "../../policy/deadline/send-deadline.ts"
import { type DocumentForm, equalForm } from "../../policy/equal-form.ts"
import { type LegalValue, legalValue } from "../../policy/legal-value.ts"
import { saysNothing } from "../../text/says-nothing.ts"
import type { LocalDate } from "../../time/vietnam-time.ts"
import type { DocumentCode } from "../../vocabulary/document-code.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import { codeOfType, isCopy } from "../../vocabulary/document-type.ts"
import type { Digest, FileRef } from "../../vocabulary/file.ts"
import { type InputError, reject } from "../../vocabulary/input-error.ts"
import type { CertificateSummary, SignatureHolder } from "../../vocabulary/signature.ts"
import { decideConversion, type NoteConversion } from "../conversion.ts"
import type { Decider } from "../decider.ts"
import { type DocumentError, deny } from "../document-error.ts"
import { decideReply, isReplyCommand, type ReplyCommand } from "../reply.ts"
import { asDispatched, type Dispatched } from "./as-dispatched.ts"
import type { DirectoryUsed, DispatchLine, Draft, OutgoingEvent, OutgoingRef } from "./event.ts"
import { evolve, linesOf, type Outgoing, recipientsOf } from "./state.ts"

type Files = readonly [FileRef, ...Array<FileRef>]

/**
 * The commands to an outgoing document. Files, certificates and numbers are passed in ready-made, so deciding
 * is pure.
 */
export type OutgoingCommand =
  | { readonly _tag: "Draft"; readonly draft: Draft }
  | { readonly _tag: "Revise"; readonly draft: Draft }
  | {
      readonly _tag: "SignAsPerson"
      readonly signer: Actor
      readonly authority?: string
      readonly files: Files
      readonly certificate: CertificateSummary
    }
  | {
      readonly _tag: "TakeNumber"
      readonly register: string
      readonly number: number
      readonly code: DocumentCode
      readonly date: LocalDate
    }
  | { readonly _tag: "SealAsAgency"; readonly files: Files; readonly certificate: CertificateSummary }
  | {
      readonly _tag: "Dispatch"
      readonly wireId: string
      readonly lines: ReadonlyArray<DispatchLine>
      readonly packet?: Digest
      readonly deadline: SendDeadline
      /**
       * Set explicitly to send the document without both signatures, for information and reference only (Art.
       * 4.2).
       */
      readonly forInformation: boolean
      readonly replaces?: ReadonlyArray<OutgoingRef>
      readonly directory?: DirectoryUsed
    }
  /** Another document replaces this one. */
  | {
      readonly _tag: "Replace"
      readonly by: OutgoingRef
      readonly form: DocumentForm
    }
  /** The document that replaced this one was recalled. */
  | { readonly _tag: "RecallReplacement"; readonly document: string }
  | {
      readonly _tag: "Update"
      readonly reason: string
      readonly dueDate?: LocalDate
      readonly added: ReadonlyArray<DispatchLine>
      readonly removed: ReadonlyArray<string>
      readonly packet?: Digest
      readonly directory?: DirectoryUsed
    }
  | { readonly _tag: "Recall"; readonly reason: string }
  | { readonly _tag: "CloseUnissued"; readonly reason: string }
  | ReplyCommand
  | NoteConversion

/** The commands to a document that was dispatched. */
type FollowUp = Extract<OutgoingCommand, { readonly _tag: "Replace" | "Update" | "Recall" }>

type Decision = Result.Result<ReadonlyArray<OutgoingEvent>, DocumentError | InputError>

const accepted = (...events: ReadonlyArray<OutgoingEvent>): Decision => Result.succeed(events)
const denied = (error: DocumentError | InputError): Decision => Result.fail(error)

/** The legal value that the document's signatures give it (Decision 28/2018, Art. 4). */
export const valueOf = (document: Outgoing): LegalValue =>
  legalValue(
    { person: document.signed !== undefined, agency: document.sealed !== undefined },
    codeOfType(document.draft.type),
  ).value

const checkDraft = (draft: Draft): InputError | undefined => {
  if (saysNothing(draft.subject)) return reject("subject-missing")
  if (draft.urgency === "timed-flash") return reject("urgency-read-only")
  const empty = draft.files.find((file) => file.size === 0)
  return empty && reject("file-empty", { file: empty.name })
}

const codesOf = ({ to }: DispatchLine): ReadonlyArray<string> =>
  to.otherCode === undefined ? [to.code] : [to.code, to.otherCode]

/** Finds a recipient named twice. An agency named by each of its two codes would get the document twice. */
const checkTwice = (
  lines: ReadonlyArray<DispatchLine>,
  before: ReadonlyArray<DispatchLine> = [],
): InputError | undefined => {
  const seen = new Set(before.flatMap(codesOf))
  for (const line of lines) {
    const codes = codesOf(line)
    if (codes.some((code) => seen.has(code))) return reject("recipient-duplicate", { code: line.to.code })
    for (const code of codes) seen.add(code)
  }
  return undefined
}

const checkLines = (lines: ReadonlyArray<DispatchLine>): InputError | undefined =>
  lines.length === 0 ? reject("recipient-none") : checkTwice(lines)

const replacing = (replaces: ReadonlyArray<OutgoingRef> = []) => {
  const [first, ...rest] = replaces
  return first ? { replaces: [first, ...rest] as const } : {}
}

/** Why a document may not be replaced by another, if so (Decree 30/2020, Art. 18.3). */
const replaceError = (
  state: Dispatched,
  { form }: Extract<FollowUp, { _tag: "Replace" }>,
): DocumentError | undefined => {
  if (state.replacedBy) return deny("replaced-already", { code: printCode(state.replacedBy.code) })
  const { equal, reason } = equalForm(
    { type: state.draft.type, legalValue: state.dispatched.legalValue },
    form,
  )
  return equal ? undefined : deny("not-equal-form", { reason: reason.vi, reasonEn: reason.en })
}

/** Why an update of a document is not allowed, if so. */
const updateError = (
  state: Dispatched,
  command: Extract<FollowUp, { _tag: "Update" }>,
): DocumentError | InputError | undefined => {
  if (state.replacedBy) return deny("replaced-already", { code: printCode(state.replacedBy.code) })
  if (saysNothing(command.reason)) return reject("reason-missing")
  const { added, removed, dueDate } = command
  if (added.length + removed.length === 0 && dueDate === undefined) return reject("update-empty")
  const present = new Set(recipientsOf(state))
  const twice = checkTwice(
    added,
    linesOf(state).filter(({ to }) => present.has(to.code)),
  )
  if (twice) return twice
  for (const code of removed) if (!present.delete(code)) return deny("not-a-recipient", { recipient: code })
  return present.size + added.length === 0 ? reject("recipient-none") : undefined
}

/** Decides what a command does to a document that was dispatched. */
const decideFollowUp = (state: Dispatched, command: FollowUp): Decision => {
  switch (command._tag) {
    case "Replace": {
      const wrong = replaceError(state, command)
      return wrong ? denied(wrong) : accepted({ _tag: "Replaced", by: command.by })
    }
    case "Update": {
      const wrong = updateError(state, command)
      return wrong
        ? denied(wrong)
        : accepted({ ...command, _tag: "Updated", number: state.updates.length + 1 })
    }
    case "Recall":
      return saysNothing(command.reason)
        ? denied(reject("reason-missing"))
        : accepted({ _tag: "RecallStarted", reason: command.reason })
  }
}

/**
 * Why a document may not be signed, if so. Checked before a key is used, so that no forbidden signature is
 * created. The person signs before the agency (Decree 30/2020, Art. 5.1).
 */
export const signError = (state: Outgoing, as: SignatureHolder): DocumentError | undefined => {
  const { recall, closed, dispatched, signed, sealed, numbered, draft } = state
  if (closed) return deny("closed-already", { reason: closed.reason })
  if (recall) return deny("recalled-already")
  if (dispatched) return deny("dispatched-already", { at: dispatched.at })
  if (as === "person" && signed) return deny("signed-already")
  if (sealed) return deny("sealed-already", { code: numbered ? printCode(numbered.code) : "" })
  return as === "agency" && !signed && !isCopy(draft.type) ? deny("not-signed") : undefined
}

/** Why a document may not be dispatched, if so. Checked before it is packed. */
export const dispatchError = (
  { recall, closed, dispatched, numbered, ...state }: Outgoing,
  lines: ReadonlyArray<DispatchLine>,
  forInformation: boolean,
): DocumentError | InputError | undefined => {
  if (recall) return deny("recalled-already")
  if (closed) return deny("closed-already", { reason: closed.reason })
  if (dispatched) return deny("dispatched-already", { at: dispatched.at })
  if (valueOf(state) !== "original" && !forInformation) return deny("not-sealed")
  return numbered ? checkLines(lines) : deny("not-numbered")
}

/** Decides what a command does to an outgoing document, or why it does nothing. */
export const decide = (state: Outgoing | undefined, command: OutgoingCommand): Decision => {
  if (command._tag === "Draft") {
    if (state) return denied(deny("already-exists"))
    const wrong = checkDraft(command.draft)
    return wrong ? denied(wrong) : accepted({ _tag: "Drafted", draft: command.draft })
  }
  if (state === undefined) return denied(deny("unknown-document"))
  if (isReplyCommand(command)) return accepted(...(state.closed ? [] : decideReply(state, command)))
  if (command._tag === "RecallReplacement")
    return state.replacedBy?.document === command.document
      ? accepted({ _tag: "ReplacementRecalled", document: command.document })
      : accepted()
  if (state.recall) return denied(deny("recalled-already"))
  if (state.closed) return denied(deny("closed-already", { reason: state.closed.reason }))
  switch (command._tag) {
    case "Revise": {
      if (state.signed || state.sealed || state.dispatched) return denied(deny("signed-already"))
      const wrong = checkDraft(command.draft)
      return wrong ? denied(wrong) : accepted({ _tag: "Revised", draft: command.draft })
    }
    case "SignAsPerson": {
      const wrong = signError(state, "person")
      return wrong ? denied(wrong) : accepted({ ...command, _tag: "SignedByPerson" })
    }
    case "TakeNumber":
      return state.numbered
        ? denied(deny("sealed-already", { code: printCode(state.numbered.code) }))
        : accepted({ ...command, _tag: "Numbered" })
    case "SealAsAgency": {
      const wrong = signError(state, "agency")
      if (wrong) return denied(wrong)
      return state.numbered ? accepted({ ...command, _tag: "SealedByAgency" }) : denied(deny("not-numbered"))
    }
    case "Dispatch": {
      const wrong = dispatchError(state, command.lines, command.forInformation)
      if (wrong) return denied(wrong)
      const [first, ...rest] = command.lines as [DispatchLine, ...Array<DispatchLine>]
      return accepted({
        _tag: "Dispatched",
        wireId: command.wireId,
        legalValue: valueOf(state),
        lines: [first, ...rest],
        ...(command.packet && { packet: command.packet }),
        deadline: command.deadline,
        ...replacing(command.replaces),
        ...(command.directory && { directory: command.directory }),
      })
    }
    case "Replace":
    case "Update":
    case "Recall":
      return Result.flatMap(asDispatched(state), (dispatched) => decideFollowUp(dispatched, command))
    case "NoteConversion":
      return state.numbered ? accepted(...decideConversion(state, command)) : denied(deny("not-numbered"))
    case "CloseUnissued":
      if (state.dispatched) return denied(deny("dispatched-already", { at: state.dispatched.at }))
      return saysNothing(command.reason)
        ? denied(reject("reason-missing"))
        : accepted({ _tag: "ClosedUnissued", reason: command.reason })
  }
}

/** The decider of a document that this agency issues, from its draft to its recall. */
export const outgoing: Decider<Outgoing, OutgoingCommand, OutgoingEvent, DocumentError | InputError> = {
  decide,
  evolve,
}
