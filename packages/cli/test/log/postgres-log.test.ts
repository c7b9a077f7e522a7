import { it } from "@effect/vitest"
import { keySealer, sha256 } from "@lienthong/adapters-axis"
import { postgres } from "@lienthong/adapters-postgres"
import { openExchange } from "@lienthong/core"
import { chainPreimage, chainStart, type StoredEvent } from "@lienthong/core/adapter"
import { memoryAxis, newSealKey, testOptions } from "@lienthong/testkit"
import { Effect, Exit } from "effect"
import { describe, expect } from "vitest"
import { runLogExport } from "../../src/log/log-export.ts"
import { runLogVerify } from "../../src/log/log-verify.ts"
import { answerOf } from "../answer-of.ts"
import { agency, append, at, connect, newSchema, openStore, otherAgency, url } from "../postgres-place.ts"

const commands = { verify: runLogVerify, export: runLogExport }
type CommandName = keyof typeof commands
const names = ["verify", "export"] as const

const sealing = { code: agency, name: "Ủy ban nhân dân tỉnh Tây Ninh" }

const ask = (what: CommandName, schema: string, of: string = agency, ...more: ReadonlyArray<string>) =>
  Effect.promise(() => answerOf(commands[what], url, "--agency", of, "--schema", schema, ...more))

/** Writes the next event of `doc` past the store, its hash chained, at a position of one's choice. */
const insertAt = Effect.fnUntraced(function* (schema: string, position: bigint, last?: StoredEvent) {
  const next = {
    stream: "doc",
    version: (last?.version ?? 0) + 1,
    type: "Forged",
    schemaVersion: 1,
    data: "{}",
    commitId: "forged",
    at,
    by: "{}",
  }
  const hash = sha256(chainPreimage(last?.hash ?? chainStart, agency, next))
  const client = yield* connect()
  yield* Effect.promise(() =>
    client.query(
      `insert into ${schema}.events (agency, position, stream, version, type, schema_version, data, commit_id, at, by, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, decode($11, 'hex'))`,
      [agency, String(position), ...Object.values(next), hash],
    ),
  )
})

describe("An event that the owner inserted past the store", () => {
  for (const position of [-(2n ** 63n), -1n, 0n, 10n ** 12n])
    it.live(`at position ${position}, where the log has no place, is named`, () =>
      Effect.gen(function* () {
        const schema = newSchema()
        const store = yield* openStore(schema)
        yield* store.commit(append("one"))
        const client = yield* connect()
        if (position <= 0n) expect(Exit.isFailure(yield* Effect.exit(insertAt(schema, position)))).toBe(true)
        yield* Effect.promise(() =>
          client.query(`alter table ${schema}.events drop constraint if exists events_position_check`),
        )
        expect((yield* ask("verify", schema)).exitCode).toBe(0)
        yield* insertAt(schema, position, (yield* store.readStream("doc")).at(-1))
        expect(yield* store.readStream("doc")).toHaveLength(2)
        expect((yield* store.logHead).outside).toEqual({ position, stream: "doc", version: 2 })
        const { exitCode, error } = yield* ask("verify", schema)
        expect(exitCode).toBe(1)
        expect(error.slice(0, 2).join(" ")).toBe(
          `log/position-outside Position ${position}, outside the log, holds version 2 of doc: an event was inserted.`,
        )
        expect((yield* ask("export", schema)).exitCode).toBe(3)
      }),
    )
})

describe("A log whose last seal is not settled yet", () => {
  it.live("is intact as far as it is settled, and what is held back is said, with by whom", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const exchange = yield* Effect.promise(() =>
        openExchange({
          ...testOptions(memoryAxis([sealing]), sealing),
          storage: postgres({ url, schema }),
          sealer: keySealer(newSealKey().privatePem),
        }),
      )
      const seal = Effect.promise(() => exchange.log.seal())
      yield* store.commit(append("one"))
      const first = yield* seal
      yield* store.commit(append("two"))
      const second = yield* seal
      yield* Effect.promise(() => exchange.close())
      // As somebody finds it who comes before the sealer has told how far it knows the log.
      const slow = yield* connect()
      yield* Effect.promise(async () => {
        await slow.query(`select setval('${schema}.log_settled', 2)`)
        await slow.query(`begin; lock table ${schema}.events in row exclusive mode`)
      })
      const { exitCode, out } = yield* ask("verify", schema)
      expect([exitCode, out]).toEqual([
        0,
        expect.stringMatching(
          /after position 2 is held back and was not checked \(1 seals\): transaction .*, stranger/,
        ),
      ])
      const answers: Array<number> = []
      for (const hash of [first?.hash ?? "", second?.hash ?? "", "0".repeat(64)])
        answers.push((yield* ask("verify", schema, agency, "--seal", hash)).exitCode)
      expect(answers).toEqual([0, 3, 1])
      yield* Effect.promise(() => slow.query("rollback"))
      expect((yield* ask("verify", schema, agency, "--seal", second?.hash ?? "")).exitCode).toBe(0)
    }),
  )
})

describe("The log of a store in PostgreSQL", () => {
  it.live("is verified and exported from its URL", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      yield* store.commit(append("one"))
      expect(yield* ask("verify", schema)).toMatchObject({
        exitCode: 0,
        out: expect.stringContaining("1 events"),
      })
      const { exitCode, out } = yield* ask("export", schema)
      expect([exitCode, out.split("\n").length]).toEqual([0, 2])
    }),
  )

  it.live("is not there where there is no store, and none is made by asking", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const client = yield* connect()
      for (const run of names)
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
      yield* Effect.promise(() =>
        client.query(`delete from ${schema}.migrations where name > '0002-functions'`),
      )
      for (const run of names) {
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
      for (const run of names)
        expect(yield* ask(run, schema, otherAgency)).toMatchObject({
          exitCode: 3,
          out: "",
          error: expect.arrayContaining(["log/empty"]),
        })
    }),
  )
})
