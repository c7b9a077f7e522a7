import { Schema } from "effect"
import { at, type LocalDate, type VietnamTime } from "../time/vietnam-time.ts"
import { expects } from "./expected-value.ts"
import { MonthDay } from "./yearly-holiday.ts"

/** A time of day in Vietnam, `07:30`. */
export const ClockTime = Schema.String.check(Schema.isPattern(/^([01]\d|2[0-3]):[0-5]\d$/))
  .annotate(expects("a time of day, as 07:30", "giờ trong ngày, như 07:30"))
  .pipe(Schema.brand("ClockTime"))
export type ClockTime = typeof ClockTime.Type

const Session = Schema.Struct({ from: ClockTime, until: ClockTime })
  .check(Schema.makeFilter(({ from, until }) => from < until || "a session ends after it begins"))
  .annotate(
    expects(
      'a session whose `until` is later than its `from`: { "from": "07:30", "until": "11:30" }',
      'buổi có `until` muộn hơn `from`: { "from": "07:30", "until": "11:30" }',
    ),
  )

/** The two sessions of a working day: morning (buổi sáng) and afternoon (buổi chiều). */
export const Sessions = Schema.Struct({ morning: Session, afternoon: Session })
  .check(
    Schema.makeFilter(
      ({ morning, afternoon }) =>
        morning.until <= afternoon.from || "the afternoon begins when the morning is over",
    ),
  )
  .annotate(
    expects(
      "`morning` and `afternoon`, where the afternoon begins when the morning is over",
      "`morning` và `afternoon`, buổi chiều bắt đầu khi buổi sáng đã kết thúc",
    ),
  )
export interface Sessions extends Schema.Schema.Type<typeof Sessions> {}

const Summer = Schema.Struct({ from: MonthDay, until: MonthDay, sessions: Sessions })
  .check(
    Schema.makeFilter(({ from, until }) => from <= until || "summer ends after it begins, in the same year"),
  )
  .annotate(
    expects(
      "`from`, `until` not before it in the same year, and `sessions`",
      "`from`, `until` không trước `from` trong cùng năm, và `sessions`",
    ),
  )

/**
 * The office hours of an agency (giờ làm việc). They are set locally, and many provinces have summer hours:
 * `summer` replaces `sessions` from one day of the year until another, both included.
 */
export const OfficeHours = Schema.Struct({ sessions: Sessions, summer: Schema.optionalKey(Summer) })
export interface OfficeHours extends Schema.Schema.Type<typeof OfficeHours> {}

const time = ClockTime.make

/**
 * 07:30-12:00 and 13:30-17:00: eight hours, as in Phú Yên.
 *
 * No law says when the morning of Decision 28/2018, Art. 6.2, ends. Agencies end it between 11:30 and 12:00.
 * The default is the latest of these, so that no document is reported late that is in time by its own
 * agency's clock. An agency that ends its mornings earlier sets its own hours.
 */
export const defaultOfficeHours: OfficeHours = {
  sessions: {
    morning: { from: time("07:30"), until: time("12:00") },
    afternoon: { from: time("13:30"), until: time("17:00") },
  },
}

/** The sessions of a day. */
const sessionsOn = (hours: OfficeHours, date: LocalDate): Sessions => {
  const monthDay = date.slice(5)
  return hours.summer && monthDay >= hours.summer.from && monthDay <= hours.summer.until
    ? hours.summer.sessions
    : hours.sessions
}

/** When the morning of a day ends. */
export const morningEnd = (hours: OfficeHours, date: LocalDate): VietnamTime =>
  at(date, sessionsOn(hours, date).morning.until)

/** When the office closes on a day. */
export const closing = (hours: OfficeHours, date: LocalDate): VietnamTime =>
  at(date, sessionsOn(hours, date).afternoon.until)
