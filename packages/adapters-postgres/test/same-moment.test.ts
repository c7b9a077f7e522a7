import { it } from "@effect/vitest"
import { Storage } from "@lienthong/core/adapter"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { describe } from "vitest"
import { draftTheSame, numberAtOnce } from "../../core/test/exchange/same-moment.ts"
import { quietly, tayNinh, vpcp } from "../../core/test/exchange/scene.ts"
import { newSchema, openStore } from "./store-place.ts"

const openTwo = Effect.gen(function* () {
  const schema = newSchema()
  const axis = memoryAxis([tayNinh, vpcp])
  const storage = Layer.effect(Storage, openStore(schema)).pipe(Layer.orDie)
  return [
    yield* openTestAgency(axis, tayNinh, { storage }),
    yield* openTestAgency(axis, tayNinh, { storage }),
  ]
})

describe("Of two exchanges of one agency, each with connections of its own to PostgreSQL,", () => {
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
