import { Storage, Tenant } from "@lienthong/core/adapter"
import { Effect, Layer } from "effect"
import { agency } from "../lienthong.ts"
import type { LogMemory } from "./log-memory.ts"

/**
 * Reads a whole log in pages in a process of its own: `read-log-process.ts sqlite|postgres PLACE EVENTS`.
 * Prints a {@link LogMemory}. EVENTS is the approximate number of events.
 */
const [, , store, place = "", size = "1"] = process.argv
const pageSize = 500

const storage =
  store === "sqlite"
    ? (await import("../sqlite/lienthong.ts")).storageAt(place)
    : (await import("../postgres/lienthong.ts")).storageAt(place)

const read = Effect.gen(function* () {
  const { readLog } = yield* Storage
  const peaks = Array.from({ length: 10 }, () => 0)
  const begin = performance.now()
  let events = 0
  for (let after = 0n; ; ) {
    const page = yield* readLog(after, pageSize)
    events += page.length
    const tenth = Math.min(9, Math.floor((10 * events) / Number(size)))
    peaks[tenth] = Math.max(peaks[tenth] ?? 0, process.memoryUsage.rss())
    if (page.length < pageSize) break
    after = page.at(-1)?.position ?? after
  }
  return { events, millis: performance.now() - begin, peaks } satisfies LogMemory
})

const memory = await Effect.runPromise(
  Effect.provide(read, Layer.provide(storage, Layer.succeed(Tenant, { agency }))),
)
process.stdout.write(JSON.stringify(memory))
