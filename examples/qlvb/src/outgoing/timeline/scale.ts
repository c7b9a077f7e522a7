import {
  at,
  dateOf,
  epochMillis,
  type LocalDate,
  plusDays,
  vietnamTime,
  type WorkingCalendar,
} from "@lienthong/core/calendar"
import { halfDaysOn } from "../../page/working-time.ts"

/** A stretch of the axis of working time. */
export interface Stretch {
  readonly kind: "work" | "pause" | "night" | "off" | "fold"
  readonly date: LocalDate
  readonly from: number
  readonly until: number
  /** Its place on the axis, from 0 to 100. */
  readonly left: number
  readonly right: number
}

/** An axis on which working time has length, nights are a band, and days off a slit. */
export interface Scale {
  readonly stretches: ReadonlyArray<Stretch>
  /** The place of an instant, from 0 to 100. What is beyond the axis is at its end. */
  readonly placeOf: (millis: number) => number
}

/** How long each kind is beside an hour of work. */
const nightLength = 0.7
const offLength = 1.2
const pauseLength = 0.15
/** The future until the due date is folded together. */
const foldLength = 7

type Part = Omit<Stretch, "left" | "right"> & { readonly length: number }

const hours = (millis: number) => millis / 3_600_000

/** The working half-days and what is between them, from the day of one instant until another's. */
const partsBetween = (calendar: WorkingCalendar, from: number, until: number): ReadonlyArray<Part> => {
  const last = dateOf(vietnamTime(until))
  const parts: Array<Part> = []
  const add = (part: Part) => {
    const before = parts.at(-1)
    if (part.until <= part.from) return
    if (before?.kind === "off" && part.kind === "off")
      parts[parts.length - 1] = { ...before, until: part.until }
    else parts.push(part)
  }
  for (let date = dateOf(vietnamTime(from)); date <= last; date = plusDays(date, 1)) {
    const begins = epochMillis(at(date, "00:00"))
    const ends = begins + 24 * 3_600_000
    const [morning, afternoon] = halfDaysOn(calendar, date)
    if (!morning || !afternoon) {
      add({ kind: "off", date, from: begins, until: ends, length: offLength })
      continue
    }
    add({ kind: "night", date, from: begins, until: morning.from, length: nightLength / 2 })
    add({
      kind: "work",
      date,
      from: morning.from,
      until: morning.until,
      length: hours(morning.until - morning.from),
    })
    add({ kind: "pause", date, from: morning.until, until: afternoon.from, length: pauseLength })
    add({
      kind: "work",
      date,
      from: afternoon.from,
      until: afternoon.until,
      length: hours(afternoon.until - afternoon.from),
    })
    add({ kind: "night", date, from: afternoon.until, until: ends, length: nightLength / 2 })
  }
  return parts
}

/** Cuts off what lies before the first instant and after the half-day of the last. */
const trimmed = (parts: ReadonlyArray<Part>, from: number, until: number): ReadonlyArray<Part> =>
  parts.filter((part) => part.until > from && part.from <= until)

/** The axis from the first sending until now, and folded until the due date. */
export const workingScale = (
  calendar: WorkingCalendar,
  from: number,
  now: number,
  due: number | undefined,
): Scale => {
  const past = trimmed(partsBetween(calendar, from, now), from, now)
  const end = past.at(-1)?.until ?? now
  const fold: ReadonlyArray<Part> =
    due !== undefined && due > end
      ? [{ kind: "fold", date: dateOf(vietnamTime(due)), from: end, until: due, length: foldLength }]
      : []
  // A margin keeps marks at both ends inside the picture.
  const parts = [...past, ...fold]
  const margin = parts.reduce((sum, { length }) => sum + length, 0) * 0.035
  const whole = parts.reduce((sum, { length }) => sum + length, 0) + 2 * margin
  let reached = margin
  const stretches = parts.map(({ length, ...part }): Stretch => {
    const left = (reached / whole) * 100
    reached += length
    return { ...part, left, right: (reached / whole) * 100 }
  })
  return {
    stretches,
    placeOf: (millis) => {
      const found = stretches.find(({ until }) => millis <= until)
      const [first, last] = [stretches[0], stretches.at(-1)]
      if (!first || !last) return 0
      if (millis < first.from) return first.left
      if (!found) return last.right
      const part = (Math.max(millis, found.from) - found.from) / (found.until - found.from)
      return found.left + part * (found.right - found.left)
    },
  }
}
