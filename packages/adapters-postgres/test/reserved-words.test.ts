import { it } from "@effect/vitest"
import { Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect, Layer } from "effect"
import pg from "pg"
import { assert, describe, inject } from "vitest"
import { postgres } from "../src/index.ts"
import { checkOptions } from "../src/postgres-options.ts"
import { reservedWords } from "../src/reserved-words.ts"

const url = inject("postgresUrl")

const onServer = <Row extends pg.QueryResultRow>(statement: string) =>
  Effect.promise(async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query<Row>(statement)).rows
    } finally {
      await client.end()
    }
  })

const refuses = (option: "schema" | "role", value: string) => {
  try {
    checkOptions({ url, [option]: value }, [])
    return false
  } catch (error) {
    return (error as { readonly _tag?: string })._tag === "InputError"
  }
}

describe("A store in a schema, or under a role, that is named by a word of SQL", () => {
  it.effect("is refused for each word that the server reserves, and for no other", () =>
    Effect.gen(function* () {
      const keywords = yield* onServer<{ word: string; reserved: boolean }>(
        "select word, catcode in ('R', 'T') as reserved from pg_get_keywords()",
      )
      assert.isAbove(keywords.length, 400)
      for (const { word, reserved } of keywords) {
        assert.equal(refuses("schema", word), reserved || reservedWords.includes(word), word)
        assert.equal(refuses("role", word), reserved || reservedWords.includes(word) || word === "none", word)
      }
    }),
  )

  it.live("opens where the word is not reserved", () =>
    Effect.gen(function* () {
      const tenant = Layer.succeed(Tenant, { agency: "000.00.00.H53" as AgencyCode })
      const storage = Layer.provide(postgres({ url, schema: "between" }), tenant)
      const events = yield* Effect.provide(
        Effect.flatMap(Storage, ({ readStream }) => readStream("document/1")),
        storage,
      )
      assert.deepEqual(events, [])
      yield* onServer("drop schema between cascade")
    }),
  )
})
