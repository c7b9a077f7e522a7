import { Effect } from "effect"
import { fold } from "../../document/decider.ts"
import type { IncomingEvent } from "../../document/incoming/event.ts"
import { evolve, type Incoming } from "../../document/incoming/state.ts"
import { incomingDuties, receiptDuty } from "../../duty/incoming-duties.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Loaded } from "../stream/load.ts"
import { dutyRules } from "./duty-rules.ts"
import { dutiesOfChange } from "./record-duties.ts"

/**
 * What new events of an incoming document mean for its duties. On arrival `notice` is the work that tells the sender:
 * only with it is the telling watched.
 */
export const dutiesOfIncomingChange = Effect.fnUntraced(function* (
  before: Loaded<Incoming>,
  events: ReadonlyArray<IncomingEvent>,
  at: VietnamTime,
  notice?: string,
) {
  const rules = yield* dutyRules
  const after = fold(evolve, before.state, events, at)
  const duties = (state: Incoming | undefined) =>
    state
      ? [...(notice === undefined ? [] : receiptDuty(state, undefined)), ...incomingDuties(state, rules)]
      : []
  return yield* dutiesOfChange(before.stream, duties(before.state), duties(after), {
    at,
    ...(notice !== undefined && { notice }),
  })
})
