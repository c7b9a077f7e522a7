import { type Lane, Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Context, Effect, Layer } from "effect"
import { postgres } from "../../src/index.ts"

/**
 * A process that works off a queue: `worker-process.ts <url> <schema> <agency> <prepared> <worker>`. It takes
 * a few items at a time, says which on a line each, and ends when there is nothing left.
 */
const [, , url = "", schema = "", agency = "", prepared = "", worker = ""] = process.argv

const lanes: ReadonlyArray<Lane> = [0, 1, 2, 3]
const now = vietnamTime(0)
const until = vietnamTime(3_600_000)

const work = Effect.gen(function* () {
  const layer = postgres({ url, schema, listenUrl: false, preparedStatements: prepared === "true" })
  const context = yield* Layer.build(
    Layer.provide(layer, Layer.succeed(Tenant, { agency: agency as AgencyCode })),
  )
  const store = Context.get(context, Storage)
  for (;;) {
    const leased = yield* store.leaseWork({ lanes, limit: 3, now, until, worker })
    if (leased.length === 0) return
    yield* Effect.forEach(
      leased,
      ({ id, lease }) =>
        store.commit({
          id: `done ${id}`,
          at: now,
          by: "{}",
          appends: [
            {
              stream: `delivery/${id}`,
              expected: "none",
              events: [{ type: "Sent", schemaVersion: 1, data: "{}" }],
            },
            { stream: "all", expected: "any", events: [{ type: "Sent", schemaVersion: 1, data: "{}" }] },
          ],
          marks: [{ key: `done/${id}`, value: worker }],
          work: { settle: [{ id, lease, outcome: { _tag: "Done" } }] },
        }),
      { concurrency: "unbounded" },
    )
    process.stdout.write(leased.map(({ id }) => `${id}\n`).join(""))
  }
})

await Effect.runPromise(Effect.scoped(work))
