import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { runStoreCheck } from "../../src/store/store-check.ts"
import { answerOf } from "../answer-of.ts"
import { agency, append, connect, newSchema, openStore, url } from "../postgres-place.ts"

const check = (schema: string, ...more: ReadonlyArray<string>) =>
  Effect.promise(() => answerOf(runStoreCheck, url, "--schema", schema, ...more))

const sql = Effect.fnUntraced(function* (text: string) {
  const client = yield* connect()
  yield* Effect.promise(() => client.query(text))
})

describe("The check of a store in PostgreSQL", () => {
  it.live(
    "finds nothing wrong with a store that has just been written, for all agencies or those named",
    () =>
      Effect.gen(function* () {
        const schema = newSchema()
        const store = yield* openStore(schema)
        yield* store.commit(append("one"))
        const { exitCode, out, error } = yield* check(schema)
        expect([exitCode, error]).toEqual([0, []])
        expect(out).toMatch(/on one server.*the logs of 1 agencies are read completely/s)
        const { out: json } = yield* check(schema, "--json", "--agency", agency, "--agency", "000.00.00.G22")
        expect(JSON.parse(json)).toMatchObject({
          fit: true,
          isDistributed: false,
          agencies: [agency, "000.00.00.G22"],
          faults: [],
        })
      }),
  )

  it.live("refuses a store whose log would be read shorter than what was committed", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      for (const id of ["one", "two"]) yield* store.commit(append(id))
      yield* sql(`select setval('${schema}.log_position', 1)`)
      const { exitCode, error } = yield* check(schema)
      expect([exitCode, error[0]]).toEqual([1, "storage/log-short"])
      expect(error[1]).toBe(
        `The log of ${agency} would be read only up to position 1, but has an event at position 2.`,
      )
      expect(error[2]).toContain("chỉ đọc được đến vị trí 1")
      yield* sql(`select setval('${schema}.log_position', 2)`)
      expect((yield* check(schema)).exitCode).toBe(0)
    }),
  )

  it.live("names each thing that is missing from the schema", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      yield* openStore(schema)
      yield* sql(`alter function ${schema}.log_writers(text, bigint) rename to other;
        alter table ${schema}.marks no force row level security`)
      const { exitCode, error } = yield* check(schema)
      expect(exitCode).toBe(1)
      expect(error.filter((line) => line === "storage/store-unfit")).toHaveLength(2)
      const text = error.join("\n")
      expect(text).toContain("missing: the functions log_writers.")
      expect(text).toContain("thiếu các hàm log_writers")
      expect(text).toContain("does not separate the agencies in marks")
    }),
  )

  it.live("tells a store of an earlier release from one of a newer, and finds none where none is", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      expect(yield* check(schema)).toMatchObject({
        exitCode: 3,
        error: expect.arrayContaining(["storage/unavailable"]),
      })
      yield* openStore(schema)
      yield* sql(`delete from ${schema}.migrations where name >= '0011'`)
      const earlier = yield* check(schema)
      expect([earlier.exitCode, earlier.error[1]]).toEqual([1, expect.stringContaining("0011-agency-first")])
      yield* sql(`insert into ${schema}.migrations values ('0999-from-tomorrow')`)
      const newer = yield* check(schema)
      expect([newer.exitCode, newer.error[0]]).toEqual([1, "storage/schema-too-new"])
    }),
  )

  it.live("refuses a role that row-level security does not bind, and looks at no log by it", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      yield* openStore(schema)
      const { exitCode, error } = yield* check(schema, "--role", "postgres")
      expect([exitCode, error[0]]).toEqual([1, "storage/unavailable"])
      expect(error[1]).toContain("the role postgres is a superuser")
    }),
  )

  it("takes one address of one server, and says what is wrong with another", async () => {
    const answers = await Promise.all([
      answerOf(runStoreCheck),
      answerOf(runStoreCheck, "kho.db"),
      answerOf(runStoreCheck, "postgres://app:x@a:1,b:2/d"),
    ])
    expect(answers.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2])
    expect(answers[1]?.error.join(" ")).toContain("begins with postgres://")
    expect(answers[2]?.error[0]).toBe("input/value-invalid")
    expect(answers[2]?.error[1]).toContain("more than one server")
  })
})
