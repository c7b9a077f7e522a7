import { it } from "@effect/vitest"
import { Tenant } from "@lienthong/core/adapter"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { describe } from "vitest"
import { draftTheSame, numberAtOnce } from "../../core/test/exchange/same-moment.ts"
import { quietly, tayNinh, vpcp } from "../../core/test/exchange/scene.ts"
import { sqlite } from "../src/index.ts"
import { agency, newPath } from "./store-file.ts"

const openTwo = Effect.gen(function* () {
  const path = yield* newPath
  const axis = memoryAxis([tayNinh, vpcp])
  const storage = () => sqlite(path).pipe(Layer.provide(Layer.succeed(Tenant, { agency })), Layer.orDie)
  return [
    yield* openTestAgency(axis, tayNinh, { storage: storage() }),
    yield* openTestAgency(axis, tayNinh, { storage: storage() }),
  ]
})

describe("Of two exchanges of one agency, each with the SQLite file opened for itself,", () => {
  it.live("documents with the same bytes at the same moment all keep their files", () =>
    Effect.flatMap(openTwo, (both) => draftTheSame(both, 200)).pipe(quietly),
  )

  it.live("documents that are numbered at the same moment all get a number of their own", () =>
    Effect.gen(function* () {
      const both = yield* openTwo
      yield* numberAtOnce(both, yield* draftTheSame(both, 40))
    }).pipe(quietly),
  )
})
