import { it } from "@effect/vitest"
import { Effect, Tracer } from "effect"
import { expect } from "vitest"
import { commitOf, event, newPath, openStore } from "./store-file.ts"

it.live("A tracer gets a span for each commit and each reading of a store, by the port's names", () =>
  Effect.gen(function* () {
    const names: Array<string> = []
    const tracer = Tracer.make({
      span: (options) => {
        names.push(options.name)
        return new Tracer.NativeSpan(options)
      },
    })
    const store = yield* openStore(yield* newPath)
    const commit = commitOf("c", { appends: [{ stream: "doc", expected: "none", events: [event] }] })
    yield* Effect.withTracer(
      Effect.andThen(store.commit(commit), Effect.andThen(store.readStream("doc"), store.readLog(0n, 10))),
      tracer,
    )
    expect(names).toEqual(["Storage.commit", "Storage.readStream", "Storage.readLog"])
  }),
)
