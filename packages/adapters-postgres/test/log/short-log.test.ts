import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { agency, append, connect, newSchema, openStore, otherAgency } from "../store-place.ts"

/** Positions are given out again from here on, as on a server that the agency's rows were moved to. */
const giveOutFrom = Effect.fnUntraced(function* (schema: string, position: number) {
  const client = yield* connect()
  yield* Effect.promise(() =>
    client.query(
      `select setval('${schema}.log_position', ${position}), setval('${schema}.log_settled', 1, false)`,
    ),
  )
})

const view = { name: "inbox", version: 1 }

describe("A log that would be read shorter than what was committed", () => {
  it.live("is an error and never an empty list, in a store that is open and in one that is opened", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      for (const id of ["a", "b", "c", "d"]) yield* store.commit(append(id, id))
      expect(yield* store.readLog(0n, 10)).toHaveLength(4)
      yield* giveOutFrom(schema, 2)
      const opened = yield* openStore(schema)
      for (const each of [store, opened])
        for (const after of [0n, 2n, 4n, 10n]) {
          const error = yield* Effect.flip(each.readLog(after, 10))
          expect([error.code, error.detail]).toEqual([
            "storage/log-short",
            { agency, position: "4", through: "2" },
          ])
        }
      expect((yield* opened.logHead).outside).toEqual({ position: 3n, stream: "c", version: 1 })
    }),
  )

  it.live(
    "produces no report that leaves anything out, and is read whole as soon as the sequence is set",
    () =>
      Effect.gen(function* () {
        const schema = newSchema()
        const store = yield* openStore(schema)
        yield* store.views?.open(view) ?? Effect.void
        for (const id of ["a", "b", "c"]) yield* store.commit(append(id, id))
        yield* giveOutFrom(schema, 1)
        const reports = yield* openStore(schema)
        const page = { view, lists: ["all"], order: "ascending", limit: 9 } as const
        const calls = [reports.views?.open(view), reports.views?.page(page)].map((call) =>
          Effect.asVoid(call ?? Effect.void),
        )
        for (const call of calls) expect(yield* Effect.flip(call)).toMatchObject({ reason: "log-short" })
        yield* giveOutFrom(schema, 3)
        expect(yield* reports.readLog(0n, 10)).toHaveLength(3)
        expect(yield* reports.views?.page(page) ?? Effect.void).toMatchObject({ settled: 3n })
      }),
  )

  it.live("differs from that of an agency whose events are elsewhere", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const one = yield* openStore(schema)
      const other = yield* openStore(schema, { of: otherAgency })
      yield* one.commit(append("a"))
      yield* other.commit(append("b"))
      yield* giveOutFrom(schema, 1)
      expect(yield* one.readLog(0n, 10)).toHaveLength(1)
      expect(yield* Effect.flip(other.readLog(0n, 10))).toMatchObject({
        detail: { position: "2", through: "1" },
      })
    }),
  )
})
