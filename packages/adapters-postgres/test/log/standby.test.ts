import { it } from "@effect/vitest"
import { type DraftRequest, openExchange, openReports, type StorageError } from "@lienthong/core"
import type { Storage } from "@lienthong/core/adapter"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import { Effect, Option, Stream } from "effect"
import { afterAll, beforeAll, describe, expect } from "vitest"
import { type EmbeddedServer, startEmbeddedServer } from "../../embedded-server/embedded-server.ts"
import { postgres } from "../../src/index.ts"
import { agency, append, commitOf, connect, event, newSchema, openStore } from "../store-place.ts"
import { commandAnswer } from "./command-answer.ts"
import { caughtUp, startStandby } from "./standby.ts"

let primary: EmbeddedServer
let standby: EmbeddedServer
beforeAll(async () => {
  primary = await startEmbeddedServer()
  standby = await startStandby(primary)
}, 120_000)
afterAll(async () => {
  await standby?.stop()
  await primary?.stop()
})

const sending = { code: agency, name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const letter: DraftRequest = {
  type: "bao-cao",
  subject: "Kết quả thí điểm",
  files: [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode("%PDF-1.4") }],
}

const { at } = commitOf("")
const text = "công văn ".repeat(30_000)

/** A store on the primary, the same one on the standby, and what brings the standby up to date. */
const openBoth = Effect.fnUntraced(function* (partitions = 0) {
  const schema = newSchema()
  const store = yield* openStore(schema, { url: primary.url, partitions })
  const [writing, reading] = [yield* connect(primary.url), yield* connect(standby.url)]
  const follow = Effect.promise(() => caughtUp(writing, reading))
  yield* follow
  const replica = yield* openStore(schema, { url: standby.url, migrate: false, listenUrl: false })
  return { schema, store, replica, follow, writing }
})

/** A slow writer and others after it, as in the tests of the settled log. */
const slowly = (schema: string) => [
  "begin",
  `select ${schema}.commit_one('${agency}', '${JSON.stringify({
    id: "slow",
    content: "00",
    at,
    by: "{}",
    appends: [["slow", 0, 0, [["Changed", 1, "{}"]]]],
  })}', '{}', '1s')`,
]

describe("On a standby", () => {
  for (const partitions of [0, 4])
    it.live(`everything is read as on the primary (partitions: ${partitions})`, () =>
      Effect.gen(function* () {
        const { store, replica, follow } = yield* openBoth(partitions)
        const { digest } = yield* store.putBlob(Stream.make(new TextEncoder().encode(text)))
        yield* store.commit(
          commitOf("all", {
            appends: [{ stream: "doc", expected: "none", events: [event, event] }],
            marks: [{ key: "12/BC-UBND", value: "doc" }],
            work: { add: [{ id: "send", lane: 0, kind: "send-packet", payload: "{}", dueAt: at }] },
            blobs: { hold: [{ digest, holder: "doc" }] },
          }),
        )
        yield* store.leaseCheckpoint({ subscriber: "board", worker: "an", now: at, until: at })
        yield* store.readLog(0n, 10)
        yield* follow
        expect(yield* replica.readStream("doc")).toEqual(yield* store.readStream("doc"))
        expect(yield* replica.readLast("doc")).toEqual(yield* store.readLast("doc"))
        expect(yield* replica.readLog(0n, 10)).toEqual(yield* store.readLog(0n, 10))
        expect(yield* replica.logHead).toEqual({ settled: 2n })
        expect(yield* replica.findMark("12/BC-UBND")).toEqual(Option.some("doc"))
        expect(yield* replica.listWork).toEqual(yield* store.listWork)
        expect(yield* replica.findWork("send")).toEqual(yield* store.findWork("send"))
        expect(yield* replica.nextDue([0])).toEqual(Option.some(at))
        expect(yield* replica.listCheckpoints).toMatchObject([{ subscriber: "board" }])
        expect(Buffer.from(yield* getBytes(replica, digest)).toString()).toBe(text)
      }),
    )

  it.live("the log is read as far as somebody on the primary knew it settled, and nothing is missed", () =>
    Effect.gen(function* () {
      const { schema, store, replica, follow, writing } = yield* openBoth()
      const slow = yield* connect(primary.url)
      yield* Effect.promise(async () => {
        for (const statement of slowly(schema)) await slow.query(statement)
      })
      yield* store.commit(append("later"))
      yield* store.readLog(0n, 10)
      yield* follow
      expect(yield* replica.readStream("doc")).toHaveLength(1)
      expect(yield* replica.readLog(0n, 10)).toEqual([])
      yield* Effect.promise(() => slow.query("commit"))
      yield* follow
      expect(yield* replica.readLog(0n, 10)).toEqual([])
      const another = yield* openStore(schema, { url: primary.url })
      expect(yield* another.readLog(0n, 10)).toHaveLength(2)
      yield* follow
      expect((yield* replica.readLog(0n, 10)).map(({ commitId }) => commitId)).toEqual(["slow", "later"])
      yield* Effect.promise(() => writing.query(`select setval('${schema}.log_settled', 99)`))
      yield* follow
      const deceived = yield* openStore(schema, { url: standby.url, migrate: false, listenUrl: false })
      expect(yield* deceived.readLog(0n, 10)).toEqual([])
    }),
  )

  it.live("the log is verified and exported", () =>
    Effect.gen(function* () {
      const { schema, store, follow } = yield* openBoth()
      for (const id of ["a", "b", "c"]) yield* store.commit(append(id, id))
      yield* store.readLog(0n, 10)
      yield* follow
      const ask = (what: "verify" | "export", where: string) =>
        Effect.promise(() => commandAnswer("log", what, where, "--agency", agency, "--schema", schema))
      expect(yield* ask("verify", standby.url)).toMatchObject({
        exitCode: 0,
        out: expect.stringContaining("3 events"),
      })
      expect(yield* ask("export", standby.url)).toEqual(yield* ask("export", primary.url))
    }),
  )

  it.live("reports show the rows that the primary built, as old as they are", () =>
    Effect.gen(function* () {
      const { schema, store, follow } = yield* openBoth()
      const options = testOptions(memoryAxis([sending]), sending)
      const exchange = yield* Effect.promise(() =>
        openExchange({ ...options, storage: postgres({ url: primary.url, schema }) }),
      )
      const beside = yield* Effect.promise(() =>
        openReports({
          ...options,
          storage: postgres({ url: standby.url, schema, migrate: false, listenUrl: false }),
        }),
      )
      /** Rows of views do not wait for the disk, and leave for the standby within a second. */
      const isReported = Effect.fnUntraced(function* () {
        yield* Effect.promise(() => exchange.reports.outgoing())
        yield* follow
        const reported = Effect.promise(() => beside.reports.outgoing())
        return yield* Effect.repeat(reported, { until: ({ isCurrent }) => isCurrent })
      })
      const draft = Effect.promise(() => exchange.outgoing.draft(letter, { by: clerk }))
      yield* draft
      const first = yield* isReported()
      expect(first).toMatchObject({ isCurrent: true, rows: [{}] })
      yield* draft
      yield* store.readLog(0n, 10)
      yield* follow
      expect(yield* Effect.promise(() => beside.reports.outgoing())).toEqual({ ...first, isCurrent: false })
      expect(yield* isReported()).toMatchObject({ isCurrent: true, rows: [{}, {}] })
      expect((yield* Effect.promise(() => beside.reports.search({ text: "thi diem" }))).rows).toHaveLength(2)
      yield* Effect.promise(() => beside.close())
      yield* Effect.promise(() => exchange.close())
    }),
  )

  it.live("everything that would write is refused, and says where to write", () =>
    Effect.gen(function* () {
      const { schema, replica } = yield* openBoth()
      const lease = { worker: "an", now: at, until: at }
      const writes: ReadonlyArray<(store: Storage["Service"]) => Effect.Effect<unknown, StorageError>> = [
        (each) => each.commit(append("one")),
        (each) => each.leaseWork({ lanes: [0], limit: 1, ...lease }),
        (each) => each.leaseCheckpoint({ subscriber: "board", ...lease }),
        (each) => putBytes(each, new Uint8Array(3)),
      ]
      for (const write of writes) {
        const error = yield* Effect.flip(write(replica))
        expect(error.reason).toBe("unavailable")
        expect(error.message).toContain("the server is a standby, on which nothing is written")
      }
      const elsewhere = Effect.scoped(openStore(`${schema}_`, { url: standby.url }))
      expect((yield* Effect.flip(elsewhere)).message).toContain("the server is a standby")
    }),
  )
})

describe("When the standby takes over", () => {
  it.live("a store that read on it writes there, and every chain and every reader goes on", () =>
    Effect.gen(function* () {
      const { schema, store, replica, follow } = yield* openBoth()
      for (const id of ["a", "b"]) yield* store.commit(append(id))
      expect(yield* store.readLog(0n, 10)).toHaveLength(2)
      yield* follow
      expect(yield* replica.readLog(0n, 10)).toHaveLength(2)
      const promoting = yield* connect(standby.url)
      yield* Effect.promise(() => promoting.query("select pg_promote(true)"))
      expect(yield* replica.commit(append("b"))).toMatchObject({ replayed: true })
      expect(yield* replica.commit(append("c"))).toMatchObject({ versions: { doc: 3 } })
      const read = yield* replica.readLog(0n, 10)
      expect(read.map(({ commitId }) => commitId)).toEqual(["a", "b", "c"])
      const verified = yield* Effect.promise(() =>
        commandAnswer("log", "verify", standby.url, "--agency", agency, "--schema", schema),
      )
      expect(verified).toMatchObject({ exitCode: 0, out: expect.stringContaining("3 events") })
    }),
  )
})
