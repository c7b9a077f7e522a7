import { Schema } from "effect"

/**
 * How long something took, many times (phân bố thời gian): the median and the 95th percentile in minutes, by
 * nearest rank, and how many took how long. Times are whole minutes, rounded to three digits.
 */
export const Durations = Schema.Struct({
  count: Schema.Int,
  median: Schema.optionalKey(Schema.Int),
  percentile95: Schema.optionalKey(Schema.Int),
  /** Pairs of minutes and how many took so long, the shortest first. */
  minutes: Schema.Array(Schema.Tuple([Schema.Int, Schema.Int])),
})
export interface Durations extends Schema.Schema.Type<typeof Durations> {}

/** How many took how many minutes. */
export type MinuteCounts = Map<number, number>

/** Adds a duration. Clock differences between agencies can make it negative; it then counts as 0. */
export const addDuration = (counts: MinuteCounts, millis: number): void => {
  const minutes = Number(Math.max(Math.round(millis / 60_000), 0).toPrecision(3))
  counts.set(minutes, (counts.get(minutes) ?? 0) + 1)
}

/** The smallest number of minutes within which a share of them were done. */
const percentile = (sorted: Durations["minutes"], count: number, share: number): number => {
  const rank = Math.ceil(count * share)
  let seen = 0
  for (const [minutes, each] of sorted) {
    seen += each
    if (seen >= rank) return minutes
  }
  return 0
}

/** The distribution of what was counted. */
export const durationsOf = (counts: MinuteCounts): Durations => {
  const minutes = [...counts].sort(([one], [other]) => one - other)
  const count = minutes.reduce((sum, [, each]) => sum + each, 0)
  return count === 0
    ? { count, minutes }
    : {
        count,
        median: percentile(minutes, count, 0.5),
        percentile95: percentile(minutes, count, 0.95),
        minutes,
      }
}
