import { it } from "@lienthong/testkit/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { runLogExport } from "../../testkit/src/cli/log-export.ts"
import { runLogVerify } from "../../testkit/src/cli/log-verify.ts"
import { answerOf } from "../../testkit/test/cli/answer-of.ts"
import { agency, append, connect, newSchema, openStore, otherAgency, url } from "./store-place.ts"

const commands = [runLogVerify, runLogExport]

const ask = (run: (typeof commands)[number], schema: string, of: string = agency) =>
  Effect.promise(() => answerOf(run, url, "--agency", of, "--schema", schema))

describe("The log of a store in PostgreSQL", () => {
  it.live("is verified and exported from its URL", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      yield* store.commit(append("one"))
      expect(yield* ask(runLogVerify, schema)).toMatchObject({
        exitCode: 0,
        out: expect.stringContaining("1 events"),
      })
      const { exitCode, out } = yield* ask(runLogExport, schema)
      expect([exitCode, out.split("\n").length]).toEqual([0, 2])
    }),
  )

  it.live("is not there where there is no store, and none is made by asking", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const client = yield* connect()
      for (const run of commands)
        expect(yield* ask(run, schema)).toMatchObject({
          exitCode: 3,
          out: "",
          error: expect.arrayContaining(["storage/unavailable"]),
        })
      const { rows } = yield* Effect.promise(() =>
        client.query("select 1 from pg_namespace where nspname = $1", [schema]),
      )
      expect(rows).toEqual([])
    }),
  )

  it.live("is not read from a store of an earlier release, which stays as it is", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      yield* Effect.scoped(openStore(schema))
      const client = yield* connect()
      yield* Effect.promise(() => client.query(`delete from ${schema}.migrations where name like '0003%'`))
      for (const run of commands) {
        const { exitCode, error } = yield* ask(run, schema)
        expect(exitCode).toBe(3)
        expect(error.join("\n")).toContain("of an earlier release: 0002-functions")
      }
    }),
  )

  it.live("is nothing to be proven of an agency that has written none", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      yield* store.commit(append("one"))
      for (const run of commands)
        expect(yield* ask(run, schema, otherAgency)).toMatchObject({
          exitCode: 3,
          out: "",
          error: expect.arrayContaining(["log/empty"]),
        })
    }),
  )
})
