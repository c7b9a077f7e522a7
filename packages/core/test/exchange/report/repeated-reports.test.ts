import { it } from "@effect/vitest"
import { Storage } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { openTestAgency } from "@lienthong/testkit"
import { Effect, Fiber, Latch, Layer, Logger } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { expectTablesOfWholeLog } from "../lives-oracle.ts"
import { by, dispatched, exchangeMail, onlyArrival, openScene, report, start, tayNinh } from "../scene.ts"

type Store = Storage["Service"]

/** A store that says from which positions its log was read. */
const watched = (store: Store) => {
  const asked: Array<bigint> = []
  const readLog: Store["readLog"] = (after, limit) => {
    asked.push(after)
    return store.readLog(after, limit)
  }
  return { asked, storage: Layer.succeed(Storage, Storage.of({ ...store, readLog })) }
}

describe("Reports that are asked for again", () => {
  it.effect("read only what is new, and include what another process did meanwhile", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const { asked, storage } = watched(sender.store)
      const again = yield* openTestAgency(axis, tayNinh, { storage })
      const id = yield* dispatched(sender)
      expect((yield* again.reports.tracking()).rows).toMatchObject([{ document: id, standing: "waiting" }])
      const seen = (yield* sender.store.readLog(0n, 1_000)).at(-1)?.position
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)
      yield* exchangeMail(receiver, sender)
      asked.length = 0
      expect((yield* again.reports.tracking()).rows).toMatchObject([{ document: id, standing: "accepted" }])
      expect(asked).toEqual([seen])
      yield* again.outgoing.draft(report(), by)
      expect((yield* sender.reports.outgoing()).rows).toHaveLength(2)
      yield* expectTablesOfWholeLog({ ...again, store: sender.store })
      yield* expectTablesOfWholeLog(sender)
    }),
  )

  it.effect("that are asked for at the same time read the log once", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      yield* dispatched(sender)
      const { asked, storage } = watched(sender.store)
      const again = yield* openTestAgency(axis, tayNinh, { storage })
      const { outgoing, incoming, duties, documents } = again.reports
      yield* Effect.all([outgoing(), incoming(), duties(), documents()], {
        concurrency: "unbounded",
      })
      expect(asked.filter((after) => after === 0n)).toHaveLength(1)
    }),
  )

  it.effect("log their progress while their rows are first built from a long history", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      yield* dispatched(sender)
      const said: Array<string> = []
      const logger = Logger.make(({ message }) => said.push(String(message)))
      // Each step takes longer than a report waits.
      const begun = yield* Latch.make(false)
      const slowly: Store["readLog"] = (after, limit) =>
        Effect.andThen(
          begun.open,
          Effect.delay(sender.store.readLog(after, after === 0n ? 3 : limit), "4 seconds"),
        )
      const storage = Layer.succeed(Storage, Storage.of({ ...sender.store, readLog: slowly }))
      const again = yield* openTestAgency(axis, tayNinh, { storage })
      const asking = yield* Effect.forkChild(Effect.provide(again.reports.outgoing(), Logger.layer([logger])))
      yield* begun.await
      yield* TestClock.adjust("5 seconds")
      expect(yield* Fiber.join(asking)).toMatchObject({ isCurrent: false, asOf: 3 })
      const { settled } = yield* sender.store.logHead
      expect(said.join()).toContain(`are being built: 3 of ${settled} events are read`)
    }),
  )

  it.effect("fail at every call on an event that nobody can read, name it, and pass over nothing", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sender.outgoing.draft(report(), by)
      yield* sender.reports.outgoing()
      yield* sender.store.commit({
        id: "unreadable",
        at: vietnamTime(start),
        by: JSON.stringify(by.by),
        appends: [
          {
            stream: "outgoing/other",
            expected: "none",
            events: [{ type: "Drafted", schemaVersion: 99, data: "{}" }],
          },
        ],
      })
      yield* sender.outgoing.draft(report(), by)
      const { outgoing, incoming, duties } = sender.reports
      for (const table of [Effect.asVoid(outgoing()), Effect.asVoid(incoming()), Effect.asVoid(duties())])
        expect(yield* Effect.flip(table)).toMatchObject({
          code: "storage/event-undecodable",
          detail: { type: "outgoing/other Drafted", version: "99" },
        })
      expect((yield* sender.outgoing.get(id)).draft).toBeDefined()
    }),
  )
})
