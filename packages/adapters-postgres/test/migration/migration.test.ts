import { createHash, randomUUID } from "node:crypto"
import { it } from "@effect/vitest"
import type { Digest } from "@lienthong/core/adapter"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { Kysely, PostgresDialect, sql } from "kysely"
import pg from "pg"
import { describe, expect } from "vitest"
import { migrations } from "../../src/migration/migrations.ts"
import { schemaSteps } from "../../src/server/schema-steps.ts"
import { agency, append, commitOf, connect, newSchema, openStore, url } from "../store-place.ts"

const steps = [
  "0001-tables",
  "0002-functions",
  "0003-agencies",
  "0004-put-again",
  "0005-views",
  "0006-row-places",
  "0007-row-words",
  "0008-view-functions",
  "0009-view-words",
  "0010-work-failure",
  "0011-agency-first",
  "0012-view-writes",
  "0013-page-ranges",
  "0014-moves",
]

const stepsOf = Effect.fnUntraced(function* (schema: string) {
  const client = yield* connect()
  const { rows } = yield* Effect.promise(() =>
    client.query<{ readonly name: string }>(`select name from ${schema}.migrations order by name`),
  )
  return rows.map(({ name }) => name)
})

/** A store as an earlier release made it, with its steps; the first had three. */
const makeEarlier = (schema: string, had = 3) =>
  Effect.promise(async () => {
    const db = new Kysely<unknown>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }),
    })
    await sql
      .raw(
        `create schema ${schema}; create table ${schema}.migrations (name text primary key, run_at timestamptz default now())`,
      )
      .execute(db)
    for (const name of schemaSteps.slice(0, had)) {
      await migrations[name](db, { schema, role: "lienthong_app", partitions: 0 })
      await sql.raw(`insert into ${schema}.migrations values ('${name}')`).execute(db)
    }
    await db.destroy()
  })

describe("The schema", () => {
  it.live("is made once when several nodes open a new store at the same moment", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const stores = yield* Effect.forEach([1, 2, 3, 4], () => openStore(schema), {
        concurrency: "unbounded",
      })
      for (const [n, store] of stores.entries()) yield* store.commit(append(`c${n}`))
      expect(yield* stepsOf(schema)).toEqual(steps)
    }),
  )

  it.live("of an earlier release is brought up to date with what is in it", () =>
    Effect.gen(function* () {
      yield* Effect.scoped(openStore(newSchema()))
      const schema = newSchema()
      yield* makeEarlier(schema)
      const client = yield* connect()
      const bytes = new TextEncoder().encode("công văn")
      const digest = createHash("sha256").update(bytes).digest("hex") as Digest
      const upload = randomUUID()
      yield* Effect.promise(() =>
        client.query(`select ${schema}.file_upload($1, $2, $3, null, null, 0, $4, $5, $6)`, [
          agency,
          upload,
          digest,
          Buffer.from(bytes),
          vietnamTime(0),
          vietnamTime(-86_400_000),
        ]),
      )
      const store = yield* openStore(schema)
      yield* store.commit(commitOf("one", { blobs: { hold: [{ digest, holder: "one" }] } }))
      yield* putBytes(store, bytes)
      yield* store.commit(commitOf("release", { blobs: { release: [{ digest, holder: "one" }] } }))
      yield* store.commit(commitOf("other", { blobs: { hold: [{ digest, holder: "other" }] } }))
      expect(yield* getBytes(store, digest)).toEqual(bytes)
      expect(yield* stepsOf(schema)).toEqual(steps)
    }),
  )

  it.live("of an earlier release keeps its work, which has a note and no code of its failure", () =>
    Effect.gen(function* () {
      yield* Effect.scoped(openStore(newSchema()))
      const schema = newSchema()
      yield* makeEarlier(schema, steps.indexOf("0010-work-failure"))
      const client = yield* connect()
      const now = vietnamTime(Date.now())
      const until = vietnamTime(Date.now() + 60_000)
      const ofEarlier = () =>
        Effect.promise(async () => {
          const leased = await client.query<{ readonly lease: string }>(
            `select * from ${schema}.lease_work($1, array[3], 1, $2, $3, 'earlier')`,
            [agency, now, until],
          )
          return leased.rows[0]?.lease ?? ""
        })
      const settle = (lease: string) =>
        Effect.promise(() =>
          client.query(`select ${schema}.settle_work($1, $2)`, [
            agency,
            JSON.stringify([["send", lease, "Again", "transport/timed-out: lâu quá", now]]),
          ]),
        )
      yield* Effect.promise(() => client.query("select set_config('lienthong.agency', $1, false)", [agency]))
      yield* Effect.promise(() =>
        client.query(`select ${schema}.add_work($1, $2)`, [
          agency,
          JSON.stringify([["send", 3, "status", "{}", now]]),
        ]),
      )
      yield* settle(yield* ofEarlier())
      const store = yield* openStore(schema)
      const [old] = yield* store.leaseWork({ lanes: [3], limit: 1, now, until, worker: "w" })
      expect([old?.note, old?.failure]).toEqual(["transport/timed-out: lâu quá", undefined])
      const failure = { problem: "transport/busy", since: now }
      const outcome = { _tag: "Again", dueAt: now, note: "transport/busy: bận", failure } as const
      yield* store.commit(
        commitOf("again", { work: { settle: [{ id: "send", lease: old?.lease ?? "", outcome }] } }),
      )
      // A node of the earlier release goes on beside this one, and knows of no failure.
      yield* settle(yield* ofEarlier())
      expect(yield* store.listWork).toMatchObject([{ id: "send", attempt: 3, state: "waiting" }])
      expect((yield* store.listWork)[0]?.failure).toBeUndefined()
    }),
  )

  it.live("of an earlier release keeps the words that documents are found by", () =>
    Effect.gen(function* () {
      yield* Effect.scoped(openStore(newSchema()))
      const schema = newSchema()
      yield* makeEarlier(schema, steps.indexOf("0009-view-words"))
      const client = yield* connect()
      yield* Effect.promise(() =>
        client.query(`begin; select set_config('lienthong.agency', '${agency}', true);
          insert into ${schema}.views (agency, number, name, version) values ('${agency}', 7, 'inbox', 1);
          insert into ${schema}.view_rows (agency, view, key, "row", place, words)
            values ('${agency}', 7, 'd1', '{}', 1, '''/7'' ''cong'':1A'), ('${agency}', 7, 'd2', '{}', null, null);
          commit`),
      )
      const store = yield* openStore(schema)
      const asked = { view: { name: "inbox", version: 1 }, words: ["con"], in: "title", limit: 9 } as const
      expect(yield* store.views?.search(asked) ?? Effect.void).toMatchObject({
        places: [{ place: 1, key: "d1" }],
      })
    }),
  )

  it.live("that has lost a column to a newer release while it was open says so", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const client = yield* connect()
      yield* Effect.promise(() => client.query(`alter table ${schema}.view_rows drop column lists`))
      const view = { name: "inbox", version: 1 }
      const step = { view, from: 0n, to: 1n, put: [{ key: "d1", row: "{}", lists: [] }], remove: [] }
      const refused = Effect.flip(store.views?.advance(step) ?? Effect.die("no views"))
      expect((yield* refused).reason).toBe("schema-too-new")
    }),
  )

  it.live("of a newer release is refused and left as it is", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      yield* Effect.scoped(openStore(schema))
      const client = yield* connect()
      yield* Effect.promise(() =>
        client.query(`insert into ${schema}.migrations values ('0999-from-tomorrow')`),
      )
      const error = yield* Effect.flip(Effect.scoped(openStore(schema)))
      expect(error.reason).toBe("schema-too-new")
      expect(error.detail).toEqual({ found: "0999-from-tomorrow", known: steps.at(-1) })
      expect(yield* stepsOf(schema)).toEqual([...steps, "0999-from-tomorrow"])
    }),
  )

  it.live(
    "is not written over by a store of an earlier release whose functions a newer one has renamed",
    () =>
      Effect.gen(function* () {
        const schema = newSchema()
        const store = yield* openStore(schema)
        yield* store.commit(append("before"))
        const client = yield* connect()
        const rename = (from: string, to: string) =>
          Effect.promise(() => client.query(`alter function ${schema}.${from} rename to ${to}`))
        yield* rename("commit_one", "commit_one_9")
        const error = yield* Effect.flip(store.commit(append("after")))
        expect([error.reason, error.detail.known]).toEqual(["schema-too-new", steps.at(-1)])
        yield* rename("commit_one_9", "commit_one")
        expect(yield* store.commit(append("after"))).toMatchObject({ versions: { doc: 2 } })
      }),
  )

  it.live("is left as it was by an upgrade that fails halfway", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const client = yield* connect()
      yield* Effect.promise(() =>
        client.query(`create schema ${schema}; create table ${schema}.work (in_the_way text)`),
      )
      expect((yield* Effect.flip(Effect.scoped(openStore(schema)))).reason).toBe("unavailable")
      const { rows } = yield* Effect.promise(() =>
        client.query("select relname from pg_class where relnamespace = $1::regnamespace", [schema]),
      )
      expect(rows).toEqual([{ relname: "work" }])
    }),
  )
})
