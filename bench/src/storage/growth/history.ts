import { type Commit, type Expected, Storage, Tenant } from "@lienthong/core/adapter"
import { system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect, Layer, ManagedRuntime } from "effect"
import type { Arena } from "../contender.ts"
import { agency } from "../lienthong.ts"
import { eventType, payload } from "../payload.ts"

/** A store with a history. */
export interface History {
  readonly streams: number
  readonly append: (stream: string, expected: Expected) => Promise<void>
  readonly readStream: (stream: string) => Promise<number>
  readonly close: () => Promise<void>
}

export const streamLength = 20

/** How many commits are in flight while a store is filled. */
const width = 32

/** Names are sorted by time, like the library's own. */
export const oldStream = (number: number) => `history/${String(number).padStart(9, "0")}`

const by = JSON.stringify(system)
const events = Array.from({ length: streamLength }, (_, number) => ({
  type: eventType,
  schemaVersion: 1,
  data: JSON.stringify(payload(number)),
}))

/** Opens a store and fills it: a commit for each stream, with a mark, as for each incoming document. */
export const openHistory = async (arena: Arena, place: string, size: number): Promise<History> => {
  const streams = size / streamLength
  const layer = Layer.provide(arena.storageAt(place), Layer.succeed(Tenant, { agency }))
  const runtime = ManagedRuntime.make(layer)
  const storage = await runtime.runPromise(Storage)
  let commits = 0
  const commit = (parts: Pick<Commit, "appends" | "marks">) => {
    commits += 1
    const id = `commit-${String(commits).padStart(12, "0")}`
    return Effect.runPromise(storage.commit({ id, at: vietnamTime(Date.now()), by, ...parts }))
  }

  let filled = 0
  const fill = async () => {
    for (let number = filled++; number < streams; number = filled++) {
      const stream = oldStream(number)
      await commit({
        appends: [{ stream, expected: "none", events }],
        marks: [{ key: `arrival/${number}`, value: stream }],
      })
    }
  }
  await Promise.all(Array.from({ length: width }, fill))
  await arena.tidy(place)

  return {
    streams,
    append: async (stream, expected) => {
      await commit({ appends: [{ stream, expected, events: events.slice(0, 1) }] })
    },
    readStream: async (stream) => (await Effect.runPromise(storage.readStream(stream))).length,
    close: () => runtime.dispose(),
  }
}
