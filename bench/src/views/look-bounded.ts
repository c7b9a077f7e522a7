import { Storage, Tenant } from "@lienthong/core/adapter"
import { streamRows } from "@lienthong/core/report"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer, Stream } from "effect"
import { watchTurns } from "../measure/turns.ts"
import { agency as tenant } from "../storage/lienthong.ts"
import { storageAt } from "../storage/sqlite/lienthong.ts"

// Runs in a process of its own, with a heap as small as its caller allows: reads whole tables of a store that
// has them ready, or rebuilds them, and prints the heap in use and the most processor time of one turn of
// the loop. A turn that only one round has is a collection of the heap or a compilation, which is no work of
// a report, so the round with the shortest longest turn counts.

const rounds = 2
const [, , place = "", what = "nothing"] = process.argv
const own = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }

const layer = Layer.provide(storageAt(place), Layer.succeed(Tenant, { agency: tenant }))
await Effect.runPromise(
  Effect.gen(function* () {
    const storage = yield* Storage
    const { reports, views } = yield* openTestAgency(memoryAxis([own]), own, {
      storage: Layer.succeed(Storage, storage),
    })
    const count = <Row, E>(rows: Stream.Stream<Row, E>) => Stream.runCount(rows)
    const readAll = Effect.gen(function* () {
      yield* reports.headline()
      yield* reports.search({ text: "báo cáo" })
      yield* reports.figures({ period: { from: "2000-01-01", until: "2099-12-31" }, groupBy: "recipient" })
      const pages = { limit: 500 }
      return [
        yield* count(streamRows(reports.tracking, pages)),
        yield* count(streamRows(reports.outgoing, pages)),
        yield* count(streamRows(reports.incoming, pages)),
        yield* count(streamRows(reports.documents, pages)),
        yield* count(streamRows(reports.outgoingRegister, pages)),
        yield* count(streamRows(reports.incomingRegister, pages)),
        yield* count(streamRows(reports.duties, pages)),
      ]
    })
    const rebuildAll = Effect.gen(function* () {
      for (const { name } of (yield* views.status()).filter(({ live }) => live))
        while (!(yield* views.rebuild(name)).isDone) yield* Effect.yieldNow
      return []
    })
    yield* reports.tracking({ limit: 1 })
    const work = what === "read" ? readAll : what === "rebuild" ? rebuildAll : Effect.succeed([])
    let lines: ReadonlyArray<number> = []
    let longestTurnMillis = Number.POSITIVE_INFINITY
    for (let round = 0; round < rounds; round += 1) {
      yield* Effect.yieldNow
      const turns = watchTurns()
      lines = yield* work
      longestTurnMillis = Math.min(longestTurnMillis, turns())
    }
    globalThis.gc?.()
    const heapMiB = process.memoryUsage().heapUsed / 2 ** 20
    process.stdout.write(JSON.stringify({ lines, longestTurnMillis, heapMiB }))
  }).pipe(Effect.scoped, Effect.provide(layer)),
)
