import type { StorageError } from "@lienthong/core"
import { type Append, type Commit, Storage, Tenant } from "@lienthong/core/adapter"
import { type AgencyCode, system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect, Layer, ManagedRuntime } from "effect"
import type { OpenedQueue, OpenedStore } from "./contender.ts"
import { eventType, type Payload } from "./payload.ts"

export const agency = "000.00.00.H53" as AgencyCode

const by = JSON.stringify(system)

/** Our own store behind its port, with everything on: hash chain, deduplication of commits, tenancy. */
export const openLienthong = async (
  layer: Layer.Layer<Storage, StorageError, Tenant>,
): Promise<OpenedStore> => {
  const runtime = ManagedRuntime.make(Layer.provide(layer, Layer.succeed(Tenant, { agency })))
  const storage = await runtime.runPromise(Storage)
  let commits = 0
  const commit = (parts: Partial<Commit>) => {
    commits += 1
    const id = `c-${String(commits).padStart(12, "0")}`
    return Effect.runPromise(storage.commit({ id, at: vietnamTime(Date.now()), by, appends: [], ...parts }))
  }

  return {
    append: async (stream, version, payloads) => {
      await commit({ appends: [appendOf(stream, version, payloads)] })
    },
    readStream: async (stream) => {
      const events = await Effect.runPromise(storage.readStream(stream))
      return events.map(({ data }) => JSON.parse(data))
    },
    readLog: async (pageSize) => {
      let seen = 0
      for (let after = 0n; ; ) {
        const events = await Effect.runPromise(storage.readLog(after, pageSize))
        for (const { data } of events) JSON.parse(data)
        seen += events.length
        if (events.length < pageSize) return seen
        after = events.at(-1)?.position ?? after
      }
    },
    queue: queueOf(storage, commit),
    close: () => runtime.dispose(),
  }
}

const appendOf = (stream: string, version: number, payloads: ReadonlyArray<Payload>): Append => ({
  stream,
  expected: version === 0 ? "none" : version,
  events: payloads.map((payload) => ({ type: eventType, schemaVersion: 1, data: JSON.stringify(payload) })),
})

const queueOf = (
  storage: Storage["Service"],
  commit: (parts: Partial<Commit>) => Promise<unknown>,
): OpenedQueue => ({
  add: async (ids) => {
    const dueAt = vietnamTime(Date.now())
    await commit({
      work: { add: ids.map((id) => ({ id, lane: 3, kind: "send-packet", payload: "{}", dueAt })) },
    })
  },
  leaseAndComplete: async () => {
    const now = Date.now()
    const [item] = await Effect.runPromise(
      storage.leaseWork({
        lanes: [3],
        limit: 1,
        now: vietnamTime(now),
        until: vietnamTime(now + 60_000),
        worker: "bench",
      }),
    )
    if (item === undefined) throw new Error("there was no work")
    await commit({ work: { settle: [{ id: item.id, lease: item.lease, outcome: { _tag: "Done" } }] } })
  },
})
