import { median } from "../measure/median.ts"
import type { Showing } from "../measure/rounds.ts"
import type { Arena } from "./contender.ts"
import type { Outcome } from "./goals.ts"
import type { Work } from "./work/work.ts"

const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3)

/** The median of the rounds. */
export const perSecondText = (rounds: ReadonlyArray<number>): string => number(median(rounds))

const spread = (values: ReadonlyArray<number>): string => {
  const middle = median(values)
  const percent = (value: number) => `${Math.round((100 * value) / middle - 100)} %`
  return `${percent(Math.min(...values))} … +${percent(Math.max(...values))}`
}

const row = ({ contender, perSecond, failed, problem }: Showing): string => {
  const name = contender.padEnd(48)
  if (perSecond.length === 0) return `  ${name}${`not measured: ${problem}`}`
  const failures = failed > 0 ? `  ${Math.round(failed * 100)} % of the calls failed` : ""
  const end = problem === undefined ? "" : `  stopped: ${problem}`
  return `  ${name}${perSecondText(perSecond).padStart(10)}  ${spread(perSecond)}${failures}${end}`
}

/** The contenders and their terms. */
export const contenderLines = ({ store, terms, contenders }: Arena): ReadonlyArray<string> => [
  "",
  `── ${store}: ${terms}`,
  ...contenders.map((one) => `  ${one.name} ${"problem" in one ? one.problem : one.version}`),
]

/** The figures, one table for each piece of work. */
export const figureLines = (
  works: ReadonlyArray<Work>,
  showings: ReadonlyArray<Showing>,
): ReadonlyArray<string> =>
  works.flatMap(({ name, unit }) => {
    const rows = showings.filter((showing) => showing.work === name)
    return ["", `${name} (${unit}/s: median, lowest … highest round)`, ...rows.map(row)]
  })

const goalLine = ({ left, right, atLeast, limit, ratio, reachable, met }: Outcome): string => {
  const against = left.work === right.work ? right.contender : `${right.contender}, ${right.work}`
  const bound = reachable === undefined ? "" : `   (${limit}: ${reachable.toFixed(2)})`
  return `  ${met ? "met   " : "MISSED"} ${`${left.work}: ≥ ${atLeast} × ${against}`.padEnd(80)}${ratio.toFixed(2)}${bound}`
}

/** The goals and their results. */
export const goalLines = (outcomes: ReadonlyArray<Outcome>): ReadonlyArray<string> =>
  outcomes.length === 0
    ? []
    : ["", "Asked of lienthong (median of the ratios of the rounds)", ...outcomes.map(goalLine)]
