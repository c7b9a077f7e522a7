import { epochMillis, VietnamTime } from "@lienthong/core/calendar"
import { Option, Schema } from "effect"

const yearFirst = /^(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d:\d\d:\d\d)/
const dayFirst = /^(\d\d)[-/](\d\d)[-/](\d{4})[T ](\d\d:\d\d:\d\d)/
const withOffset = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/

const readVietnamTime = Schema.decodeUnknownOption(VietnamTime)

const local = (year = "", month = "", day = "", time = ""): Option.Option<number> =>
  Option.map(readVietnamTime(`${year}-${month}-${day}T${time}.000+07:00`), epochMillis)

/**
 * Parses a time in the axis' lists into milliseconds since the epoch. Lists use different forms; a time
 * without an offset is Vietnam's. `none` for any other form.
 */
export const readAxisTime = (text: string): Option.Option<number> => {
  const [, year, month, day, time] = yearFirst.exec(text) ?? []
  const [, laterDay, laterMonth, laterYear, laterTime] = dayFirst.exec(text) ?? []
  const instant = /^\d{13}$/.test(text)
    ? Option.some(Number(text))
    : withOffset.test(text)
      ? Option.some(Date.parse(text))
      : year === undefined
        ? local(laterYear, laterMonth, laterDay, laterTime)
        : local(year, month, day, time)
  return Option.filter(instant, (millis) => !Number.isNaN(millis))
}
