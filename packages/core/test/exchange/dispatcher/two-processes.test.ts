import { it } from "@effect/vitest"
import type { ExchangeOperations } from "@lienthong/core"
import { Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { chief, memoryAxis, memoryStorage, openTestAgency } from "@lienthong/testkit"
import { Context, Effect, Layer, type Scope } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { btttt, by, report, sealed, start, tayNinh, vpcp } from "../scene.ts"

type Store = Storage["Service"]
type Call = "readLast" | "readStream" | "findMark" | "getBlob" | "commit"

/** A store that lets something else happen just before a call. */
const interrupted = (
  store: Store,
  before: (call: Call, about: unknown) => Effect.Effect<unknown>,
): Store => ({
  ...store,
  readLast: (stream) => Effect.andThen(before("readLast", stream), store.readLast(stream)),
  readStream: (stream, after) =>
    Effect.andThen(before("readStream", stream), store.readStream(stream, after)),
  findMark: (key) => Effect.andThen(before("findMark", key), store.findMark(key)),
  getBlob: (digest) => Effect.andThen(before("getBlob", digest), store.getBlob(digest)),
  commit: (commit) => Effect.andThen(before("commit", commit), store.commit(commit)),
})

/** Two processes of one agency on one store; what the first has to wait for can be planned. */
const openTwo = Effect.gen(function* () {
  yield* TestClock.setTime(start)
  const axis = memoryAxis([tayNinh, vpcp, btttt])
  const store = Context.get(
    yield* Layer.build(
      Layer.provide(memoryStorage(), Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })),
    ),
    Storage,
  )
  let meanwhile: (call: Call, about: unknown) => Effect.Effect<unknown> = () => Effect.void
  const slow = interrupted(store, (call, about) => meanwhile(call, about))
  const one = yield* openTestAgency(axis, tayNinh, { storage: Layer.succeed(Storage, slow) })
  const other = yield* openTestAgency(axis, tayNinh, { storage: Layer.succeed(Storage, store) })
  /** Lets the other process do something once, before the first one's nth call. */
  const before = (nth: number, act: Effect.Effect<unknown, unknown>) => {
    let calls = 0
    meanwhile = () => {
      calls += 1
      return calls === nth ? Effect.orDie(act) : Effect.void
    }
    return () => calls
  }
  return { one, other, before }
})

const signed = (agency: ExchangeOperations, changes = {}) =>
  Effect.gen(function* () {
    const id = yield* agency.outgoing.draft(report(changes), by)
    yield* agency.outgoing.signAsPerson(id, { by: chief })
    return id
  })

/** Tries a story with the other process coming in before each of the first process' calls. */
const atEveryMoment = <E>(story: (nth: number) => Effect.Effect<void, E, Scope.Scope>) =>
  Effect.forEach(
    Array.from({ length: 25 }, (_, n) => n + 1),
    (nth) => Effect.scoped(story(nth)),
  )

describe("Of two processes of one agency", () => {
  it.effect("each gets its own number, even when the other takes one meanwhile", () =>
    atEveryMoment((nth) =>
      Effect.gen(function* () {
        const { one, other, before } = yield* openTwo
        const [mine, its] = [yield* signed(one), yield* signed(other)]
        const asked = before(nth, other.outgoing.signAsAgency(its, by))
        const { number } = yield* one.outgoing.signAsAgency(mine, by)
        if (asked() >= nth) expect(["01", "02"]).toContain(number)
        else expect(number).toBe("01")
      }),
    ),
  )

  it.effect("one is told that a number is taken where another register has it, and by which document", () =>
    Effect.gen(function* () {
      const { one, other } = yield* openTwo
      const first = yield* sealed(other)
      const mine = yield* signed(one)
      const error = yield* Effect.flip(
        one.outgoing.signAsAgency(mine, { register: "phong-mot", notation: "BC-UBND" }, by),
      )
      expect(error).toMatchObject({ code: "input/code-taken", detail: { document: first } })
    }),
  )

  it.effect(
    "the one that signs what the other has just signed is told so, and not that a file is missing",
    () =>
      atEveryMoment((nth) =>
        Effect.gen(function* () {
          const { one, other, before } = yield* openTwo
          const id = yield* other.outgoing.draft(report(), by)
          const asked = before(nth, other.outgoing.signAsPerson(id, { by: chief }))
          const signing = yield* Effect.result(one.outgoing.signAsPerson(id, { by: chief }))
          if (asked() >= nth) expect(signing).toMatchObject({ failure: { code: "document/signed-already" } })
          else expect(signing).toMatchObject({ _tag: "Success" })
        }),
      ),
  )

  it.effect("the one that opens a register which the other has just opened is told that it is open", () =>
    atEveryMoment((nth) =>
      Effect.gen(function* () {
        const { one, other, before } = yield* openTwo
        const request = { register: "outgoing", year: 2019, next: 105 }
        const asked = before(nth, other.registers.open(request, by))
        const opening = yield* Effect.result(one.registers.open(request, by))
        if (asked() >= nth) expect(opening).toMatchObject({ failure: { code: "input/register-open" } })
        else expect(opening).toMatchObject({ _tag: "Success" })
      }),
    ),
  )
})
