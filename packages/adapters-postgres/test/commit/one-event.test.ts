import { createHash } from "node:crypto"
import { it } from "@effect/vitest"
import {
  type Commit,
  chainPreimage,
  chainStart,
  type Expected,
  type StoredEvent,
} from "@lienthong/core/adapter"
import { Effect, Fiber } from "effect"
import { describe, expect } from "vitest"
import { agency, append, commitOf, connect, newSchema, openStore } from "../store-place.ts"

const stream = 'Báo cáo "số 1"\\\n'
const text = 'Đã nhận "\\u0000" \u2028 \u0007 \\ud800'

/** A commit of one event, made as `append_one` makes it unless it expects any version. */
const oneEvent = (id: string, expected: Expected, data = JSON.stringify({ text })): Commit =>
  commitOf(id, { appends: [{ stream, expected, events: [{ type: 'Đã "ghi"', schemaVersion: 2, data }] }] })

const chained = (events: ReadonlyArray<StoredEvent>) => {
  let previous = chainStart
  return events.map((event) => {
    previous = createHash("sha256")
      .update(chainPreimage(previous, agency, event))
      .digest("hex")
    return previous
  })
}

describe("A commit of one event alone", () => {
  it.live("goes on with the hash chain, whatever was the way of those before it", () =>
    Effect.gen(function* () {
      const store = yield* openStore(newSchema())
      const long = JSON.stringify("dài ".repeat(10_000))
      yield* store.commit(oneEvent("none", "none", "{}"))
      yield* store.commit(oneEvent("exact", 1, '{"a":"\\"é\\""}'))
      yield* store.commit(oneEvent("any", "any"))
      yield* store.commit(oneEvent("odd", 3))
      yield* store.commit(oneEvent("long", 4, long))
      yield* store.commit(oneEvent("short", 5, "1"))
      const events = yield* store.readStream(stream)
      expect(events.map(({ commitId }) => commitId)).toEqual(["none", "exact", "any", "odd", "long", "short"])
      expect(events.map(({ hash }) => hash)).toEqual(chained(events))
      expect(events.map(({ data }) => data).slice(3)).toEqual([JSON.stringify({ text }), long, "1"])
    }),
  )

  it.live("is refused at any other version, which is named, and leaves nothing", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const refusedAt = (commit: Commit) =>
        Effect.map(Effect.flip(store.commit(commit)), ({ reason, detail }) => [reason, detail.actual])
      expect(yield* refusedAt(oneEvent("too high", 1, "{}"))).toEqual(["version-conflict", "0"])
      yield* store.commit(oneEvent("first", "none", "{}"))
      expect(yield* refusedAt(oneEvent("again", "none", "{}"))).toEqual(["version-conflict", "1"])
      expect(yield* refusedAt(oneEvent("later", 2, "{}"))).toEqual(["version-conflict", "1"])
      const client = yield* connect()
      const { rows } = yield* Effect.promise(() =>
        client.query(`select (select count(*)::int from ${schema}.commits) as commits,
          (select count(*)::int from ${schema}.events) as events, (select sum(version)::int from ${schema}.streams) as versions`),
      )
      expect(rows).toEqual([{ commits: 1, events: 1, versions: 1 }])
    }),
  )

  it.live("begins a stream that was appended nothing to before", () =>
    Effect.gen(function* () {
      const store = yield* openStore(newSchema())
      yield* store.commit(commitOf("empty", { appends: [{ stream, expected: "any", events: [] }] }))
      expect(yield* store.commit(oneEvent("first", "none", "{}"))).toMatchObject({
        versions: { [stream]: 1 },
      })
    }),
  )

  it.live("is made once, however often and at whichever version it is asked for", () =>
    Effect.gen(function* () {
      const store = yield* openStore(newSchema())
      const answers = yield* Effect.forEach([1, 2, 3], () =>
        Effect.andThen(store.commit(oneEvent("one", "none", "{}")), store.commit(oneEvent("two", 1, "{}"))),
      )
      expect(answers.map(({ versions }) => versions[stream])).toEqual([2, 2, 2])
      expect((yield* Effect.flip(store.commit(oneEvent("two", 1, "[]")))).reason).toBe("commit-conflict")
      expect(yield* store.readStream(stream)).toHaveLength(2)
    }),
  )

  it.live("waits for a transaction that holds its stream", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      yield* store.commit(oneEvent("first", "none", "{}"))
      const client = yield* connect()
      yield* Effect.promise(() => client.query(`begin; update ${schema}.streams set version = version`))
      const second = yield* Effect.forkChild(store.commit(oneEvent("second", 1, "{}")))
      expect(yield* store.commit(append("other", "other"))).toMatchObject({ versions: { other: 1 } })
      yield* Effect.promise(() => client.query("rollback"))
      expect(yield* Fiber.join(second)).toMatchObject({ versions: { [stream]: 2 } })
    }),
  )

  it.live("is refused where PostgreSQL cannot keep its text", () =>
    Effect.gen(function* () {
      const store = yield* openStore(newSchema())
      for (const broken of ["Văn\u0000bản", "Văn bản \ud83d"]) {
        const error = yield* Effect.flip(store.commit(oneEvent(`broken ${broken.length}`, "none", broken)))
        expect([error.reason, error.detail.field]).toEqual(["text-invalid", "data"])
      }
      expect(yield* store.readStream(stream)).toEqual([])
    }),
  )
})
