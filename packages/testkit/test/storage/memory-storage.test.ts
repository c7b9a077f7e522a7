import { it } from "@effect/vitest"
import { type Commit, Storage, Tenant } from "@lienthong/core/adapter"
import { type AgencyCode, system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect, Layer } from "effect"
import { expect } from "vitest"
import { memoryStorage } from "../../src/index.ts"
import { storageContract } from "../../src/vitest/index.ts"

const agency = "000.00.00.H53" as AgencyCode

storageContract("Storage in memory", memoryStorage, {
  without: {
    reopening: "what it holds is gone when it is closed",
    sharing: "each opening is a store of its own",
    streaming: "memory is where it keeps files",
    encryption: "nothing of it is ever at rest",
  },
})

it.effect("A store in memory is empty each time it is built", () =>
  Effect.gen(function* () {
    const layer = memoryStorage().pipe(Layer.provide(Layer.succeed(Tenant, { agency })))
    const commit: Commit = {
      id: "draft",
      at: vietnamTime(0),
      by: JSON.stringify(system),
      appends: [{ stream: "doc", expected: "none", events: [{ type: "T", schemaVersion: 1, data: "{}" }] }],
    }
    const commitOnce = Effect.flatMap(Storage, (store) => store.commit(commit))
    const build = commitOnce.pipe(Effect.provide(layer, { local: true }))
    expect(yield* build).toEqual({ versions: { doc: 1 }, replayed: false })
    expect(yield* build).toEqual({ versions: { doc: 1 }, replayed: false })
  }),
)
