import { Effect } from "effect"
import { unlessTroubled } from "../runtime/unless-troubled.ts"
import { AxisTime } from "./axis-time.ts"
import { LatestTime } from "./latest-time.ts"

/** The longest time until a wrong clock is noticed although nobody signs. */
const everyMillis = 5 * 60_000

/** Checks this machine's clock and compares it with the axis' at regular intervals, until interrupted. */
export const watchClock = Effect.gen(function* () {
  const comparing = yield* unlessTroubled(
    "A finding about this machine's clock could not be recorded; the clock is compared again",
    "This machine's clock is compared again",
  )
  const compare = Effect.gen(function* () {
    yield* (yield* LatestTime).notePresent
    yield* (yield* AxisTime).clock
  })
  return yield* comparing(compare).pipe(Effect.andThen(Effect.sleep(everyMillis)), Effect.forever)
})
