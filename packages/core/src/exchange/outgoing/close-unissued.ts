import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { change } from "../change/change.ts"
import { commandOutgoing, requireOutgoing } from "../change/outgoing.ts"
import type { ReasonRequest } from "../input/request.ts"

/**
 * Closes a document that will not be dispatched (không phát hành). No operation applies to it any more, and
 * its duty to be sent ends. Its number, if it has one, stays its own, so that the register has no gaps
 * (Decree 30/2020, Art. 15.1).
 */
export const closeUnissued = Effect.fn("Exchange.closeUnissued")(function* (
  document: string,
  { reason }: ReasonRequest,
  by: Actor,
) {
  yield* change(by, (at) =>
    Effect.gen(function* () {
      const outgoing = yield* requireOutgoing(document)
      return { changes: [yield* commandOutgoing(outgoing, at, { _tag: "CloseUnissued", reason })] }
    }),
  )
})
