import { it } from "@effect/vitest"
import { putBytes } from "@lienthong/core/adapter"
import Database from "better-sqlite3"
import { Effect, Exit, Fiber } from "effect"
import { describe, expect } from "vitest"
import { attempt } from "../../src/connection/attempt.ts"
import { makePatient } from "../../src/connection/patience.ts"
import { commitOf, event, newPath, openStore } from "../store-file.ts"

/** Far longer than any test takes: stopping the event loop for it stops the test. */
const waitMillis = 60_000

const append = (id: string) =>
  commitOf(id, { appends: [{ stream: "doc", expected: "any", events: [event] }] })

/** Another process that holds a lock of the file until it is let go of. */
const locked = (path: string, lock: string) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const other = new Database(path)
      other.exec(lock)
      return { letGo: Effect.sync(() => void other.close()) }
    }),
    ({ letGo }) => letGo,
  )

const writing = "BEGIN IMMEDIATE"
/** As a process has that makes the file a store, or one that wants it for itself alone. */
const alone =
  "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE kysely_migration (name PRIMARY KEY, timestamp); COMMIT"

const turns = 20

/** Turns of the event loop, by its timers. */
const takeTurns = Effect.promise(async () => {
  let taken = 0
  for (; taken < turns; taken++) await new Promise((resolve) => setTimeout(resolve, 1))
  return taken
})

/** What waits for a lock while the event loop turns, and then is done when the lock goes. */
const waitsWithoutStopping = <A, E, R>(
  call: Effect.Effect<A, E, R>,
  { letGo }: Effect.Success<ReturnType<typeof locked>>,
) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(call, { startImmediately: true })
    expect(yield* takeTurns).toBe(turns)
    expect(fiber.pollUnsafe()).toBeUndefined()
    yield* letGo
    return yield* Fiber.join(fiber)
  })

describe("While another process holds the lock", () => {
  it.live("a commit waits, everything else goes on, and it is written when the lock is released", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path, { waitMillis })
      const lock = yield* locked(path, writing)
      const done = yield* waitsWithoutStopping(store.commit(append("one")), lock)
      expect(done).toEqual({ versions: { doc: 1 }, replayed: false })
    }),
  )

  it.live("many writers wait together and are written in their order, and reading goes on", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path, { waitMillis })
      yield* store.commit(append("before"))
      const lock = yield* locked(path, writing)
      const ids = ["one", "two", "three"]
      const all = Effect.forEach(ids, (id) => store.commit(append(id)), { concurrency: "unbounded" })
      const fiber = yield* Effect.forkChild(all, { startImmediately: true })
      yield* takeTurns
      expect(yield* store.readStream("doc")).toHaveLength(1)
      yield* waitsWithoutStopping(putBytes(store, new Uint8Array([1])), lock)
      yield* Fiber.join(fiber)
      expect((yield* store.readStream("doc")).map(({ commitId }) => commitId)).toEqual(["before", ...ids])
    }),
  )

  it.live("a commit whose caller no longer waits is not written", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path, { waitMillis })
      const lock = yield* locked(path, writing)
      const fiber = yield* Effect.forkChild(store.commit(append("one")), { startImmediately: true })
      yield* takeTurns
      yield* Fiber.interrupt(fiber)
      yield* lock.letGo
      yield* store.commit(append("two"))
      expect((yield* store.readStream("doc")).map(({ commitId }) => commitId)).toEqual(["two"])
    }),
  )

  it.live("a store is closed when what waits for the lock is written", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const fiber = yield* Effect.gen(function* () {
        const store = yield* openStore(path, { waitMillis })
        const lock = yield* locked(path, writing)
        const waiting = yield* Effect.forkDetach(store.commit(append("one")), { startImmediately: true })
        yield* takeTurns
        yield* Effect.forkDetach(Effect.andThen(takeTurns, lock.letGo))
        return waiting
      }).pipe(Effect.scoped)
      expect(Exit.isSuccess(yield* Fiber.await(fiber))).toBe(true)
    }),
  )

  for (const [what, lock] of [
    ["being made a store", writing],
    ["used by it alone", alone],
  ] as const)
    it.live(`a file that is ${what} is opened when the lock is released`, () =>
      Effect.gen(function* () {
        const path = yield* newPath
        const holder = yield* locked(path, lock)
        const store = yield* waitsWithoutStopping(openStore(path, { waitMillis }), holder)
        expect(yield* store.readStream("doc")).toEqual([])
      }),
    )

  it.live("a new file is refused after the time to wait", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      yield* locked(path, writing)
      const error = yield* Effect.flip(Effect.scoped(openStore(path, { waitMillis: 50 })))
      expect(error.detail).toMatchObject({
        problem: "another process has been writing to the file for too long",
      })
    }),
  )
})

describe("A call that another process' lock keeps out", () => {
  const busy = () => new Database.SqliteError("database is locked", "SQLITE_BUSY_RECOVERY")

  it.live("is made again until the lock has gone", () =>
    Effect.gen(function* () {
      let tries = 0
      const call = attempt(() => {
        tries += 1
        if (tries < 5) throw busy()
        return tries
      })
      expect(yield* makePatient(waitMillis)(call)).toBe(5)
    }),
  )

  it.live("fails once it has waited long enough, and at once for anything else", () =>
    Effect.gen(function* () {
      const fails = (error: Error) =>
        attempt(() => {
          throw error
        })
      const given = yield* Effect.flip(makePatient(30)(fails(busy())))
      expect(given.reason).toBe("unavailable")
      const full = yield* Effect.flip(
        makePatient(waitMillis)(fails(new Database.SqliteError("", "SQLITE_FULL"))),
      )
      expect(full.detail).toMatchObject({ problem: "the disk is full" })
    }),
  )
})
