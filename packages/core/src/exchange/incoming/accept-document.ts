import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { incomingRegister } from "../../document/register/register-of.ts"
import { dateOf, yearOf } from "../../time/vietnam-time.ts"
import { type RefusalReason, refusalReasons } from "../../vocabulary/refusal-reason.ts"
import { changeIncoming } from "../change/incoming.ts"
import { agreedNow } from "../clock/agreed-now.ts"
import { AxisTime } from "../clock/axis-time.ts"
import { oneOf } from "../input/expected.ts"
import { unfit } from "../input/invalid-value.ts"
import { claimNumberOfPaper } from "../paper/electronic-came.ts"
import { takeNumber } from "../register/register.ts"
import { RegisterTurn } from "../register/register-turn.ts"

/**
 * Accepts a document into the incoming register (tiếp nhận, vào sổ) and tells the sender 03. Answers with its số đến,
 * which runs through the year without gaps in the order of acceptance (Decree 30/2020, Art. 22.2). One that was given back
 * and came again keeps its number. Where its paper came before it and was registered, the paper's number is the document's,
 * in the paper's year; of several documents with that number and notation only the first has it.
 */
export const acceptDocument = Effect.fn("Exchange.acceptDocument")(function* (
  document: string,
  request: { readonly register?: string },
  by: Actor,
) {
  const turn = yield* RegisterTurn
  const register = request.register ?? incomingRegister
  let number = 0
  // The axis is asked before the register is held, so that nobody else waits for its answer.
  yield* (yield* AxisTime).clock
  yield* changeIncoming(document, by, ({ stage, registered, envelope, content }) =>
    Effect.gen(function* () {
      const at = yield* agreedNow
      if (stage === "arrived" && registered) {
        number = registered.number
        const { year = yearOf(dateOf(registered.at)) } = registered
        return { command: { _tag: "Register", register: registered.register, number, year } as const }
      }
      const claimed = content && (yield* claimNumberOfPaper(document, { envelope, checked: content }))
      if (claimed) {
        number = claimed.place.number
        return {
          command: { _tag: "Register", ...claimed.place } as const,
          also: { appends: claimed.appends },
        }
      }
      const year = yearOf(dateOf(at))
      const taken = yield* takeNumber(register, year, document, incomingRegister)
      number = taken.number
      return {
        command: { _tag: "Register", register, number, year } as const,
        also: { appends: [taken.append] },
      }
    }),
  ).pipe(turn.take)
  return number
})

/** Refuses a document with a coded reason and a text (từ chối tiếp nhận; Art. 5.4), and tells the sender 02. */
export const refuseDocument = Effect.fn("Exchange.refuseDocument")(function* (
  document: string,
  request: { readonly reason?: RefusalReason; readonly text: string },
  by: Actor,
) {
  const { reason = "other", text } = request
  if (!Object.hasOwn(refusalReasons, reason))
    return yield* unfit("reason", reason, oneOf(Object.keys(refusalReasons)))
  const refusal = { reason, text: text.normalize("NFC") } as const
  yield* changeIncoming(document, by, () => Effect.succeed({ command: { _tag: "Refuse", refusal } as const }))
})
