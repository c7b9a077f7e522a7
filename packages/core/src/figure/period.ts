import { Schema } from "effect"
import { at, epochMillis, LocalDate, lastInstant, plusDays, type VietnamTime } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"

/** A period of whole days in Vietnam time, both of which belong to it. */
export const Period = Schema.Struct({ from: LocalDate, until: LocalDate })
export interface Period extends Schema.Schema.Type<typeof Period> {}

/** A year, a quarter or a month, as a text: `2026`, `2026-Q3`, `2026-09`. */
export const PeriodName = Schema.String.check(Schema.isPattern(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/))

/** A period as a request states it: its name, or its two days. */
export const StatedPeriod = Schema.Union([PeriodName, Period])
export type StatedPeriod = typeof StatedPeriod.Type

const twoDigits = (month: number) => String(month).padStart(2, "0")

/** The first day of a month, counted from January of a year as 0. */
const firstOf = (year: number, month: number): LocalDate =>
  `${String(year + Math.floor(month / 12)).padStart(4, "0")}-${twoDigits((month % 12) + 1)}-01` as LocalDate

/**
 * The last day of a month, counted in the same way. It does without the next month, which the last of 9999
 * lacks.
 */
const lastOf = (year: number, month: number): LocalDate => {
  const first = firstOf(year, month)
  const days = [3, 2, 1, 0].map((more) => plusDays(first, 27 + more))
  return days.find((day) => day.slice(0, 7) === first.slice(0, 7)) ?? first
}

const months = (year: number, first: number, count: number): Period => ({
  from: firstOf(year, first),
  until: lastOf(year, first + count - 1),
})

/** The days of a stated period. */
export const periodOf = (stated: StatedPeriod): Period => {
  if (typeof stated !== "string") return { from: stated.from, until: stated.until }
  const year = Number(stated.slice(0, 4))
  if (stated.length === 4) return months(year, 0, 12)
  const part = stated.slice(5)
  return part.startsWith("Q") ? months(year, 3 * (Number(part[1]) - 1), 3) : months(year, Number(part) - 1, 1)
}

/** A name for a period: that of a year, a quarter or a month, else its two days, `2019-05-15..2019-06-15`. */
export const periodName = (period: Period): string => {
  const { from, until } = period
  const year = from.slice(0, 4)
  const month = Number(from.slice(5, 7))
  const names = [year, `${year}-Q${Math.ceil(month / 3)}`, from.slice(0, 7)]
  const named = names.find((name) => {
    const period = periodOf(name)
    return period.from === from && period.until === until
  })
  return named ?? `${from}..${until}`
}

const day = (date: LocalDate) => `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

const roman = ["I", "II", "III", "IV"]

/** The title of a period in both languages, as reports print it: `Quý III năm 2026`. */
export const periodTitle = (period: Period): Reason => {
  const name = periodName(period)
  const year = name.slice(0, 4)
  if (name.length === 4) return { en: `Year ${year}`, vi: `Năm ${year}` }
  if (name.length === 7 && name[5] === "Q") {
    const quarter = Number(name[6])
    return { en: `Quarter ${quarter} of ${year}`, vi: `Quý ${roman[quarter - 1]} năm ${year}` }
  }
  if (name.length === 7)
    return {
      en: `Month ${Number(name.slice(5))} of ${year}`,
      vi: `Tháng ${Number(name.slice(5))} năm ${year}`,
    }
  const [from, until] = [day(period.from), day(period.until)]
  return { en: `From ${from} until ${until}`, vi: `Từ ngày ${from} đến ngày ${until}` }
}

/** The first and the last instant of a period. */
const firstInstantOf = ({ from }: Period): VietnamTime => at(from, "00:00")
export const lastInstantOf = ({ until }: Period): VietnamTime => lastInstant(until)

/** An instant in milliseconds since 1970: figures compare and subtract very many. */
export type Instant = number
export const instantOf = <Time extends VietnamTime | undefined>(time: Time) =>
  (time && epochMillis(time)) as Time extends VietnamTime ? Instant : undefined

/** The first and the last instant of a period, to count by. */
export interface Bounds {
  readonly first: Instant
  readonly last: Instant
}
export const boundsOf = (period: Period): Bounds => ({
  first: epochMillis(firstInstantOf(period)),
  last: epochMillis(lastInstantOf(period)),
})

/** Whether an instant is known and in a period. */
export const isIn = ({ first, last }: Bounds, time: Instant | undefined): time is Instant =>
  time !== undefined && time >= first && time <= last

/** The month of an instant or a day, `2026-09`. */
export const monthOf = (time: VietnamTime | LocalDate): string => time.slice(0, 7)

/** The months from one to another, both included, in order. */
export const monthsBetween = (first: string, last: string): ReadonlyArray<string> => {
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5))]
  const count = (Number(last.slice(0, 4)) - year) * 12 + Number(last.slice(5)) - month + 1
  return Array.from({ length: Math.max(count, 0) }, (_, index) =>
    firstOf(year, month - 1 + index).slice(0, 7),
  )
}
