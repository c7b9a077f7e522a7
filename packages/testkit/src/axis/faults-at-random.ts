import { Result, Schema } from "effect"
import { AxisError } from "./axis-error.ts"

/** How an axis misbehaves on its own: what goes wrong is drawn from a seed. */
export const FaultsAtRandom = Schema.Struct({
  /** From 0 to 4294967295. The same calls in the same order meet the same faults. */
  seed: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 0xffff_ffff })),
  /** How many of a hundred chances for a fault are used. A call has two or three chances. */
  percent: Schema.Number.check(Schema.isBetween({ minimum: 0, maximum: 100 })),
})
export interface FaultsAtRandom extends Schema.Schema.Type<typeof FaultsAtRandom> {}

const read = Schema.decodeUnknownResult(FaultsAtRandom)

/** Validates faults from outside. Throws an `AxisError` that says what is wrong. */
export const checkFaultsAtRandom = (faults: unknown): FaultsAtRandom => {
  const checked = read(faults, { onExcessProperty: "error" })
  if (Result.isSuccess(checked)) return checked.success
  throw new AxisError({ reason: "control-refused", detail: { answer: checked.failure.message } })
}
