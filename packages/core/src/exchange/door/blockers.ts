import { Result } from "effect"
import { delivery } from "../../document/delivery/decide.ts"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { isStopped, mayBeResent } from "../../document/delivery/standing.ts"
import { type DocumentError, deny } from "../../document/document-error.ts"
import { type IncomingCommand, incoming, replyError } from "../../document/incoming/decide.ts"
import type { Incoming } from "../../document/incoming/state.ts"
import { asDispatched } from "../../document/outgoing/as-dispatched.ts"
import { dispatchError, type OutgoingCommand, outgoing, signError } from "../../document/outgoing/decide.ts"
import type { Outgoing } from "../../document/outgoing/state.ts"
import type { OpenAction, PersonalAction } from "../../policy/permissions.ts"
import { LocalDate, type VietnamTime } from "../../time/vietnam-time.ts"
import type { InputError } from "../../vocabulary/input-error.ts"

/** The actions on a document that this agency issues. */
export type OutgoingAction =
  | Exclude<
      Extract<PersonalAction | OpenAction, `outgoing.${string}`>,
      "outgoing.draft" | "outgoing.resendAll"
    >
  | "registers.note"
  | "registers.recordConversion"

/** The actions on a received document. */
export type IncomingAction =
  | Exclude<Extract<PersonalAction | OpenAction, `incoming.${string}`>, "incoming.registerPaper">
  | "outgoing.draft"
  | "registers.note"
  | "registers.recordConversion"

/** Stands in a command for text that a person has yet to write. */
const words = "…"

const conversion = {
  _tag: "NoteConversion",
  direction: "electronic-to-paper",
  convertedOn: LocalDate.make("0001-01-01"),
} as const

/** The error that forbids an action. An error of the request does not forbid it. */
const blockerOf = (error: DocumentError | InputError | undefined): DocumentError | undefined =>
  error?._tag === "DocumentError" ? error : undefined

const failureOf = <E>(decision: Result.Result<unknown, E>): E | undefined =>
  Result.isFailure(decision) ? decision.failure : undefined

/** A document that this agency issues, with its deliveries, at an instant. */
export interface OutgoingSnapshot {
  readonly state: Outgoing
  readonly deliveries: ReadonlyArray<Delivery>
  readonly at: VietnamTime
}

type OutgoingBlocker = (document: OutgoingSnapshot) => DocumentError | undefined
type IncomingBlocker = (state: Incoming) => DocumentError | undefined

const never = () => undefined

const askedOf =
  (commandOf: (state: Outgoing) => OutgoingCommand): OutgoingBlocker =>
  ({ state }) =>
    blockerOf(failureOf(outgoing.decide(state, commandOf(state))))

/** An action is allowed if it is allowed for at least one recipient. */
const forAny =
  (blockerAt: (state: Delivery, at: VietnamTime) => DocumentError | undefined): OutgoingBlocker =>
  ({ state, deliveries, at }) => {
    const why = failureOf(asDispatched(state))
    if (why) return why
    const blockers = deliveries.map((each) => blockerAt(each, at))
    return blockers.some((blocker) => blocker === undefined) ? undefined : blockers[0]
  }

/** What forbids each action on a document that this agency issues, in its present state. */
export const outgoingBlockers: { readonly [Action in OutgoingAction]: OutgoingBlocker } = {
  "outgoing.revise": askedOf(({ draft }) => ({ _tag: "Revise", draft })),
  "outgoing.signAsPerson": ({ state }) => signError(state, "person"),
  "outgoing.signAsAgency": ({ state }) => signError(state, "agency"),
  "outgoing.dispatch": ({ state }) => blockerOf(dispatchError(state, [], false)),
  "outgoing.closeUnissued": askedOf(() => ({ _tag: "CloseUnissued", reason: words })),
  "outgoing.recall": askedOf(() => ({ _tag: "Recall", reason: words })),
  "outgoing.recallAgain": forAny((state, at) =>
    failureOf(delivery.decide(state, { _tag: "RecallAgain", reason: words, at })),
  ),
  "outgoing.update": askedOf(() => ({ _tag: "Update", reason: words, added: [], removed: [] })),
  "outgoing.recordPaperSent": forAny((state) => failureOf(delivery.decide(state, { _tag: "RecordPaper" }))),
  "outgoing.recordPaperReturned": forAny((state) =>
    failureOf(delivery.decide(state, { _tag: "RecordPaperReturned" })),
  ),
  "outgoing.resend": forAny((state) =>
    isStopped(state) || mayBeResent(state) ? undefined : deny("not-parked", { recipient: state.to.name }),
  ),
  "outgoing.get": never,
  "outgoing.readFile": never,
  "outgoing.deliveries": never,
  "registers.note": ({ state }) => (state.numbered ? undefined : deny("not-numbered")),
  "registers.recordConversion": askedOf(() => conversion),
}

const answeredBy =
  (command: IncomingCommand): IncomingBlocker =>
  (state) =>
    blockerOf(failureOf(incoming.decide(state, command)))

/** What forbids each action on a received document, in its present state. */
export const incomingBlockers: { readonly [Action in IncomingAction]: IncomingBlocker } = {
  "incoming.accept": answeredBy({ _tag: "Register", register: words, number: 1, year: 1 }),
  "incoming.refuse": answeredBy({ _tag: "Refuse", refusal: { reason: "other", text: words } }),
  "incoming.assign": answeredBy({ _tag: "Assign", to: words }),
  // Any document may be extended to the last day that can be written.
  "incoming.extend": answeredBy({ _tag: "ExtendDeadline", due: LocalDate.make("9999-12-31"), reason: words }),
  "incoming.handBack": answeredBy({ _tag: "HandBack", reason: words }),
  "incoming.startProcessing": answeredBy({ _tag: "StartProcessing" }),
  "incoming.complete": answeredBy({ _tag: "Complete" }),
  "incoming.agreeToRecall": answeredBy({ _tag: "AgreeRecall" }),
  "incoming.declineRecall": answeredBy({ _tag: "DeclineRecall", reason: words }),
  "incoming.recordRecallGivenUp": answeredBy({ _tag: "GiveRecallUp", reason: words }),
  "incoming.agreeToUpdate": answeredBy({ _tag: "AgreeUpdate" }),
  "incoming.declineUpdate": answeredBy({ _tag: "DeclineUpdate", reason: words }),
  "incoming.recordPaperReceived": never,
  "incoming.get": never,
  "incoming.readFile": ({ stage, content }) =>
    stage === "destroyed" ? deny("destroyed") : content ? undefined : deny("not-arrived"),
  // A draft that answers it.
  "outgoing.draft": replyError,
  "registers.note": ({ registered }) => (registered ? undefined : deny("not-registered")),
  "registers.recordConversion": answeredBy(conversion),
}
