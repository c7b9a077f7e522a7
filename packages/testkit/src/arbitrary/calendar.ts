import { LocalDate, plusDays, type VietnamTime, vietnamTime as vietnamTimeOf } from "@lienthong/core/calendar"
import fc from "fast-check"

const start = LocalDate.make("1976-01-01")
const days = 45_000
const startSeconds = Date.parse(start) / 1000

/** A day from 1976 to 2099. */
export const localDate: fc.Arbitrary<LocalDate> = fc
  .integer({ min: 0, max: days })
  .map((day) => plusDays(start, day))

/** An instant from 1976 to 2099, in whole seconds, as packets carry time. */
export const vietnamTime: fc.Arbitrary<VietnamTime> = fc
  .integer({ min: 0, max: days * 86_400 })
  .map((seconds) => vietnamTimeOf((startSeconds + seconds) * 1000))
