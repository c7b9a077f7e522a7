import type { StoreName } from "../../arguments.ts"
import { median } from "../../measure/median.ts"
import { type Record, recordsOf } from "../../measure/record.ts"
import { type Entrant, runRounds, type Schedule, type Showing } from "../../measure/rounds.ts"
import { perSecond } from "../../measure/slice.ts"
import type { Arena } from "../contender.ts"
import { perSecondText } from "../report.ts"
import { openSender } from "./dispatch.ts"
import { type GrowthWork, growthRuns, growthWorks } from "./entrants.ts"
import { openHistory } from "./history.ts"
import { flatWithin, growthOf, readLogApart } from "./log-memory.ts"

type Say = (line: string) => void

/** The size of a store before and after it has grown, in events. */
export type Sizes = readonly [small: number, large: number]

export const usualSizes: Sizes = [10_000, 1_000_000]

/** The maximum growth of cost. */
const factor = 1.2

const contender = "lienthong"
const at = (work: string, size: number) => `${work}, at ${size.toLocaleString("en")} events`

const mark = (met: boolean) => (met ? "met   " : "MISSED")

/** The ratio of a work's cost in the large and in the small store, in the same round. */
const growthLine = (work: GrowthWork, [small, large]: Sizes, showings: ReadonlyArray<Showing>): string => {
  const showingAt = (size: number) => showings.find((showing) => showing.work === at(work, size))
  const rates = showingAt(large)?.perSecond ?? []
  const cost = median((showingAt(small)?.perSecond ?? []).map((rate, round) => rate / (rates[round] ?? 0)))
  const problem = showingAt(small)?.problem ?? showingAt(large)?.problem
  const figures = [small, large].map((size) => `${perSecondText(showingAt(size)?.perSecond ?? [])}/s`)
  return problem === undefined
    ? `  ${mark(cost <= factor)} ${work.padEnd(26)}${figures.map((one) => one.padStart(12)).join("")}   cost × ${cost.toFixed(2)}`
    : `  MISSED ${work.padEnd(26)}stopped: ${problem}`
}

/** Opens a small and a large store and measures both in every round. */
const measureSides = async (
  arena: Arena,
  places: ReadonlyArray<{ readonly place: string; readonly size: number }>,
  schedule: Schedule,
): Promise<ReadonlyArray<Showing>> => {
  const closing: Array<() => Promise<void>> = []
  const bySize: Array<ReadonlyArray<Entrant>> = []
  try {
    for (const { place, size } of places) {
      const history = await openHistory(arena, place, size)
      closing.push(history.close)
      const exchange = await openSender(arena, place)
      closing.push(exchange.close)
      const runs = growthRuns(history, exchange)
      bySize.push(growthWorks.map((work) => ({ work: at(work, size), contender, run: runs[work] })))
    }
    // Runs the same work of both sizes in turn, so that other load on the machine affects both.
    return await runRounds(
      growthWorks.flatMap((_, index) => bySize.flatMap((entrants) => entrants[index] ?? [])),
      schedule,
    )
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

/** Measures whether cost grows with history, and whether memory does while a process reads all of it. */
export const growthSuite = async (
  store: StoreName,
  arena: Arena,
  sizes: Sizes,
  schedule: Schedule,
  say: Say,
): Promise<ReadonlyArray<Record>> => {
  const [small, large] = sizes
  say("")
  say(
    `── ${store}, growth: stores of ${small.toLocaleString("en")} and ${large.toLocaleString("en")} events side by side`,
  )
  const places = [
    { place: await arena.newPlace("small"), size: small },
    { place: await arena.newPlace("large"), size: large },
  ] as const
  const showings = await measureSides(arena, places, schedule)
  say(
    `Asked: cost at ${large.toLocaleString("en")} events ≤ ${factor} × that at ${small.toLocaleString("en")} (median of the rounds)`,
  )
  for (const work of growthWorks) say(growthLine(work, sizes, showings))

  const memory = await readLogApart(store, places[1].place, large)
  const growth = growthOf(memory)
  const peaks = memory.peaks.map((bytes) => Math.round(bytes / 2 ** 20))
  say(
    `  ${mark(growth <= flatWithin)} memory of a process that reads the whole log, second half by first half ≤ ${flatWithin}: ${growth.toFixed(2)} (${Math.min(...peaks)} to ${Math.max(...peaks)} MiB)`,
  )
  const rate = perSecond({ done: memory.events, failed: 0, millis: memory.millis })
  const read: Showing = { work: at("read the whole log", large), contender, perSecond: [rate], failed: 0 }
  return recordsOf("storage", store, [...showings, read])
}
