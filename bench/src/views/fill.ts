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

/** The commit of a document's numbered clone, with all that happened to it. */
export const commitOf = (lives: Lives, direction: "sent" | "received", number: number): Commit => {
  const events = lives[direction]
  return {
    id: `${direction}-${number}`,
    at: vietnamTime(Date.now()),
    by: events[0]?.by ?? "",
    appends: appendsOf(cloneOf(events, direction, number).events),
  }
}

/** Fills a store with so many documents each way. */
export const fill = async (arena: Arena, place: string, lives: Lives, size: number) => {
  const layer = Layer.provide(arena.storageAt(place), Layer.succeed(Tenant, { agency }))
  const runtime = ManagedRuntime.make(layer)
  const storage = await runtime.runPromise(Storage)
  let number = 1
  const worker = async () => {
    for (let own = number++; own <= size; own = number++)
      for (const direction of ["sent", "received"] as const)
        await Effect.runPromise(storage.commit(commitOf(lives, direction, own)))
  }
  await Promise.all(Array.from({ length: 32 }, worker))
  await arena.tidy(place)
  return { storage, close: () => runtime.dispose() }
}
