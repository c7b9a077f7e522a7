import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { agency, append, commitOf, connect, newSchema, openStore, url } from "../store-place.ts"

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
    await client.query(`select ${schema}.commit_one('000.00.00.H53', $1, '{}', '1s')`, [payload(id)])
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

  it.live("a reader that starts only then waits for it, too", () =>
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

  it.live("the head of the log does not invent a time for one whose beginning the login may not see", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const login = `login_${schema}`
      const client = yield* connect()
      yield* Effect.acquireRelease(
        Effect.promise(() => client.query(`create role ${login} login; grant lienthong_app to ${login}`)),
        () => Effect.promise(() => client.query(`drop role ${login}`)),
      )
      const loginUrl = new URL(url)
      loginUrl.username = login
      const store = yield* openStore(schema, { url: loginUrl.href, ownerUrl: url })
      const slow = yield* slowWriter(schema, "slow")
      yield* store.commit(append("later"))
      const { heldBack } = yield* store.logHead
      expect(Object.keys(heldBack ?? {})).toEqual(["by"])
      expect(heldBack?.by).toMatch(/^transaction \d+\/\d+, process \d+/)
      yield* Effect.promise(() => client.query(`grant pg_read_all_stats to ${login}`))
      const asked = yield* store.logHead
      expect(Date.parse(asked.heldBack?.since ?? "")).toBeGreaterThan(0)
      yield* Effect.promise(() => slow.query("rollback"))
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

describe("How far some reader knows the log", () => {
  it.live("is not taken back by one who is behind, and is told again when a restore has taken it back", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      for (const id of ["a", "b", "c"]) yield* store.commit(append(id, id))
      const client = yield* connect()
      const share = Effect.fnUntraced(function* (position: number) {
        yield* Effect.promise(() =>
          client.query(`select ${schema}.share_settled($1, ${position}, ${schema}.log_epoch($1))`, [agency]),
        )
        const { rows } = yield* Effect.promise(() =>
          client.query(`select ${schema}.check_settled($1) as shared`, [agency]),
        )
        return Number(rows[0].shared)
      })
      const told: Array<number> = []
      for (const position of [1, 3, 2, 4]) told.push(yield* share(position))
      expect(told).toEqual([1, 3, 3, 3])
      yield* Effect.promise(() => client.query(`select setval('${schema}.log_position', 2)`))
      expect(yield* share(1)).toBe(1)
    }),
  )
})

/** Takes the log back to a position, as a restore of an older backup or a standby that was behind does. */
const goBack = Effect.fnUntraced(function* (schema: string, position: number) {
  const client = yield* connect()
  yield* Effect.promise(() =>
    client.query(`delete from ${schema}.events where position > ${position};
      select setval('${schema}.log_position', ${position})`),
  )
  return client
})

describe("After the database was restored", () => {
  it.live("a mark that a dump has brought along from ahead of the log is not believed", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const before = yield* openStore(schema)
      for (const id of ["a", "b"]) yield* before.commit(append(id, id))
      const client = yield* connect()
      yield* Effect.promise(() => client.query(`select setval('${schema}.log_settled', 5)`))
      const store = yield* openStore(schema)
      const slow = yield* slowWriter(schema, "slow")
      for (const id of ["c", "d", "e"]) yield* store.commit(append(id, id))
      expect(commitIds(yield* store.readLog(0n, 10))).toEqual([])
      yield* Effect.promise(() => slow.query("commit"))
      expect(commitIds(yield* store.readLog(0n, 10))).toEqual(["a", "b", "slow", "c", "d", "e"])
    }),
  )

  it.live("under an open store, positions that are given out again are waited for again", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      for (const id of ["a", "b", "lost", "lost, too", "also lost"]) yield* store.commit(append(id, id))
      expect(yield* store.readLog(0n, 10)).toHaveLength(5)
      yield* goBack(schema, 2)
      const slow = yield* slowWriter(schema, "slow")
      yield* store.commit(append("c", "c"))
      expect(commitIds(yield* store.readLog(2n, 1))).toEqual([])
      yield* Effect.promise(() => slow.query("commit"))
      expect(commitIds(yield* store.readLog(0n, 10))).toEqual(["a", "b", "slow", "c"])
    }),
  )

  it.live("a log that has meanwhile grown past the old mark is known by its new server", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      for (const id of ["a", "b", "lost", "lost, too"]) yield* store.commit(append(id, id))
      expect(yield* store.readLog(0n, 10)).toHaveLength(4)
      const client = yield* goBack(schema, 2)
      yield* Effect.promise(() =>
        client.query(`select setval('${schema}.log_settled', 1, false);
          create or replace function ${schema}.log_epoch(in_agency text) returns text language sql as $$ select 'another server' $$`),
      )
      const slow = yield* slowWriter(schema, "slow")
      for (const id of ["c", "d"]) yield* store.commit(append(id, id))
      expect(commitIds(yield* store.readLog(2n, 1))).toEqual([])
      yield* Effect.promise(() => slow.query("commit"))
      expect(commitIds(yield* store.readLog(2n, 1))).toEqual(["slow"])
      expect(commitIds(yield* store.readLog(2n, 10))).toEqual(["slow", "c", "d"])
    }),
  )
})
