import { Schema } from "effect"

/** Whether a text begins with a day that a year has: the 31st of February is written like a day and is none. */
const beginsWithDay = (text: string): boolean =>
  new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(text.slice(8, 10))

const isDay = Schema.makeFilter(beginsWithDay, { expected: "a day that its year has" })

/**
 * An instant as this library keeps and prints it: ISO 8601 in Vietnam time with milliseconds,
 * `2019-06-20T14:05:00.000+07:00` (Decision 28/2018, Art. 14.4). The form is fixed, so that text order is time order.
 */
export const VietnamTime = Schema.String.check(
  Schema.isPattern(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3}\+07:00$/),
  isDay,
).pipe(Schema.brand("VietnamTime"))
export type VietnamTime = typeof VietnamTime.Type

/** A calendar day in Vietnam, `2019-06-20`. A day that no year has, as 31 February, is refused. */
export const LocalDate = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/), isDay).pipe(
  Schema.brand("LocalDate"),
)
export type LocalDate = typeof LocalDate.Type

const offsetMillis = 7 * 3_600_000
const dayMillis = 86_400_000

/** Vietnam has no daylight saving and has stood at UTC+7 since 1975: the offset is a constant. */
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

/** The last instant of a day: what is due "that day" (ngay trong ngày) is due until then. */
export const lastInstant = (date: LocalDate): VietnamTime => `${date}T23:59:59.999+07:00` as VietnamTime

/** The instant some milliseconds later. */
export const plusMillis = (time: VietnamTime, millis: number): VietnamTime =>
  vietnamTime(epochMillis(time) + millis)

/** The later and the earlier of two instants. */
export const later = (a: VietnamTime, b: VietnamTime): VietnamTime => (a < b ? b : a)
export const earlier = (a: VietnamTime, b: VietnamTime): VietnamTime => (a < b ? a : b)

/** The day `days` later, or earlier when negative. */
export const plusDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMillis).toISOString().slice(0, 10) as LocalDate

const isLocalDate = Schema.is(LocalDate)

/** The day that three numbers name, `2019`, `6`, `20`; none when no year has it, as 31 February. */
export const calendarDate = (year: string, month: string, day: string): LocalDate | undefined => {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  return isLocalDate(text) ? text : undefined
}

/** The day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export const dayOfWeek = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

/** The year of a day, for registers that restart each year. */
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))

/**
 * A day as documents write it, `05/02/2019` and `20/6/2019`: days below 10 and the months 1 and 2 with a leading zero
 * (Decree 30/2020, Annex I, Part I, II.4b).
 */
export const printDate = (date: LocalDate): string => {
  const month = Number(date.slice(5, 7))
  return `${date.slice(8)}/${month < 3 ? `0${month}` : month}/${date.slice(0, 4)}`
}

/** An instant as a Vietnamese sentence says it, to the second: `14:05:00 ngày 20/6/2019`. */
export const printTime = (time: VietnamTime): string =>
  `${time.slice(11, 19)} ngày ${printDate(dateOf(time))}`
