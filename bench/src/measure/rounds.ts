import { messageOf } from "./message-of.ts"
import { perSecond, type Slice } from "./slice.ts"

/** What is measured: one contender at one piece of work. */
export interface Entrant {
  readonly work: string
  readonly contender: string
  readonly run: (millis: number) => Promise<Slice>
}

/** The results of an entrant. */
export interface Showing {
  readonly work: string
  readonly contender: string
  /** The rate per second in each round. */
  readonly perSecond: ReadonlyArray<number>
  /** The share of calls that failed, 0 to 1. */
  readonly failed: number
  /** Why it was removed from the run, if it was. */
  readonly problem?: string
}

/** How long and how often to measure. */
export interface Schedule {
  readonly rounds: number
  /** The duration of a slice. */
  readonly millis: number
}

/** Whether nearly all calls failed. Such a slice takes long, and another would give the same result. */
const isHopeless = ({ done, failed }: Slice) => failed > 4 * done

/**
 * Measures everything in every round, so that other load on the machine affects all contenders alike and the
 * figures of a round are comparable. Each round starts with the next entrant, after a short warm-up slice. An
 * entrant whose calls nearly all fail is removed.
 */
export const runRounds = async (
  entrants: ReadonlyArray<Entrant>,
  { rounds, millis }: Schedule,
): Promise<ReadonlyArray<Showing>> => {
  const slices = entrants.map((): Array<Slice> => [])
  const problems = new Map<number, string>()
  const hopeless = new Map<number, Slice>()
  const go = async (index: number, time: number): Promise<Slice | undefined> => {
    if (problems.has(index)) return undefined
    const before = hopeless.get(index)
    if (before) return before
    try {
      const slice = await entrants[index]?.run(time)
      if (slice && isHopeless(slice)) hopeless.set(index, slice)
      return slice
    } catch (error) {
      problems.set(index, messageOf(error))
      return undefined
    }
  }

  for (let index = 0; index < entrants.length; index++) await go(index, millis / 5)
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < entrants.length; turn++) {
      const index = (turn + round) % entrants.length
      const slice = await go(index, millis)
      if (slice) slices[index]?.push(slice)
    }
  }
  return entrants.map(({ work, contender }, index) => {
    const problem = problems.get(index)
    return { work, contender, ...summary(slices[index] ?? []), ...(problem !== undefined && { problem }) }
  })
}

const summary = (slices: ReadonlyArray<Slice>) => {
  const done = slices.reduce((sum, slice) => sum + slice.done, 0)
  const failed = slices.reduce((sum, slice) => sum + slice.failed, 0)
  return { perSecond: slices.map(perSecond), failed: failed === 0 ? 0 : failed / (done + failed) }
}
