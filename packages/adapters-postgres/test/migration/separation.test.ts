import { it } from "@effect/vitest"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { Effect, Option } from "effect"
import type pg from "pg"
import { describe, expect } from "vitest"
import { agency, commitOf, connect, event, newSchema, openStore, otherAgency } from "../store-place.ts"

const holder = "doc"

/** A store with a row of the other agency in every table. */
const storeOfAnother = Effect.fnUntraced(function* (schema: string, partitions = 0) {
  const other = yield* openStore(schema, { of: otherAgency, partitions })
  const digest = yield* putBytes(other, new TextEncoder().encode("của cơ quan khác"))
  const at = commitOf("").at
  yield* other.commit(
    commitOf("secret", {
      appends: [{ stream: "doc", expected: "none", events: [event] }],
      marks: [{ key: "12/BC-UBND", value: "doc" }],
      work: { add: [{ id: "send", lane: 0, kind: "send-packet", payload: "{}", dueAt: at }] },
      blobs: { hold: [{ digest, holder }] },
    }),
  )
  yield* other.leaseCheckpoint({ subscriber: "board", worker: "w", now: at, until: at })
  yield* other.views?.advance({
    view: { name: "inbox", version: 1 },
    from: 0n,
    to: 1n,
    put: [
      {
        key: "doc",
        row: "{}",
        lists: [{ list: "all", sort: "1" }],
        words: { place: 1, title: ["mat"], others: [] },
      },
    ],
    remove: [],
  }) ?? Effect.void
  return { other, digest }
})

const tablesOf = async (client: pg.Client, schema: string): Promise<ReadonlyArray<string>> => {
  const { rows } = await client.query<{ readonly name: string }>(
    `select relname as name from pg_class where relnamespace = $1::regnamespace and relkind in ('r', 'p')
       and relname <> 'migrations' order by relname`,
    [schema],
  )
  return rows.map(({ name }) => name)
}

/**
 * What a statement gives in a transaction of the application's role that acts for our agency, or for none.
 */
const asRole = async (client: pg.Client, acting: string | undefined, statement: string) => {
  await client.query("begin; set local role lienthong_app")
  if (acting !== undefined) await client.query(`set local lienthong.agency = '${acting}'`)
  try {
    return (await client.query(statement)).rowCount
  } catch (error) {
    return (error as pg.DatabaseError).code
  } finally {
    await client.query("rollback")
  }
}

const refusedByPolicy = "42501"

describe("A login that acts for one agency", () => {
  for (const partitions of [0, 3]) {
    it.live(`finds no row of another with its own SQL (partitions: ${partitions})`, () =>
      Effect.gen(function* () {
        const schema = newSchema()
        yield* storeOfAnother(schema, partitions)
        const client = yield* connect()
        yield* Effect.promise(async () => {
          const parents = (await tablesOf(client, schema)).filter((name) => !/_\d+$/.test(name))
          expect(parents).toHaveLength(15)
          for (const table of parents.filter((name) => name !== "uploads" && name !== "moves")) {
            const seen = (acting?: string) => asRole(client, acting, `select from ${schema}.${table}`)
            expect([table, await seen(otherAgency)]).toEqual([table, 1])
            expect([table, await seen(agency)]).toEqual([table, 0])
            expect([table, await seen()]).toEqual([table, 0])
            const change = (statement: string) => asRole(client, agency, statement)
            expect(await change(`delete from ${schema}.${table}`)).toBe(0)
            expect(await change(`update ${schema}.${table} set agency = '${agency}'`)).toBe(0)
          }
          for (const part of (await tablesOf(client, schema)).filter((name) => /_\d+$/.test(name))) {
            expect(await asRole(client, otherAgency, `select from ${schema}.${part}`)).toBe(refusedByPolicy)
          }
        })
      }),
    )
  }

  it.live("finds no words of another, however it calls the search", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      yield* storeOfAnother(schema)
      const client = yield* connect()
      yield* Effect.promise(async () => {
        const find = `select from ${schema}.find_words('${otherAgency}', 1, '''mat''', null, 9)`
        expect(await asRole(client, otherAgency, find)).toBe(1)
        expect(await asRole(client, agency, find)).toBe(0)
        expect(await asRole(client, undefined, find)).toBe(0)
      })
    }),
  )

  it.live("writes no row for another, and cannot switch the policies off", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      yield* storeOfAnother(schema)
      const client = yield* connect()
      yield* Effect.promise(async () => {
        const write = (statement: string) => asRole(client, agency, statement)
        const mark = (of: string) => `insert into ${schema}.marks values ('${of}', 'k', 'v')`
        expect(await write(mark(agency))).toBe(1)
        expect(await write(mark(otherAgency))).toBe(refusedByPolicy)
        expect(await write(`alter table ${schema}.marks disable row level security`)).toBe(refusedByPolicy)
        expect(await write(`truncate ${schema}.marks`)).toBe(refusedByPolicy)
        expect(await write(`drop policy own_agency on ${schema}.marks`)).toBe(refusedByPolicy)
      })
    }),
  )

  it.live("reaches nothing of another through any call of the store", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const { other, digest } = yield* storeOfAnother(schema)
      const store = yield* openStore(schema)
      const { at } = commitOf("")
      expect(yield* store.readStream("doc")).toEqual([])
      expect(yield* store.readLast("doc")).toEqual(Option.none())
      expect(yield* store.readLog(0n, 10)).toEqual([])
      expect((yield* store.logHead).settled).toBe(0n)
      expect(yield* store.findMark("12/BC-UBND")).toEqual(Option.none())
      const request = { lanes: [0] as const, limit: 9, now: at, until: at, worker: "w" }
      expect(yield* store.leaseWork(request)).toEqual([])
      expect(yield* store.nextDue([0])).toEqual(Option.none())
      expect(yield* store.listWork).toEqual([])
      expect(yield* store.findWork("send")).toEqual(Option.none())
      expect(yield* store.listCheckpoints).toEqual([])
      expect((yield* Effect.flip(getBytes(store, digest))).reason).toBe("blob-missing")
      yield* store.commit(commitOf("release", { blobs: { release: [{ digest, holder }] } }))
      expect(yield* getBytes(other, digest)).toHaveLength(20)
      const settle = { id: "send", lease: "1.1", outcome: { _tag: "Done" as const } }
      const late = store.commit(commitOf("settle", { work: { settle: [settle] } }))
      expect((yield* Effect.flip(late)).reason).toBe("lease-lost")
    }),
  )
})

describe("Every table", () => {
  it.live("forces row-level security on its owner too, and every key of it begins with the agency", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      yield* Effect.scoped(openStore(schema, { partitions: 2 }))
      const client = yield* connect()
      yield* Effect.promise(async () => {
        const tables = await tablesOf(client, schema)
        expect(tables).toHaveLength(45)
        const { rows: guarded } = await client.query(
          `select distinct relname from pg_class join pg_policy on polrelid = pg_class.oid
           where relnamespace = $1::regnamespace and relrowsecurity and relforcerowsecurity order by relname`,
          [schema],
        )
        expect(guarded.map(({ relname }) => relname)).toEqual(tables)
        const { rows: keys } = await client.query(
          `select indexrelid::regclass::text as name, attname as first from pg_index
           join pg_class on pg_class.oid = indrelid
           join pg_attribute on attrelid = indrelid and attnum = indkey[0]
           join pg_class own on own.oid = indexrelid join pg_am on pg_am.oid = own.relam
           where pg_class.relnamespace = $1::regnamespace and pg_class.relname <> 'migrations'
             -- Each row's words begin with the word of its view, which is one agency's.
             and amname <> 'gin'`,
          [schema],
        )
        expect(keys.length).toBeGreaterThan(30)
        expect(keys.filter(({ first }) => first !== "agency")).toEqual([])
        const { rows: references } = await client.query<{ readonly text: string }>(
          `select pg_get_constraintdef(oid) as text from pg_constraint
           where contype = 'f' and connamespace = $1::regnamespace`,
          [schema],
        )
        expect(references.length).toBeGreaterThan(0)
        expect(references.filter(({ text }) => !text.includes("FOREIGN KEY (agency, "))).toEqual([])
      })
    }),
  )
})
