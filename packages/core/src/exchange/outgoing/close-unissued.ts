import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { evolve, type Outgoing } from "../../document/outgoing/state.ts"
import { dutiesOfOutgoingChange } from "../duty/outgoing-change.ts"
import { now } from "../now.ts"
import { record, retryContended } from "../record.ts"
import { append } from "../stream/append.ts"
import { decideOutgoing, requireOutgoing } from "./transact.ts"

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
    const state = events.reduce<Outgoing | undefined>(
      (known, event) => evolve(known, event, at),
      loaded.state,
    )
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
