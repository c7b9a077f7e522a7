import {
  at,
  dateOf,
  epochMillis,
  isWorkingDay,
  type LocalDate,
  plusDays,
  type VietnamTime,
  type WorkingCalendar,
} from "@lienthong/core/calendar"
import type { Say } from "../visit/language.ts"

/** A half-day of work, in milliseconds. */
export interface HalfDay {
  readonly date: LocalDate
  readonly part: "morning" | "afternoon"
  readonly from: number
  readonly until: number
}

/** The half-days of a day, none on a day off. */
export const halfDaysOn = (calendar: WorkingCalendar, date: LocalDate): ReadonlyArray<HalfDay> => {
  if (!isWorkingDay(calendar, date)) return []
  const { sessions, summer } = calendar.hours
  const day = date.slice(5)
  const hours = summer && day >= summer.from && day <= summer.until ? summer.sessions : sessions
  return (["morning", "afternoon"] as const).map((part) => ({
    date,
    part,
    from: epochMillis(at(date, hours[part].from)),
    until: epochMillis(at(date, hours[part].until)),
  }))
}

/** Beyond this many days a distance is told in calendar days. */
const farthestDays = 400

/** The working time between two instants, in minutes; `undefined` for very distant ones. */
const workingMinutes = (
  calendar: WorkingCalendar,
  from: VietnamTime,
  until: VietnamTime,
): number | undefined => {
  const [first, last] = [epochMillis(from), epochMillis(until)]
  let millis = 0
  let date = dateOf(from)
  for (let day = 0; date <= dateOf(until); day++) {
    if (day > farthestDays) return undefined
    for (const half of halfDaysOn(calendar, date))
      millis += Math.max(0, Math.min(half.until, last) - Math.max(half.from, first))
    date = plusDays(date, 1)
  }
  return Math.round(millis / 60_000)
}

/** A working day has this many minutes, for saying long stretches in days. */
const dayMinutes = 480

const stretch = (minutes: number, say: Say): string => {
  if (minutes < 60) return say(`${minutes} phút`, `${minutes} min`)
  if (minutes < dayMinutes) {
    const hours = Math.round(minutes / 60)
    return say(`${hours} giờ làm việc`, `${hours} working ${hours === 1 ? "hour" : "hours"}`)
  }
  const days = Math.round(minutes / dayMinutes)
  return say(`${days} ngày làm việc`, `${days} working ${days === 1 ? "day" : "days"}`)
}

/** How far a bound is, in working time: `còn 12 phút`, `quá 3 giờ làm việc`. */
export const sayRemaining = (
  calendar: WorkingCalendar,
  now: VietnamTime,
  due: VietnamTime,
  say: Say,
): string => {
  const isOver = now > due
  const minutes = isOver ? workingMinutes(calendar, due, now) : workingMinutes(calendar, now, due)
  if (minutes === undefined) return isOver ? say("quá hạn", "overdue") : say("còn hạn", "on time")
  const said = stretch(minutes, say)
  return isOver ? say(`quá ${said}`, `${said} overdue`) : say(`còn ${said}`, `${said} left`)
}
