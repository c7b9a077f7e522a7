import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { Storage } from "@lienthong/core/adapter"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { expect, it } from "vitest"
import { withSqlite } from "../src/storage/sqlite/arena.ts"
import { fill } from "../src/views/fill.ts"
import { playLives } from "../src/views/lives.ts"

const own = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const script = fileURLToPath(new URL("../src/views/look-bounded.ts", import.meta.url))
const run = promisify(execFile)

interface Looked {
  readonly lines: ReadonlyArray<number>
  readonly longestTurnMillis: number
  readonly heapMiB: number
}

/** Reads a store in a process with a heap of so many MiB, which ends the process when it is full. */
const look = async (place: string, what: string, heapMiB: number): Promise<Looked> => {
  const options = ["--expose-gc", `--max-old-space-size=${heapMiB}`]
  const { stdout } = await run(process.execPath, [...options, script, place, what])
  return JSON.parse(stdout.slice(stdout.indexOf("{")))
}

const size = 400

it("Reports over thousands of documents, and rebuilding their tables, need 32 MiB and leave the loop free", async () => {
  await withSqlite("not needed here", async (arena) => {
    const place = await arena.newPlace("bounded")
    const { storage, close } = await fill(arena, place, await Effect.runPromise(playLives), size)
    await Effect.runPromise(
      Effect.gen(function* () {
        const { reports } = yield* openTestAgency(memoryAxis([own]), own, {
          storage: Layer.succeed(Storage, storage),
        })
        while (!(yield* reports.tracking({ limit: 1 })).isCurrent) yield* Effect.yieldNow
      }).pipe(Effect.scoped),
    )
    await close()
    const { heapMiB } = await look(place, "nothing", 512)
    const allowed = Math.ceil(heapMiB) + 32
    const read = await look(place, "read", allowed)
    expect(read.lines).toEqual([2 * size, size, size, 2 * size, size, size, 0])
    const rebuilt = await look(place, "rebuild", allowed)
    // Processor time of the thread, which other work of the machine does not lengthen much. The bound is
    // twice the wanted 50 ms, as a heap this full is collected again and again.
    for (const { longestTurnMillis } of [read, rebuilt]) expect(longestTurnMillis).toBeLessThan(100)
  })
}, 180_000)
