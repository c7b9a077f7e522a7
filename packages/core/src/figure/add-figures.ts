import { type Durations, durationsOf } from "./durations.ts"
import type { Figures } from "./figures.ts"

const isDurations = (value: object): value is Durations => "minutes" in value

const addDurations = (one: Durations, other: Durations): Durations => {
  const counts = new Map<number, number>()
  for (const [minutes, count] of [...one.minutes, ...other.minutes])
    counts.set(minutes, (counts.get(minutes) ?? 0) + count)
  return durationsOf(counts)
}

const addValues = (one: unknown, other: unknown): unknown => {
  if (one === undefined) return other
  if (other === undefined) return one
  if (typeof one === "number" && typeof other === "number") return one + other
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one
  if (isDurations(one) && isDurations(other)) return addDurations(one, other)
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      addValues((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    ]),
  )
}

/**
 * The figures of two agencies together. Times are those of all their documents; the agencies that both wrote
 * to count with each of them.
 */
export const addFigures = (one: Figures, other: Figures): Figures => addValues(one, other) as Figures

/** What is not a sum over groups: one agency may be in several, and a median is of all. */
const isNoSum = /^(?:times\.|sent\.(?:agencies|connectedAgencies)$)/

/** The names of the sums in figures that differ from the sum over their groups. */
export const wrongSums = (
  total: ReadonlyMap<string, number>,
  groups: ReadonlyArray<ReadonlyMap<string, number>>,
): ReadonlyArray<string> => {
  const names = new Set([...total.keys(), ...groups.flatMap((group) => [...group.keys()])])
  return [...names].filter(
    (name) =>
      !isNoSum.test(name) &&
      groups.reduce((sum, group) => sum + (group.get(name) ?? 0), 0) !== (total.get(name) ?? 0),
  )
}
