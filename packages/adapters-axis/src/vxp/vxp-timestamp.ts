import { epochMillis, VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import { Option, Schema } from "effect"

/** Prints an instant in VXP's form: Vietnam time, milliseconds in four digits, `22112026T011551+0154`. */
export const printVxpTimestamp = (epochMillis: number): string => {
  const [date = "", time = ""] = vietnamTime(epochMillis).split("T")
  const [year = "", month = "", day = ""] = date.split("-")
  return `${day}${month}${year}T${time.slice(0, 8).replaceAll(":", "")}+0${time.slice(9, 12)}`
}

const form = /^(\d\d)(\d\d)(\d{4})T(\d\d)(\d\d)(\d\d)\+0(\d{3})$/
const readVietnamTime = Schema.decodeUnknownOption(VietnamTime)

/** Parses a VXP timestamp into milliseconds since the Unix epoch; `none` for any other text. */
export const parseVxpTimestamp = (text: string): Option.Option<number> =>
  Option.fromNullishOr(form.exec(text)).pipe(
    Option.flatMap(([, day, month, year, hours, minutes, seconds, millis]) =>
      readVietnamTime(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${millis}+07:00`),
    ),
    Option.map(epochMillis),
    Option.filter((millis) => !Number.isNaN(millis)),
  )
