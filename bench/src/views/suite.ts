import { Storage } from "@lienthong/core/adapter"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import type { StoreName, ViewsQuestion } from "../arguments.ts"
import { machineLine } from "../machine.ts"
import type { Arena } from "../storage/contender.ts"
import { withPostgres } from "../storage/postgres/arena.ts"
import { withSqlite } from "../storage/sqlite/arena.ts"
import { compareCatchingUp, timeOldFold } from "./catching-up.ts"
import { compareCommits } from "./commits-beside.ts"
import { commitOf, fill } from "./fill.ts"
import { playLives } from "./lives.ts"
import { withOwnTable } from "./own-table.ts"
import { type Spread, spreadOf } from "./spread.ts"
import { looks } from "./works.ts"

type Say = (line: string) => void

/** One figure of a run, as `--json` writes it. */
export interface ViewRecord extends Spread {
  readonly suite: "views"
  readonly store: string
  readonly work: string
  /** Documents each way. */
  readonly size: number
  readonly contender: string
}

const withArena = { sqlite: withSqlite, postgres: withPostgres }
const own = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }

/** Reads each in turn, so that what the machine does beside them meets all alike. */
const timed = Effect.fnUntraced(function* (
  reads: ReadonlyArray<Effect.Effect<unknown, unknown>>,
  times: number,
) {
  const millis = reads.map((): Array<number> => [])
  for (const read of reads) yield* read
  for (let run = 0; run < times; run++)
    for (const [index, read] of reads.entries()) {
      const begun = performance.now()
      yield* read
      millis[index]?.push(performance.now() - begun)
    }
  return millis.map(spreadOf)
})

const line = (work: string, contender: string, { p50Ms, p95Ms }: Spread) => {
  const digits = p50Ms < 1 ? 3 : 2
  return `${work.padEnd(44)} ${contender.padEnd(10)} ${p50Ms.toFixed(digits).padStart(8)} ms  p95 ${p95Ms.toFixed(digits).padStart(8)} ms`
}

const measureAt = (store: StoreName, arena: Arena, size: number, times: number, say: Say) =>
  Effect.gen(function* () {
    const lives = yield* playLives
    const place = yield* Effect.promise(() => arena.newPlace(`views${size}`))
    const { storage, close } = yield* Effect.promise(() => fill(arena, place, lives, size))
    const agency = yield* openTestAgency(memoryAxis([own]), own, { storage: Layer.succeed(Storage, storage) })
    const records: Array<ViewRecord> = []
    const tell = (work: string, contender: string, spread: Spread) => {
      say(line(work, contender, spread))
      records.push({ suite: "views", store, work, size, contender, ...spread })
    }

    say(`${store}: ${size} documents sent to two recipients each, and ${size} received`)
    const cpu = process.cpuUsage()
    let page = yield* agency.reports.tracking()
    while (!page.isCurrent) page = yield* agency.reports.tracking()
    const { user, system } = process.cpuUsage(cpu)
    const each = (user + system) / 1_000 / page.asOf
    say(
      `catching up: ${page.asOf} events, ${each.toFixed(3)} ms of processor an event, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB resident`,
    )
    const { total } = yield* agency.reports.tracking({ total: true, limit: 1 })
    if (total !== 2 * size)
      return yield* Effect.fail(new Error(`${total} lines on the board, not ${2 * size}`))

    yield* Effect.promise(() => arena.tidy(place))
    for (const { work, read, rows } of looks(agency, lives, size)) {
      if (!rows) {
        const [own] = yield* timed([read], times)
        if (own) tell(work, "lienthong", own)
        continue
      }
      const held = yield* rows
      const [ours, theirs] = yield* Effect.promise(() =>
        withOwnTable[store](place, held, (readPage) =>
          Effect.runPromise(timed([read, Effect.promise(readPage)], times)),
        ),
      )
      if (!ours || !theirs) continue
      tell(work, "lienthong", ours)
      tell(work, "own table", theirs)
      say(`${" ".repeat(45)}${(theirs.p50Ms / ours.p50Ms).toFixed(2)} of the own table's speed`)
    }
    yield* timeOldFold(agency, Math.min(times, 3), tell)
    let made = size
    const commits = (count: number) =>
      Effect.forEach(Array.from({ length: count }), () => storage.commit(commitOf(lives, "sent", ++made)))
    const share = yield* compareCatchingUp(store, place, storage, agency, commits, times, tell)
    say(`${" ".repeat(45)}${share.toFixed(2)} of the speed of the own tables' projector`)
    yield* compareCommits(agency, commits, times, tell, say)
    yield* Effect.promise(close)
    return records
  }).pipe(Effect.scoped)

/** Compares the sizes: what a page costs must not grow with the history. */
const growthLines = (
  records: ReadonlyArray<ViewRecord>,
  sizes: ReadonlyArray<number>,
): ReadonlyArray<string> => {
  const [small, large] = [sizes[0], sizes.at(-1)]
  const at = (work: string, size: number | undefined) =>
    records.find((each) => each.work === work && each.size === size && each.contender === "lienthong")
  const works = [...new Set(records.map(({ work }) => work))]
  return small === large
    ? []
    : works.map((work) => {
        const ratio = (at(work, large)?.p50Ms ?? Number.NaN) / (at(work, small)?.p50Ms ?? Number.NaN)
        return `${work.padEnd(44)} ${large} against ${small}: ${ratio.toFixed(2)} times`
      })
}

/** Runs `pnpm bench views`: prints what it measures and returns the figures. */
export const viewsSuite = async (question: ViewsQuestion, say: Say): Promise<ReadonlyArray<ViewRecord>> => {
  say(machineLine())
  say(
    `Lives played by the real use cases and cloned; each look ${question.times} times after one to warm up, in one process.`,
  )
  const records: Array<ViewRecord> = []
  for (const store of question.stores) {
    const found = await withArena[store]("not needed here", async (arena) => {
      const all: Array<ViewRecord> = []
      for (const size of question.sizes)
        all.push(...(await Effect.runPromise(measureAt(store, arena, size, question.times, say))))
      return all
    })
    for (const text of growthLines(found, question.sizes)) say(text)
    records.push(...found)
  }
  return records
}
