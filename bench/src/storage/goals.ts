import type { StoreName } from "../arguments.ts"
import { median } from "../measure/median.ts"
import type { Showing } from "../measure/rounds.ts"
import { appendHot, appendInFlight, appendNew } from "./work/append.ts"
import { readLog } from "./work/read.ts"
import { works } from "./works.ts"

/** A contender's figure for a piece of work. */
interface Figure {
  readonly contender: string
  readonly work: string
}

/** A minimum ratio between two figures. */
export interface Goal {
  readonly left: Figure
  readonly right: Figure
  readonly atLeast: number
  /**
   * The contender that does the same work by hand. Its ratio to {@link right} is the maximum that can be
   * reached.
   */
  readonly limit?: string
}

/** A goal and its result. */
export interface Outcome extends Goal {
  readonly ratio: number
  /** The same ratio for {@link Goal.limit}. */
  readonly reachable?: number
  readonly met: boolean
}

const ours = "lienthong"
const same = (work: string, other: string, atLeast: number, limit?: string): Goal => ({
  left: { contender: ours, work },
  right: { contender: other, work },
  atLeast,
  ...(limit !== undefined && { limit }),
})
const wholeLog = readLog(0).name
const singles = [appendNew.name, appendHot.name]

/** The goals of our store. */
export const goals: Readonly<Record<StoreName, ReadonlyArray<Goal>>> = {
  sqlite: [
    ...singles.map((work) => same(work, "raw better-sqlite3", 0.7)),
    {
      left: { contender: ours, work: appendInFlight.name },
      right: { contender: "raw better-sqlite3", work: appendNew.name },
      atLeast: 4,
    },
    ...works(0).map(({ name }) => same(name, "@event-driven-io/emmett-sqlite", 10, "raw better-sqlite3")),
  ],
  postgres: [
    ...singles.map((work) => same(work, "raw pg", 0.75)),
    same(appendInFlight.name, "@event-driven-io/emmett-postgresql", 2, "raw pg"),
    same(appendInFlight.name, "raw pg", 0.75),
    same(wholeLog, "raw pg", 0.7),
    same(wholeLog, "@event-driven-io/emmett-postgresql", 5, "raw pg"),
  ],
}

/**
 * Compares the rounds and takes the median of the ratios, which other load on the machine affects less than
 * the figures themselves. A goal with an unmeasured side has no outcome.
 */
export const outcomes = (
  goals: ReadonlyArray<Goal>,
  showings: ReadonlyArray<Showing>,
): ReadonlyArray<Outcome> => {
  const roundsOf = ({ contender, work }: Figure) =>
    showings.find((showing) => showing.contender === contender && showing.work === work)?.perSecond ?? []
  const ratioOf = (left: Figure, right: Figure) => {
    const others = roundsOf(right)
    return median(
      roundsOf(left).flatMap((value, round) => {
        const other = others[round]
        return other === undefined ? [] : [value / other]
      }),
    )
  }
  return goals.flatMap((goal) => {
    const { left, right, atLeast, limit } = goal
    const ratio = ratioOf(left, right)
    if (Number.isNaN(ratio)) return []
    const reachable = limit === undefined ? undefined : ratioOf({ ...left, contender: limit }, right)
    return [{ ...goal, ratio, ...(reachable !== undefined && { reachable }), met: ratio >= atLeast }]
  })
}
