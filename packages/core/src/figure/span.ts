import { vietnamTime } from "../time/vietnam-time.ts"
import type { FigureLine } from "./figure-line.ts"
import { type Instant, monthOf, monthsBetween, type Period } from "./period.ts"

/** The months in which a line can count, or that it may count in any month from its first on. */
export type Span = { readonly months: ReadonlyArray<string> } | { readonly since: Instant }

/** A line that counts over more months than these is looked at in every period. */
const maxMonths = 24

type Times = ReadonlyArray<Instant | undefined>

const timesOf = (line: FigureLine): Times => {
  if (line.direction === "outgoing")
    return [
      line.signedAt,
      line.issuedAt,
      line.closedAt,
      line.recalledAt,
      line.replacedAt,
      ...line.duties.map(({ endedAt }) => endedAt),
      ...line.sendings.flatMap(
        (sending): Times => [
          sending.at,
          sending.leftAt,
          sending.arrivedAt,
          sending.acceptedAt,
          sending.completedAt,
          sending.refusedAt,
          sending.givenBackAt,
        ],
      ),
    ]
  return line.direction === "incoming"
    ? [
        line.arrivedAt,
        line.registeredAt,
        line.completedAt,
        line.refusedAt,
        line.givenBackAt,
        line.replacedAt,
        ...line.duties.map(({ endedAt }) => endedAt),
      ]
    : []
}

/** Whether something about it is open, so that it counts in every period to come. */
const isOpen = (line: FigureLine): boolean => {
  if (line.direction === "outgoing")
    return (
      (line.issuedAt === undefined && line.closedAt === undefined && line.recalledAt === undefined) ||
      line.duties.some(({ endedAt }) => endedAt === undefined)
    )
  return (
    line.direction === "incoming" &&
    ((line.arrivedAt !== undefined && doneAt(line) === undefined) ||
      line.duties.some(({ endedAt }) => endedAt === undefined))
  )
}

/** When nothing was left to do with a received document. */
const doneAt = (line: Extract<FigureLine, { direction: "incoming" }>): Instant | undefined =>
  line.completedAt ?? line.refusedAt ?? line.givenBackAt

/** Where a line is found when the figures of a period are asked for. */
export const spanOf = (line: FigureLine): Span => {
  const times = [line.begunAt, ...timesOf(line).filter((time) => time !== undefined)]
  const first = times.reduce((one, other) => Math.min(one, other))
  const last = times.reduce((one, other) => Math.max(one, other))
  if (isOpen(line)) return { since: first }
  const months = monthsBetween(monthOf(vietnamTime(first)), monthOf(vietnamTime(last)))
  return months.length > maxMonths ? { since: first } : { months }
}

/** The months of a period, in order. */
export const monthsOf = ({ from, until }: Period): ReadonlyArray<string> =>
  monthsBetween(monthOf(from), monthOf(until))
