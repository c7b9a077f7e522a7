import { it } from "@lienthong/testkit/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { append, commitOf, connect, newSchema, openStore } from "./store-place.ts"

const payload = (id: string) =>
  JSON.stringify({
    id,
    content: "00",
    at: commitOf("").at,
    by: "{}",
    appends: [[id, 0, 0, [["Changed", 1, "{}"]]]],
  })

/** A transaction that has made a commit and does not end. */
const slowWriter = Effect.fnUntraced(function* (schema: string, id: string) {
  const client = yield* connect()
  yield* Effect.promise(async () => {
    await client.query("begin")
    await client.query(`select ${schema}.commit_one('000.00.00.H53', $1, '{}')`, [payload(id)])
  })
  return client
})

const commitIds = (events: ReadonlyArray<{ readonly commitId: string }>) => events.map((e) => e.commitId)

describe("While a transaction that wrote events does not end", () => {
  it.live("later commits go through but are not shown, and then appear after it", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      yield* store.commit(append("before"))
      expect(yield* store.readLog(0n, 10)).toHaveLength(1)
      const slow = yield* slowWriter(schema, "slow")
      yield* store.commit(append("later"))
      expect(commitIds(yield* store.readLog(0n, 10))).toEqual(["before"])
      expect(yield* store.readStream("doc")).toHaveLength(2)
      expect((yield* store.logHead).settled).toBe(1n)
      const another = yield* openStore(schema)
      expect(commitIds(yield* another.readLog(0n, 10))).toEqual(["before"])
      yield* Effect.promise(() => slow.query("commit"))
      expect(commitIds(yield* store.readLog(0n, 10))).toEqual(["before", "slow", "later"])
      expect(yield* store.logHead).toEqual({ settled: 3n })
    }),
  )

  it.live("who begins to read only then waits for it, too", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const slow = yield* slowWriter(schema, "slow")
      yield* store.commit(append("later"))
      const reader = yield* openStore(schema)
      expect(yield* reader.readLog(0n, 10)).toEqual([])
      yield* Effect.promise(() => slow.query("rollback"))
      expect(commitIds(yield* reader.readLog(0n, 10))).toEqual(["later"])
    }),
  )

  it.live("the head of the log names it, and since when it holds the rest back", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const slow = yield* slowWriter(schema, "slow")
      const { rows } = yield* Effect.promise(() =>
        slow.query("select pg_backend_pid() as pid, now() as since"),
      )
      yield* store.commit(append("later"))
      const { settled, heldBack } = yield* store.logHead
      expect(settled).toBe(0n)
      expect(heldBack?.by).toMatch(/^transaction \d+\/\d+, process \d+, stranger$/)
      expect(heldBack?.by).toContain(`process ${rows[0].pid},`)
      expect(Date.parse(heldBack?.since ?? "")).toBe(rows[0].since.getTime())
      yield* Effect.promise(() => slow.query("rollback"))
      expect(yield* store.logHead).toEqual({ settled: 2n })
    }),
  )

  it.live("several of them are waited for one after the other, and what they rolled back never appears", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const slow = yield* Effect.forEach(["a", "b", "c"], (id) => slowWriter(schema, id))
      yield* store.commit(append("later"))
      for (const [n, end] of ["commit", "rollback", "commit"].entries()) {
        expect(yield* store.readLog(0n, 10)).toEqual([])
        yield* Effect.promise(() => slow[n]?.query(end) ?? Promise.reject(new Error("no such writer")))
      }
      expect(commitIds(yield* store.readLog(0n, 10))).toEqual(["a", "c", "later"])
    }),
  )

  it.live("a transaction that only reads, or writes elsewhere, holds nothing back", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const client = yield* connect()
      yield* Effect.promise(() =>
        client.query(
          `begin; select from ${schema}.events; create temporary table t (); select pg_current_xact_id()`,
        ),
      )
      yield* store.commit(append("later"))
      expect(commitIds(yield* store.readLog(0n, 10))).toEqual(["later"])
      yield* Effect.promise(() => client.query("rollback"))
    }),
  )
})
