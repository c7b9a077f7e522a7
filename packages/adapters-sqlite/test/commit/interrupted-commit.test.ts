import { it } from "@effect/vitest"
import type { Commit } from "@lienthong/core/adapter"
import { putBytes } from "@lienthong/core/adapter"
import { type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import Database from "better-sqlite3"
import { Effect, Fiber } from "effect"
import { describe, expect } from "vitest"
import { commitOf, event, newPath, openStore } from "../store-file.ts"

/** Every kind of row a commit writes, in the order it does. */
const writes = [
  "INSERT ON events",
  "INSERT ON marks",
  "DELETE ON work",
  "INSERT ON work",
  "INSERT ON holds",
  "DELETE ON unheld",
  "DELETE ON holds",
  "DELETE ON chunks",
  "DELETE ON files",
  "UPDATE ON checkpoints",
  "INSERT ON commits",
]

const tables = ["events", "marks", "commits", "work", "files", "chunks", "holds", "unheld", "checkpoints"]

const rowsOf = (db: Database.Database) =>
  Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]))

const now: VietnamTime = vietnamTime(0)
const send = { id: "send", lane: 0, kind: "send-packet", payload: "{}", dueAt: now } as const

describe("A commit that shares its transaction with one that breaks off", () => {
  it.live("is written all the same, and the other is told why it is not", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path)
      const other = yield* Effect.acquireRelease(
        Effect.sync(() => new Database(path)),
        (db) => Effect.sync(() => db.close()),
      )
      other.exec(
        "CREATE TRIGGER breaks BEFORE INSERT ON marks WHEN NEW.key = 'broken' BEGIN SELECT RAISE(ABORT, 'the disk broke'); END",
      )
      const results = yield* Effect.forEach(
        ["one", "broken", "two"],
        (key) =>
          Effect.result(
            store.commit(
              commitOf(key, {
                appends: [{ stream: "doc", expected: "any", events: [event] }],
                marks: [{ key, value: "doc" }],
              }),
            ),
          ),
        { concurrency: "unbounded" },
      )
      expect(results).toMatchObject([
        { success: { versions: { doc: 1 } } },
        { failure: { reason: "unavailable", cause: { message: "the disk broke" } } },
        { success: { versions: { doc: 2 } } },
      ])
      expect((yield* store.readLog(0n, 10)).map((e) => e.commitId)).toEqual(["one", "two"])
    }),
  )

  it.live("is not written when its caller is interrupted before its turn", () =>
    Effect.gen(function* () {
      const store = yield* openStore(yield* newPath)
      const of = (id: string) =>
        store.commit(commitOf(id, { appends: [{ stream: "doc", expected: "any", events: [event] }] }))
      const one = yield* Effect.forkChild(of("one"), { startImmediately: true })
      const two = yield* Effect.forkChild(of("two"), { startImmediately: true })
      yield* Fiber.interrupt(one)
      expect(yield* Fiber.join(two)).toMatchObject({ versions: { doc: 1 } })
      expect((yield* store.readStream("doc")).map((e) => e.commitId)).toEqual(["two"])
    }),
  )
})

describe("A commit whose transaction breaks off", () => {
  for (const write of writes) {
    it.effect(`leaves nothing when it breaks off before ${write.toLowerCase()}, and can be made again`, () =>
      Effect.gen(function* () {
        const path = yield* newPath
        const store = yield* openStore(path)
        const held = yield* putBytes(store, new TextEncoder().encode("văn bản"))
        const put = yield* putBytes(store, new TextEncoder().encode("phụ lục"))
        yield* store.commit(
          commitOf("before", {
            appends: [{ stream: "doc", expected: "none", events: [event] }],
            work: { add: [send] },
            blobs: { hold: [{ digest: held, holder: "doc" }] },
          }),
        )
        const [leased] = yield* store.leaseWork({
          lanes: [0],
          limit: 1,
          now,
          until: vietnamTime(60_000),
          worker: "worker",
        })
        const board = yield* Effect.fromOption(
          yield* store.leaseCheckpoint({
            subscriber: "board",
            worker: "worker",
            now,
            until: vietnamTime(60_000),
          }),
        )
        const commit: Commit = commitOf("broken", {
          appends: [
            { stream: "doc", expected: 1, events: [event, event] },
            { stream: "delivery", expected: "none", events: [event] },
          ],
          marks: [{ key: "sent", value: "doc" }],
          work: {
            settle: [{ id: "send", lease: leased?.lease ?? "", outcome: { _tag: "Done" } }],
            add: [{ ...send, id: "report" }],
          },
          blobs: { hold: [{ digest: put, holder: "delivery" }], release: [{ digest: held, holder: "doc" }] },
          checkpoints: [{ subscriber: "board", lease: board.lease, from: 0n, to: 1n, keep: true }],
        })

        const other = yield* Effect.acquireRelease(
          Effect.sync(() => new Database(path)),
          (db) => Effect.sync(() => db.close()),
        )
        const before = rowsOf(other)
        other.exec(`CREATE TRIGGER breaks BEFORE ${write} BEGIN SELECT RAISE(ABORT, 'the disk broke'); END`)

        const error = yield* Effect.flip(store.commit(commit))
        expect(error).toMatchObject({ reason: "unavailable", cause: { message: "the disk broke" } })
        expect(rowsOf(other)).toEqual(before)

        other.exec("DROP TRIGGER breaks")
        expect(yield* store.commit(commit)).toEqual({ versions: { doc: 3, delivery: 1 }, replayed: false })
      }),
    )
  }
})
