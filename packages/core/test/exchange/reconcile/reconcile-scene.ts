import { type SentList, Storage, Tenant, Transport } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { memoryAxis, memoryStorage, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Context, Effect, Layer, Option, Stream } from "effect"
import { TestClock } from "effect/testing"
import { vietnamTime } from "../../../src/time/vietnam-time.ts"
import { btttt, start, tayNinh, vpcp } from "../scene.ts"

/** What an axis makes of its sent list before it answers. */
export type Listing = (list: SentList) => SentList

/**
 * An agency whose store outlives its processes, on an axis whose sent list can be altered, and counts how
 * often it is asked.
 */
export const openLedger = Effect.gen(function* () {
  yield* TestClock.setTime(start)
  const axis = memoryAxis([tayNinh, vpcp, btttt])
  const list: { answers: Listing; asked: number } = { answers: (given) => given, asked: 0 }
  const transport = (code: string) =>
    Layer.effect(
      Transport,
      Effect.map(Transport, (real) => ({
        ...real,
        listSent: (request: Parameters<typeof real.listSent>[0]) =>
          Effect.suspend(() => {
            list.asked += 1
            return Effect.map(real.listSent(request), Option.map(list.answers))
          }),
      })),
    ).pipe(Layer.provide(axis.transport(code)))
  const tenant = Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })
  const store = Context.get(yield* Layer.build(Layer.provide(memoryStorage(), tenant)), Storage)
  const reads: Array<bigint> = []
  const counting = Storage.of({
    ...store,
    readLog: (after, limit) =>
      Effect.andThen(
        Effect.sync(() => reads.push(after)),
        store.readLog(after, limit),
      ),
  })
  /** A process of the agency. */
  const opened = openTestAgency({ transport }, tayNinh, { storage: Layer.succeed(Storage, counting) })
  return { axis, list, reads, store, opened }
})

/** Every reconciliation that is on record. */
export const reconciled = (agency: OpenedTestAgency) =>
  Effect.map(Stream.runCollect(agency.changes()), (changes) =>
    changes.flatMap(({ event }) => (event._tag === "Reconciled" ? [event] : [])),
  )

/** What is left when an earlier release has sent a document: nothing that would ever look for it. */
export const forgetWatches = ({ store }: OpenedTestAgency) =>
  Effect.gen(function* () {
    const held = yield* store.leaseWork({
      lanes: [4],
      limit: 1_000,
      now: vietnamTime(Date.parse("2100-01-01T00:00:00Z")),
      until: vietnamTime(Date.parse("2100-01-01T00:05:00Z")),
      worker: "an earlier release",
    })
    yield* store.commit({
      id: "the watches of an earlier release",
      at: vietnamTime(start),
      by: "{}",
      appends: [],
      work: { settle: held.map(({ id, lease }) => ({ id, lease, outcome: { _tag: "Done" } as const })) },
    })
    return held.length
  })
