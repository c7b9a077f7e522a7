import { machineLine } from "../machine.ts"
import { median } from "../measure/median.ts"
import { type Record, recordsOf } from "../measure/record.ts"
import type { Showing } from "../measure/rounds.ts"
import type { Decision } from "./decision.ts"
import { lifeDecisions } from "./lives.ts"
import { ruleDecisions } from "./rules.ts"

const rounds = 7
const millisPerRound = 20
const warmUpMillis = 50
/** Reading the clock takes as long as a fast decision. */
const batch = 100

const limitMicros = 10

/** CPU time of this process: a decision waits for nothing, so other load on the machine does not count. */
const cpuMillis = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/**
 * Measures how many decisions are made per second. It also returns the last answer, so that none is optimised
 * away.
 */
const rateOf = (make: () => unknown, millis: number): { readonly rate: number; readonly answer: unknown } => {
  let answer: unknown
  const begin = cpuMillis()
  let made = 0
  let elapsed = 0
  while (elapsed < millis) {
    for (let index = 0; index < batch; index++) answer = make()
    made += batch
    elapsed = cpuMillis() - begin
  }
  return { rate: (made * 1_000) / elapsed, answer }
}

const showing = ({ name, make }: Decision): Showing => {
  rateOf(make, warmUpMillis)
  const perSecond = Array.from({ length: rounds }, () => rateOf(make, millisPerRound).rate)
  return { work: name, contender: "lienthong", perSecond, failed: 0 }
}

const line = ({ work, perSecond }: Showing): string => {
  const [micros, slowest] = [median(perSecond), Math.min(...perSecond)].map((rate) => 1e6 / rate) as [
    number,
    number,
  ]
  const mark = micros < limitMicros ? "met   " : "MISSED"
  return `  ${mark} ${work.padEnd(34)}${micros.toFixed(2).padStart(8)} µs${slowest.toFixed(2).padStart(10)} µs`
}

/** Runs `pnpm bench decisions`: prints what it measures and returns the figures. */
export const decisionsSuite = (say: (line: string) => void): ReadonlyArray<Record> => {
  say(machineLine())
  say(
    `${rounds} rounds of ${millisPerRound} ms of processor time for each decision, after ${warmUpMillis} ms to warm up; the year's calendar is built.`,
  )
  say(`Asked: under ${limitMicros} µs. Median and slowest round:`)
  const showings = [...lifeDecisions, ...ruleDecisions].map(showing)
  for (const one of showings) say(line(one))
  return recordsOf("decisions", "none", showings)
}
