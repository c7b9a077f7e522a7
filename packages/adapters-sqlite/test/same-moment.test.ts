import { Tenant } from "@lienthong/core/adapter"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { sharedStoreContract } from "@lienthong/testkit/vitest"
import { Effect, Layer } from "effect"
import { sqlite } from "../src/index.ts"
import { agency, newPath } from "./store-file.ts"

const openTwo = Effect.gen(function* () {
  const path = yield* newPath
  const host = { code: agency as string, name: "Ủy ban nhân dân tỉnh Tây Ninh" }
  const axis = memoryAxis([host])
  const storage = () => sqlite(path).pipe(Layer.provide(Layer.succeed(Tenant, { agency })), Layer.orDie)
  return [
    yield* openTestAgency(axis, host, { storage: storage() }),
    yield* openTestAgency(axis, host, { storage: storage() }),
  ]
})

sharedStoreContract("An SQLite file, opened for each exchange,", openTwo)
