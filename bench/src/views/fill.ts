import { type Append, type Commit, Storage, type StoredEvent, Tenant } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect, Layer, ManagedRuntime } from "effect"
import type { Arena } from "../storage/contender.ts"
import { agency } from "../storage/lienthong.ts"
import { cloneOf } from "./clone.ts"
import type { Lives } from "./lives.ts"

const appendsOf = (events: ReadonlyArray<StoredEvent>): ReadonlyArray<Append> =>
  [...new Set(events.map(({ stream }) => stream))].map((stream) => ({
    stream,
    expected: "none",
    events: events
      .filter((event) => event.stream === stream)
      .map(({ type, schemaVersion, data }) => ({ type, schemaVersion, data })),
  }))

/** Fills a store with so many documents each way. */
export const fill = async (arena: Arena, place: string, { sent, received }: Lives, size: number) => {
  const layer = Layer.provide(arena.storageAt(place), Layer.succeed(Tenant, { agency }))
  const runtime = ManagedRuntime.make(layer)
  const storage = await runtime.runPromise(Storage)
  let number = 1
  const worker = async () => {
    for (let own = number++; own <= size; own = number++)
      for (const [direction, events] of [
        ["sent", sent],
        ["received", received],
      ] as const) {
        const clone = cloneOf(events, direction, own)
        const commit: Commit = {
          id: `${direction}-${own}`,
          at: vietnamTime(Date.now()),
          by: events[0]?.by ?? "",
          appends: appendsOf(clone.events),
        }
        await Effect.runPromise(storage.commit(commit))
      }
  }
  await Promise.all(Array.from({ length: 32 }, worker))
  await arena.tidy(place)
  return { storage, close: () => runtime.dispose() }
}
