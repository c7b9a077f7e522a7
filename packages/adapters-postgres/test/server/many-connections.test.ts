import { it } from "@effect/vitest"
import type { StorageError } from "@lienthong/core"
import type { Storage } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect, Result } from "effect"
import { describe, expect } from "vitest"
import { commitOf, connect, event, newSchema, openStore } from "../store-place.ts"

const nodes = 24
const rounds = 5
const at = commitOf("").at
const until = vietnamTime(600_000)
const numbers = (length: number) => Array.from({ length }, (_, n) => n)

/** Every node does it at the same moment, each through a store of its own. */
const everywhere = <A>(
  stores: ReadonlyArray<Storage["Service"]>,
  act: (store: Storage["Service"], node: number) => Effect.Effect<A, StorageError>,
) =>
  Effect.all(
    stores.map((store, node) => Effect.result(act(store, node))),
    { concurrency: "unbounded" },
  )

describe("Many nodes at once, each with connections of its own,", () => {
  it.live("lose nothing and do nothing twice", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const stores = yield* Effect.forEach(numbers(nodes), () => openStore(schema, { listenUrl: false }), {
        concurrency: 4,
      })
      const [first] = stores
      const store = yield* Effect.fromNullishOr(first)
      const items = numbers(nodes * 2).map((n) => `item ${n}`)
      yield* store.commit(
        commitOf("add", {
          work: { add: items.map((id) => ({ id, lane: 0, kind: "send-packet", payload: "{}", dueAt: at })) },
        }),
      )
      for (const round of numbers(rounds)) {
        const marked = yield* everywhere(stores, (each, node) =>
          each.commit(
            commitOf(`${round} ${node}`, {
              appends: [
                { stream: "all", expected: "any", events: [event] },
                { stream: `own ${node}`, expected: "any", events: [event] },
              ],
              marks: [{ key: `mark ${round}`, value: `${node}` }],
            }),
          ),
        )
        expect(marked.filter(Result.isSuccess)).toHaveLength(1)
        expect(marked.filter(Result.isFailure).map(({ failure }) => failure.reason)).toEqual(
          numbers(nodes - 1).map(() => "mark-taken"),
        )
        const others = yield* everywhere(stores, (each, node) =>
          each.commit(
            commitOf(`again ${round} ${node}`, {
              appends: [{ stream: "all", expected: "any", events: [event, event] }],
            }),
          ),
        )
        expect(others.filter(Result.isFailure)).toEqual([])
      }
      const taken: Array<string> = []
      for (let left = true; left; ) {
        const leased = yield* everywhere(stores, (each, node) =>
          each.leaseWork({ lanes: [0], limit: 2, now: at, until, worker: `node ${node}` }),
        )
        expect(leased.filter(Result.isFailure)).toEqual([])
        const ids = leased.flatMap((result) => (Result.isSuccess(result) ? result.success : []))
        taken.push(...ids.map(({ id }) => id))
        left = ids.length > 0
      }
      expect(taken.sort()).toEqual([...items].sort())
      const all = yield* store.readStream("all")
      expect(all.map(({ version }) => version)).toEqual(numbers(rounds * (1 + nodes * 2)).map((n) => n + 1))
      expect(yield* store.readLog(0n, 10_000)).toHaveLength(rounds * (2 + nodes * 2))
      const client = yield* connect()
      const { rows } = yield* Effect.promise(() =>
        client.query("select count(*)::int as n from pg_stat_activity where application_name = 'lienthong'"),
      )
      expect(rows[0].n).toBeGreaterThanOrEqual(nodes)
    }),
  )
})
