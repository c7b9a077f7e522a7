import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { it } from "@effect/vitest"
import { chainPreimage, chainStart, type Storage, type StoredEvent } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { describe, expect, it as vitestIt } from "vitest"
import { agency, append, commitOf, connect, newSchema, openStore, otherAgency, url } from "../store-place.ts"
import { pgbouncer, startPgbouncer } from "./pgbouncer.ts"

const script = fileURLToPath(new URL("./worker-process.ts", import.meta.url))
const repository = fileURLToPath(new URL("../../../..", import.meta.url))
const items = Array.from({ length: 60 }, (_, n) => `item-${n}`)

/** Runs a worker until its queue is empty; answers the items it says it has done. */
const runWorker = (storeUrl: string, schema: string, prepared: boolean, name: string) =>
  Effect.promise(async (signal) => {
    const args = [script, storeUrl, schema, agency, `${prepared}`, name]
    const worker = spawn(process.execPath, args, {
      cwd: repository,
      stdio: ["ignore", "pipe", "inherit"],
      signal,
    })
    let said = ""
    worker.stdout.on("data", (text) => {
      said += text
    })
    const [code] = await once(worker, "close")
    if (code !== 0) throw new Error(`${name} ended with ${code}`)
    return said.split("\n").filter((line) => line !== "")
  })

const addItems = (store: Storage["Service"]) =>
  store.commit(
    commitOf("add", {
      work: {
        add: items.map((id, n) => ({
          id,
          lane: n % 2 === 0 ? 3 : 0,
          kind: "send-packet",
          payload: "{}",
          dueAt: commitOf("").at,
        })),
      },
    }),
  )

const chainOf = (events: ReadonlyArray<StoredEvent>) => {
  let previous = chainStart
  return events.map((stored) => {
    previous = createHash("sha256")
      .update(chainPreimage(previous, agency, stored))
      .digest("hex")
    return previous
  })
}

const workersShare = (storeUrl: string, prepared: boolean) =>
  Effect.gen(function* () {
    const schema = newSchema()
    const store = yield* openStore(schema)
    yield* addItems(store)
    const done = yield* Effect.forEach(
      ["an", "bình", "chi"],
      (name) => runWorker(storeUrl, schema, prepared, name),
      { concurrency: "unbounded" },
    )
    expect(done.flat().sort()).toEqual([...items].sort())
    expect(yield* store.listWork).toEqual([])
    const all = yield* store.readStream("all")
    expect(all.map((e) => e.version)).toEqual(items.map((_, n) => n + 1))
    expect(all.map((e) => e.hash)).toEqual(chainOf(all))
    expect(yield* store.readLog(0n, 1_000)).toHaveLength(items.length * 2)
  })

describe("Workers in several processes", () => {
  it.live("do every item once over one server", () => workersShare(url, true))

  if (pgbouncer === undefined) {
    vitestIt.skip("do every item once through pgbouncer (not checked: pgbouncer is not installed)", () => {})
  } else {
    const path = pgbouncer
    it.live("do every item once through pgbouncer in transaction mode", () =>
      Effect.gen(function* () {
        const pooler = yield* startPgbouncer(path, url)
        yield* workersShare(pooler.url, pooler.prepared)
      }),
    )

    it.live("leave nothing of their agency on the connections that pgbouncer gives to the next", () =>
      Effect.gen(function* () {
        const pooler = yield* startPgbouncer(path, url)
        const options = { url: pooler.url, preparedStatements: pooler.prepared, listenUrl: false as const }
        const schema = newSchema()
        const ours = yield* openStore(schema, options)
        const theirs = yield* openStore(schema, { ...options, of: otherAgency })
        yield* Effect.forEach(
          Array.from({ length: 40 }, (_, n) => n),
          (n) => (n % 2 === 0 ? ours : theirs).commit(append(`c${n}`, "doc")),
          { concurrency: 8 },
        )
        expect(yield* ours.readStream("doc")).toHaveLength(20)
        expect(yield* theirs.readLog(0n, 100)).toHaveLength(20)
        const next = yield* connect(pooler.url)
        const { rows } = yield* Effect.promise(() =>
          next.query(
            "select current_user as who, coalesce(current_setting('lienthong.agency', true), '') as agency",
          ),
        )
        expect(rows).toEqual([{ who: new URL(url).username, agency: "" }])
      }),
    )
  }
})

describe("When the server drops every connection", () => {
  it.live("the next calls open new ones, and listeners hear again", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const other = yield* openStore(schema)
      const told = yield* store.listen("log")
      yield* other.commit(append("one"))
      yield* told
      const client = yield* connect()
      yield* Effect.promise(() =>
        client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lienthong' and query like $1",
          [`%${schema}%`],
        ),
      )
      expect(yield* other.commit(append("two"))).toMatchObject({ versions: { doc: 2 } })
      expect(yield* store.readLog(0n, 10)).toHaveLength(2)
      yield* told
      yield* other.commit(append("three"))
      yield* told
    }),
  )
})
