import { Schema } from "effect"

/** Whether a text begins with a day that exists. `2019-02-31` has the form of a day but names none. */
export const beginsWithDay = (text: string): boolean =>
  new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(text.slice(8, 10))

const isDay = Schema.makeFilter(beginsWithDay, { expected: "a day that its year has" })

/**
 * An instant as this library keeps and prints it: ISO 8601 in Vietnam time with milliseconds,
 * `2019-06-20T14:05:00.000+07:00` (Decision 28/2018, Art. 14.4). The fixed form makes text order equal time
 * order.
 */
export const VietnamTime = Schema.String.check(
  Schema.isPattern(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3}\+07:00$/),
  isDay,
).pipe(Schema.brand("VietnamTime"))
export type VietnamTime = typeof VietnamTime.Type

/** A calendar day in Vietnam, `2019-06-20`. A day that does not exist, such as 31 February, is rejected. */
export const LocalDate = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/), isDay).pipe(
  Schema.brand("LocalDate"),
)
export type LocalDate = typeof LocalDate.Type

const offsetMillis = 7 * 3_600_000
const dayMillis = 86_400_000

/** The offset is constant: Vietnam has no daylight saving time and has used UTC+7 since 1975. */
export const vietnamTime = (epochMillis: number): VietnamTime =>
  `${new Date(epochMillis + offsetMillis).toISOString().slice(0, -1)}+07:00` as VietnamTime

/** Milliseconds since the Unix epoch. */
export const epochMillis = (time: VietnamTime): number => Date.parse(time)

/** The Vietnamese day on which an instant falls. */
export const dateOf = (time: VietnamTime): LocalDate => time.slice(0, 10) as LocalDate

/** The time of day of an instant, `HH:mm:ss.SSS`. */
export const timeOfDay = (time: VietnamTime): string => time.slice(11, 23)

/** The instant at a time of day (`HH:mm`) on a Vietnamese day. */
export const at = (date: LocalDate, hoursAndMinutes: string): VietnamTime =>
  `${date}T${hoursAndMinutes}:00.000+07:00` as VietnamTime

/** The last instant of a day. Anything due "that day" (ngay trong ngày) is due by then. */
export const lastInstant = (date: LocalDate): VietnamTime => `${date}T23:59:59.999+07:00` as VietnamTime

/** Adds milliseconds to an instant. */
export const plusMillis = (time: VietnamTime, millis: number): VietnamTime =>
  vietnamTime(epochMillis(time) + millis)

/** The later of two instants. */
export const later = (a: VietnamTime, b: VietnamTime): VietnamTime => (a < b ? b : a)
export const earlier = (a: VietnamTime, b: VietnamTime): VietnamTime => (a < b ? a : b)

/** Adds days to a day; a negative number goes back. */
export const plusDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMillis).toISOString().slice(0, 10) as LocalDate

/** Whether a value is a day that exists, as `2026-03-02`. */
export const isLocalDate = Schema.is(LocalDate)

/**
 * Builds the day from three texts, `2019`, `6`, `20`. Returns nothing when the day does not exist, such as 31
 * February.
 */
export const calendarDate = (year: string, month: string, day: string): LocalDate | undefined => {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  return isLocalDate(text) ? text : undefined
}

/** The day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export const dayOfWeek = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

/** The year of a day. Registers restart each year. */
export const yearOf = (date: string): number => Number(date.slice(0, 4))

/**
 * Prints a day as documents write it, `05/02/2019` and `20/6/2019`: days below 10 and months 1 and 2 take a
 * leading zero (Decree 30/2020, Annex I, Part I, II.4b).
 */
export const printDate = (date: LocalDate): string => {
  const month = Number(date.slice(5, 7))
  return `${date.slice(8)}/${month < 3 ? `0${month}` : month}/${date.slice(0, 4)}`
}

/** Prints an instant as Vietnamese sentences write it, to the second: `14:05:00 ngày 20/6/2019`. */
export const printTime = (time: VietnamTime): string =>
  `${time.slice(11, 19)} ngày ${printDate(dateOf(time))}`
