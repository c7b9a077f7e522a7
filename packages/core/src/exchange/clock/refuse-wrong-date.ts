import { Clock, Effect } from "effect"
import { dateOf, vietnamTime } from "../../calendar/vietnam-time.ts"
import { reject } from "../../document/input-error.ts"
import { AxisTime } from "./axis-time.ts"

/**
 * Refuses to write a date on a document that is not the axis' date (Decision 28/2018, Art. 14.4). Where the axis does not
 * tell its time, nothing is held up.
 */
export const refuseWrongDate = Effect.gen(function* () {
  const { clock } = yield* AxisTime
  const compared = yield* clock
  if (compared === undefined || compared.inStep) return
  const present = yield* Clock.currentTimeMillis
  const ours = vietnamTime(present)
  const axis = vietnamTime(present - compared.aheadMillis)
  if (dateOf(ours) !== dateOf(axis)) return yield* reject("clock-other-date", { ours, axis })
})
