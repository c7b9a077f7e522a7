import type { StorageQuestion, StoreName } from "../arguments.ts"
import { machineLine } from "../machine.ts"
import { type Record, recordsOf } from "../measure/record.ts"
import type { Arena } from "./contender.ts"
import { goals, outcomes } from "./goals.ts"
import { growthSuite, usualSizes } from "./growth/suite.ts"
import { measureStore } from "./measure-store.ts"
import { withPostgres } from "./postgres/arena.ts"
import { contenderLines, figureLines, goalLines } from "./report.ts"
import { installRivals } from "./rival/install-rivals.ts"
import { withSqlite } from "./sqlite/arena.ts"
import { works } from "./works.ts"

type Say = (line: string) => void

/** The number of streams of 20 events in each store for reading. */
const filledStreams = 1_000

const withArena = { sqlite: withSqlite, postgres: withPostgres }

const methodLines = ({ rounds, seconds }: StorageQuestion): ReadonlyArray<string> => [
  machineLine(),
  `${rounds} rounds; in each, every contender is ${seconds} s at every work, one after the other, in one process; a shorter`,
  "go before the first round warms up. Events of about 440 bytes, objects in and objects out, every commit durable.",
  `What is read are stores of ${filledStreams} streams of 20 events; a page of the log has 500.`,
]

const measureIn = async (
  store: StoreName,
  arena: Arena,
  question: StorageQuestion,
  say: Say,
): Promise<ReadonlyArray<Record>> => {
  const all = works(filledStreams).filter(({ name }) => name.includes(question.work))
  for (const line of contenderLines(arena)) say(line)
  const schedule = { rounds: question.rounds, millis: question.seconds * 1_000 }
  const showings = await measureStore(arena, all, filledStreams, schedule)
  for (const line of figureLines(all, showings)) say(line)
  for (const line of goalLines(outcomes(goals[store], showings))) say(line)
  const records = recordsOf("storage", store, showings)
  return question.growth
    ? [...records, ...(await growthSuite(store, arena, usualSizes, schedule, say))]
    : records
}

/** Runs `pnpm bench storage`: prints what it measures and returns the figures. */
export const storageSuite = async (question: StorageQuestion, say: Say): Promise<ReadonlyArray<Record>> => {
  const problem = installRivals(say)
  for (const line of methodLines(question)) say(line)
  const records: Array<Record> = []
  for (const store of question.stores) {
    records.push(...(await withArena[store](problem, (arena) => measureIn(store, arena, question, say))))
  }
  return records
}
