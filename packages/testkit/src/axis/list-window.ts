import { dateOf, type LocalDate, vietnamTime } from "@lienthong/core/calendar"
import { Result } from "effect"
import { type Refusal, refusal } from "./answer-code.ts"
import type { AxisRequest } from "./operation.ts"

const day = /^(\d{4})[/-](\d{2})[/-](\d{2})$/

/** Reads a day as clients write it, `2026/11/20`, or `undefined` when it is absent. */
const readDay = ({ call }: AxisRequest, name: string): Result.Result<LocalDate | undefined, Refusal> => {
  const text = call.parameter(name)
  if (text === undefined || text === "") return Result.succeed(undefined)
  const [, year, month, date] = day.exec(text) ?? []
  return year === undefined
    ? Result.fail(refusal("BadParameter", `${name} must be a day such as 2026/11/20`))
    : Result.succeed(`${year}-${month}-${date}` as LocalDate)
}

const readCount = ({ call }: AxisRequest, name: string): Result.Result<number | undefined, Refusal> => {
  const text = call.parameter(name)
  if (text === undefined || text === "") return Result.succeed(undefined)
  const count = Number(text)
  return Number.isSafeInteger(count) && count >= 1
    ? Result.succeed(count)
    : Result.fail(refusal("BadParameter", `${name} must be a whole number from 1`))
}

/**
 * The part of a list that a call asks for: the days `fromDate` to `toDate`, and of these the page `pageIndex`
 * (from 1) of `pageSize` rows. Without parameters, everything.
 */
export const windowOf = <A>(
  request: AxisRequest,
  rows: ReadonlyArray<A>,
  timeOf: (row: A) => number,
): Result.Result<ReadonlyArray<A>, Refusal> =>
  Result.gen(function* () {
    const from = yield* readDay(request, "fromDate")
    const until = yield* readDay(request, "toDate")
    const size = yield* readCount(request, "pageSize")
    const index = yield* readCount(request, "pageIndex")
    const within = rows.filter((row) => {
      const date = dateOf(vietnamTime(timeOf(row)))
      return (from === undefined || from <= date) && (until === undefined || date <= until)
    })
    if (size === undefined) return within
    const start = ((index ?? 1) - 1) * size
    return within.slice(start, start + size)
  })
