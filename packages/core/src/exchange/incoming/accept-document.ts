import { Effect, Schema } from "effect"
import { oneOf } from "../../adapter-kit/input/expected.ts"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import type { Actor } from "../../agency/actor.ts"
import type { Incoming } from "../../document/incoming/state.ts"
import { incomingRegister } from "../../document/register/register-of.ts"
import { dateOf, type VietnamTime, yearOf } from "../../time/vietnam-time.ts"
import { type RefusalReason, refusalReasons } from "../../vocabulary/refusal-reason.ts"
import { change } from "../change/change.ts"
import { commandIncoming, requireIncoming } from "../change/incoming.ts"
import { agreedNow } from "../clock/agreed-now.ts"
import { AxisTime } from "../clock/axis-time.ts"
import { optional, textAs } from "../input/request.ts"
import { claimNumberOfPaper } from "../paper/electronic-arrived.ts"
import { takeNumber } from "../register/register.ts"
import { RegisterLock } from "../register/register-lock.ts"
import { commandDocument } from "./command-document.ts"

/** A document's number, existing or new, and the append that takes it from its register. */
const placeFor = Effect.fnUntraced(function* (
  document: string,
  { stage, registered, envelope, content }: Incoming,
  register: string,
  at: VietnamTime,
) {
  const year = yearOf(dateOf(yield* agreedNow))
  if (stage === "arrived" && registered) {
    const { register, number, year = yearOf(dateOf(registered.at)) } = registered
    return { place: { register, number, year }, appends: [] }
  }
  const claimed = content && (yield* claimNumberOfPaper(document, { envelope, checked: content }, at))
  if (claimed) return claimed
  const { number, append } = yield* takeNumber(register, year, document, incomingRegister, at)
  return { place: { register, number, year }, appends: [append] }
})

/** The register to accept a document into. Default: the common register of arrivals. */
export const AcceptRequest = Schema.Struct({ register: optional(Schema.String) })
export interface AcceptRequest extends Schema.Schema.Type<typeof AcceptRequest> {}

/** Why a document is refused. */
export const RefuseRequest = Schema.Struct({
  /** A code for the sender's system. Default: `other`. */
  reason: optional(textAs<RefusalReason>()),
  /** For the sender's people. */
  text: Schema.String,
})
export interface RefuseRequest extends Schema.Schema.Type<typeof RefuseRequest> {}

/**
 * Accepts a document into the incoming register (tiếp nhận, vào sổ) and tells the sender 03. Returns its số
 * đến, which runs through the year without gaps in the order of acceptance (Decree 30/2020, Art. 22.2). A
 * document that was given back and came again keeps its number. If its paper came first and was registered,
 * the document has the paper's number in the paper's year; of several documents with the same number and
 * notation only the first has it.
 */
export const acceptDocument = Effect.fn("Exchange.acceptDocument")(function* (
  document: string,
  request: AcceptRequest,
  by: Actor,
) {
  const lock = yield* RegisterLock
  const register = request.register ?? incomingRegister
  // Asks the axis before the register is locked, so that others do not wait for its answer.
  yield* (yield* AxisTime).clock
  return yield* change(by, (at) =>
    Effect.gen(function* () {
      const loaded = yield* requireIncoming(document)
      const { place, appends } = yield* placeFor(document, loaded.state, register, at)
      const changes = [yield* commandIncoming(loaded, at, { _tag: "Register", ...place })]
      return { changes, appends, answer: place.number }
    }),
  ).pipe(lock.take)
})

/**
 * Refuses a document with a coded reason and a text (từ chối tiếp nhận; Art. 5.4), and tells the sender 02.
 */
export const refuseDocument = Effect.fn("Exchange.refuseDocument")(function* (
  document: string,
  request: RefuseRequest,
  by: Actor,
) {
  const { reason = "other", text } = request
  if (!Object.hasOwn(refusalReasons, reason))
    return yield* wrongValue("reason", reason, oneOf(Object.keys(refusalReasons)))
  const refusal = { reason, text: text.normalize("NFC") } as const
  yield* commandDocument(document, { _tag: "Refuse", refusal }, by)
})
