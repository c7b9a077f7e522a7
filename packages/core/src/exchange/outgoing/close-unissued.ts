import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { fold } from "../../document/decider.ts"
import { evolve } from "../../document/outgoing/state.ts"
import { decideOutgoing, requireOutgoing } from "../change/outgoing.ts"
import { dutiesOfOutgoingChange } from "../change/outgoing-duties.ts"
import { record, retryContended } from "../ground/record.ts"
import { now } from "../ground/runtime.ts"
import { append } from "../stream/append.ts"

/**
 * Closes a document that nobody will dispatch (không phát hành): nothing is done with it any more and nobody owes its
 * sending. A number that it has stays its own, so that the register keeps without gaps (Decree 30/2020, Art. 15.1).
 */
export const closeUnissued = Effect.fn("Exchange.closeUnissued")(function* (
  document: string,
  reason: string,
  by: Actor,
) {
  yield* Effect.gen(function* () {
    const loaded = yield* requireOutgoing(document)
    const at = yield* now
    const events = yield* decideOutgoing(loaded, { _tag: "CloseUnissued", reason })
    const state = fold(evolve, loaded.state, events, at)
    const duties = yield* dutiesOfOutgoingChange(
      document,
      { state: loaded.state, deliveries: [] },
      { state, deliveries: [] },
      at,
    )
    yield* record(
      by,
      { appends: [append("outgoing", loaded, events), ...duties.appends], work: { add: duties.work } },
      at,
    )
  }).pipe(retryContended)
})
