import { Effect, Schema } from "effect"
import { wrongKind, wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { Period, PeriodName, type StatedPeriod } from "../../figure/period.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { boundedBy } from "../input/bounded-by.ts"
import { readArgument } from "../input/read-argument.ts"
import { readLater } from "../input/request.ts"

/** Names a period. */
export const PeriodRequest = Schema.Struct({
  /** `2026`, `2026-Q3`, `2026-09`, or two days, `{ from: "2019-05-15", until: "2019-06-15" }`. */
  period: readLater<StatedPeriod | { readonly from: string; readonly until: string }>(),
})
export interface PeriodRequest extends Schema.Schema.Type<typeof PeriodRequest> {}

const expected = {
  en: "a period: 2026, 2026-Q3, 2026-09 or { from, until }",
  vi: "kỳ thống kê: `2026`, `2026-Q3`, `2026-09` hoặc `{ from, until }`",
}

const isName = Schema.is(PeriodName)
const days = { name: "period", shape: boundedBy(Period, [["from", "until"]]) }

/** Reads a period, which must not end before it begins. */
export const readPeriod = (stated: unknown): Effect.Effect<StatedPeriod, InputError> => {
  if (typeof stated === "string")
    return isName(stated) ? Effect.succeed(stated) : Effect.fail(wrongValue("period", stated, expected))
  return typeof stated === "object" && stated !== null
    ? Effect.map(readArgument(days, stated), (read) => read as Period)
    : Effect.fail(wrongKind("period", stated, expected))
}
