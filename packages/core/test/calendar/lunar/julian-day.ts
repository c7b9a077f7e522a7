import type { LocalDate } from "../../../src/time/vietnam-time.ts"

/**
 * How far the earth's rotation lags behind the even time of the almanacs (ΔT) in seconds: measured until
 * 2020, expected after that. Between two rows the value is interpolated, which is right to 3 seconds in the
 * measured years.
 */
const deltaT: ReadonlyArray<readonly [year: number, seconds: number]> = [
  [1900, -3],
  [1910, 10],
  [1920, 21],
  [1930, 24],
  [1950, 29],
  [1960, 33],
  [1970, 40],
  [1980, 51],
  [1990, 57],
  [2000, 64],
  [2020, 69],
  [2050, 93],
  [2101, 205],
]

const deltaTDays = (julianDay: number): number => {
  const year = 2000 + (julianDay - 2_451_545) / 365.25
  const found = deltaT.findIndex(([from]) => from > year)
  const later = found < 0 ? deltaT.length - 1 : Math.max(found, 1)
  const [from, until] = [deltaT[later - 1] ?? [year, 0], deltaT[later] ?? [year + 1, 0]]
  const share = (year - from[0]) / (until[0] - from[0])
  return (from[1] + share * (until[1] - from[1])) / 86_400
}

/** Julian days begin at noon in Greenwich: this is how far the midnight before it is from there. */
const noon = 0.5

/** A meridian by its clock's distance from Greenwich in hours: 7 in Vietnam. */
export type Meridian = number

/**
 * The number of the day on which an instant falls by the clock of a meridian. Days that follow have numbers
 * that follow.
 */
export const dayAt = (ephemerisDay: number, meridian: Meridian): number =>
  Math.floor(ephemerisDay - deltaTDays(ephemerisDay) + noon + meridian / 24)

/** The instant at which a day begins by the clock of a meridian. */
export const beginningOf = (day: number, meridian: Meridian): number => {
  const universal = day - noon - meridian / 24
  return universal + deltaTDays(universal)
}

/** The day number of 1 January 1970. */
const unixEpochDay = 2_440_588
const dayMillis = 86_400_000

/** A day's number as a date. */
export const dateOfDay = (day: number): LocalDate =>
  new Date((day - unixEpochDay) * dayMillis).toISOString().slice(0, 10) as LocalDate

/** A date's day number. */
export const dayOfDate = (date: LocalDate): number =>
  Date.parse(`${date}T00:00:00Z`) / dayMillis + unixEpochDay
