import { it } from "@effect/vitest"
import { type Storage, Tenant } from "@lienthong/core/adapter"
import { type AgencyCode, system } from "@lienthong/core/agency"
import { memoryStorage } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { describe, expect } from "vitest"
import { record } from "../../../src/exchange/record/record.ts"
import { openRegister, takeNumber } from "../../../src/exchange/register/register.ts"
import { VietnamTime } from "../../../src/time/vietnam-time.ts"

const at = VietnamTime.make("2027-03-05T08:00:00.000+07:00")
const tenant = Layer.succeed(Tenant, { agency: "000.00.00.H53" as AgencyCode })

const inStore = <A, E>(run: Effect.Effect<A, E, Storage>) =>
  run.pipe(Effect.provide(Layer.provide(memoryStorage(), tenant)), Effect.scoped)
const next = (document: string) => takeNumber("outgoing", 2027, document, "outgoing", at)

describe("A register", () => {
  it.effect("starts a year at 1, or at the number it is opened at, and counts on", () =>
    inStore(
      Effect.gen(function* () {
        expect((yield* next("one")).number).toBe(1)
        yield* openRegister({ register: "outgoing", year: 2027, next: 40 }, system)
        const taken = yield* next("one")
        expect(taken.number).toBe(40)
        yield* record(system, { appends: [taken.append] }, at)
        expect((yield* next("another")).number).toBe(41)
        expect((yield* takeNumber("outgoing", 2028, "another", "outgoing", at)).number).toBe(1)
      }),
    ),
  )

  it.effect("gives a number to the first who records it, and refuses the others before they sign", () =>
    inStore(
      Effect.gen(function* () {
        const [one, other] = [yield* next("one"), yield* next("other")]
        expect(one.number).toBe(other.number)
        yield* one.isStillNext
        yield* record(system, { appends: [one.append] }, at)
        const late = [yield* Effect.flip(other.isStillNext)]
        late.push(yield* Effect.flip(record(system, { appends: [other.append] }, at)))
        expect(late.map(({ reason }) => reason)).toEqual(["version-conflict", "version-conflict"])
      }),
    ),
  )

  it.effect("numbers documents of its own kind alone", () =>
    inStore(
      Effect.gen(function* () {
        const wrong = yield* Effect.flip(takeNumber("outgoing", 2027, "one", "incoming", at))
        expect(wrong.reason).toBe("register-kind")
      }),
    ),
  )
})
