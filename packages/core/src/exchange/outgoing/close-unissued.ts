import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { change } from "../change/change.ts"
import { askOutgoing, requireOutgoing } from "../change/outgoing.ts"
import type { ReasonRequest } from "../input/request.ts"

/**
 * Closes a document that nobody will dispatch (không phát hành): nothing is done with it any more and nobody
 * owes its sending. A number that it has stays its own, so that the register keeps without gaps (Decree
 * 30/2020, Art. 15.1).
 */
export const closeUnissued = Effect.fn("Exchange.closeUnissued")(function* (
  document: string,
  { reason }: ReasonRequest,
  by: Actor,
) {
  yield* change(by, (at) =>
    Effect.gen(function* () {
      const outgoing = yield* requireOutgoing(document)
      return { changes: [yield* askOutgoing(outgoing, at, { _tag: "CloseUnissued", reason })] }
    }),
  )
})
