import { Storage } from "@lienthong/core/adapter"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { sharedStoreContract } from "@lienthong/testkit/vitest"
import { Effect, Layer } from "effect"
import { newSchema, openStore } from "./store-place.ts"

const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }

const openTwo = Effect.gen(function* () {
  const axis = memoryAxis([agency])
  const storage = Layer.effect(Storage, openStore(newSchema())).pipe(Layer.orDie)
  return [yield* openTestAgency(axis, agency, { storage }), yield* openTestAgency(axis, agency, { storage })]
})

sharedStoreContract("PostgreSQL, with connections for each exchange,", openTwo)
