import { it } from "@effect/vitest"
import { Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { memoryStorage, openTestAgency } from "@lienthong/testkit"
import { Context, Effect, Layer } from "effect"
import { describe, expect } from "vitest"
import { openScene, sealed, tayNinh } from "../scene.ts"
import { at, onRecord, setTime } from "./duty-scene.ts"

describe("A signed document that nobody dispatches", () => {
  it.effect("is missed once at each bound, though the exchange is closed and opened again before it", () =>
    Effect.gen(function* () {
      const tenant = Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })
      const store = Context.get(yield* Layer.build(Layer.provide(memoryStorage(), tenant)), Storage)
      const axis = yield* Effect.scoped(
        Effect.gen(function* () {
          const { axis, sender } = yield* openScene({ storage: Layer.succeed(Storage, store) })
          yield* sealed(sender)
          return axis
        }),
      )
      const reopened = (time: string) =>
        Effect.scoped(
          Effect.gen(function* () {
            yield* setTime(time)
            const agency = yield* openTestAgency(axis, tayNinh, { storage: Layer.succeed(Storage, store) })
            yield* at(time, agency)
            return yield* onRecord(agency)
          }),
        )
      expect(yield* reopened("2019-06-21T12:00:00.000")).toEqual([])
      const late = ["DutyMissed send due"]
      expect(yield* reopened("2019-06-21T12:00:00.001")).toEqual(late)
      expect(yield* reopened("2019-06-21T16:00:00.000")).toEqual(late)
      const overdue = [...late, "DutyMissed send late-bound"]
      expect(yield* reopened("2019-06-21T17:00:00.001")).toEqual(overdue)
      expect(yield* reopened("2019-06-24T08:00:00.000")).toEqual(overdue)
    }),
  )
})
