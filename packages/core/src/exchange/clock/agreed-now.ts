import { Effect } from "effect"
import { dateOf, plusMillis } from "../../time/vietnam-time.ts"
import { reject } from "../../vocabulary/input-error.ts"
import { now } from "../runtime/runtime.ts"
import { AxisTime } from "./axis-time.ts"

/**
 * The present time, for dating documents and records. Fails when the axis has another date (Decision 28/2018,
 * Art. 14.4). An axis that does not state its time delays nothing.
 */
export const agreedNow = Effect.gen(function* () {
  const { clock } = yield* AxisTime
  const compared = yield* clock
  const ours = yield* now
  if (compared === undefined || compared.inStep) return ours
  const axis = plusMillis(ours, -compared.aheadMillis)
  if (dateOf(ours) !== dateOf(axis)) return yield* reject("clock-other-date", { ours, axis })
  return ours
})
