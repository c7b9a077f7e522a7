import { vietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { commitOf, event, openStore } from "../store-file.ts"

/**
 * A process that works until there is no more work: `worker-process.ts <path> <name>`. It takes one item at a
 * time and prints the id of each that it is done with.
 */
const [, , path = "", worker = ""] = process.argv

const work = Effect.gen(function* () {
  const store = yield* openStore(path)
  for (;;) {
    const [leased] = yield* store.leaseWork({
      lanes: [0],
      limit: 1,
      now: vietnamTime(0),
      until: vietnamTime(60_000),
      worker,
    })
    if (leased === undefined) return
    const { id, lease } = leased
    yield* store.commit(
      commitOf(`${worker} ${id}`, {
        appends: [{ stream: "done", expected: "any", events: [{ ...event, data: JSON.stringify(id) }] }],
        work: { settle: [{ id, lease, outcome: { _tag: "Done" } }] },
      }),
    )
    yield* Effect.sync(() => process.stdout.write(`${id}\n`))
  }
})

await Effect.runPromise(Effect.scoped(work))
