import { Clock, Effect, Random } from "effect"
import { vietnamTime } from "../../time/vietnam-time.ts"

/** The runtime's present time, in Vietnam. */
export const now = Effect.map(Clock.currentTimeMillis, vietnamTime)

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0")

/**
 * Makes an identifier: a UUID of version 7, so that ids sort by the time they were made. Time and randomness
 * are the runtime's, so that a test that controls both can repeat a run exactly.
 */
export const newId = Effect.gen(function* () {
  const time = hex(yield* Clock.currentTimeMillis, 12)
  const a = yield* Random.nextIntBetween(0, 0x1000)
  const b = yield* Random.nextIntBetween(0x8000, 0xc000)
  const c = yield* Random.nextIntBetween(0, 0x1000000)
  const d = yield* Random.nextIntBetween(0, 0x1000000)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a, 3)}-${hex(b, 4)}-${hex(c, 6)}${hex(d, 6)}`
})
