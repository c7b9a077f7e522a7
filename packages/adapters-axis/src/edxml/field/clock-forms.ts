/** A time of day as it is written, with the difference to UTC if the text has one. */
export interface WrittenTime {
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
  readonly zoneMinutes?: number
}

/** Morning and afternoon, in English and as .NET writes them in Vietnamese (sáng, chiều). */
const clock =
  /^(?:T|[ ,]+(?:- |lúc )?)?(\d{1,2})(?:(?::|\.| ?h ?| giờ )?(\d{2}))?(?:[:.]?(\d{2}))?(?:[.,]\d+)?\s*(AM|PM|SA|CH)?\s*(Z|ICT|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|GMT|UTC)?$/i
const zoneAlone = /^\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d:\d{2}|\+\d{1,2})$/i

/** `14 giờ 05 phút 30 giây` and `1:5:0` as `14:05:30` and `1:05:00`. */
const withColons = (text: string): string =>
  text
    .replace(/(\d) ?giờ(?: (?=\d))?/iu, "$1:")
    .replace(/(\d) ?phút(?: (?=\d))?/iu, "$1:")
    .replace(/(:\d{1,2}) ?giây/iu, "$1")
    .replace(/^(\D*\d{1,2}):(?!\d)/u, "$1:00")
    .replace(/(:\d{1,2}):(?!\d)/u, "$1")
    .replace(/:(\d)(?!\d)/gu, ":0$1")

/** The difference to UTC in minutes: `Z`, `+07:00`, `+0700`, `+07`, `+7`, `GMT+0700`, and Vietnam's `ICT`. */
const zoneOf = (zone: string | undefined): number | undefined => {
  if (zone === undefined) return undefined
  if (/^ict$/i.test(zone)) return 7 * 60
  const [, sign, hours = "", minutes = "0"] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? []
  if (sign === undefined) return 0
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** No place is further from UTC than 14 hours. */
const widestZone = 14 * 60

const twelve = (hours: number, half: string | undefined): number => {
  if (half === undefined) return hours
  const isAfternoon = /PM|CH/i.test(half)
  // Some write both forms at once: `14:05 CH`.
  if (hours > 12) return hours
  return (hours % 12) + (isAfternoon ? 12 : 0)
}

/**
 * Reads the time that follows a day. `midnight` when nothing follows, or only a zone: a date is a day of the
 * place where it was written. Returns nothing when anything else follows.
 */
export const readClock = (text: string): WrittenTime | "midnight" | undefined => {
  if (text.trim() === "" || zoneAlone.test(text)) return "midnight"
  const [, hours, minutes, seconds, half, zone] = clock.exec(withColons(text)) ?? []
  if (hours === undefined || (minutes === undefined && !/^T|AM|PM|SA|CH/i.test(text))) return undefined
  const zoneMinutes = zoneOf(zone)
  const written = { minutes: Number(minutes ?? 0), seconds: Number(seconds ?? 0) }
  const time = { hours: twelve(Number(hours), half), ...written }
  const isEndOfDay = time.hours === 24 && time.minutes === 0 && time.seconds === 0
  if (Math.abs(zoneMinutes ?? 0) > widestZone) return undefined
  if ((time.hours > 23 && !isEndOfDay) || time.minutes > 59 || time.seconds > 59) return undefined
  return { ...time, ...(zoneMinutes !== undefined && { zoneMinutes }) }
}

const json = /^\\?\/?Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?\/?$/

/**
 * The instant of `/Date(1560963600000+0700)/`, as .NET writes one in JSON, whose slashes may be escaped. Its
 * zone changes nothing. Also of a number alone, in milliseconds or in seconds: ten digits that begin with a
 * year are a date and an hour.
 */
export const instantOfEpoch = (text: string): number | undefined => {
  const millis = json.exec(text)?.[1] ?? (/^\d{13}$/.test(text) ? text : undefined)
  if (millis !== undefined) return Number(millis)
  return /^1[0-8]\d{8}$/.test(text) ? Number(text) * 1000 : undefined
}
