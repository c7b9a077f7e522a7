import { putBytes } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { commitOf, event, openStore } from "../store-file.ts"

/**
 * A process that writes to a store: `writer-process.ts <path> <name> <commits>`. After each commit it prints
 * the commit's id on a line of its own. Every commit writes a part of each kind.
 */
const [, , path = "", name = "", commits = "0"] = process.argv

const write = Effect.gen(function* () {
  const store = yield* openStore(path)
  for (let n = 0; n < Number(commits); n++) {
    const id = `${name}-${n}`
    const digest = yield* putBytes(store, new TextEncoder().encode(`văn bản ${id}`))
    yield* store.commit(
      commitOf(id, {
        appends: [
          { stream: "shared", expected: "any", events: [{ ...event, data: JSON.stringify(id) }] },
          { stream: name, expected: n * 2, events: [event, event] },
        ],
        marks: [{ key: id, value: digest }],
        work: { add: [{ id, lane: 0, kind: "send-packet", payload: "{}", dueAt: commitOf(id).at }] },
        blobs: { hold: [{ digest, holder: name }] },
      }),
    )
    yield* Effect.sync(() => process.stdout.write(`${id}\n`))
  }
})

await Effect.runPromise(Effect.scoped(write))
