import { it } from "@effect/vitest"
import { type Actor, authorizeBy, checkPermission } from "@lienthong/core"
import { Effect, Stream } from "effect"
import fc from "fast-check"
import { afterEach, describe, expect } from "vitest"
import { encodeActor } from "../../../src/exchange/record/actor-text.ts"
import { clean, draftBy, drafter, guest, type Loose, pollute, recordedBy } from "../intake/hostile-scene.ts"
import { openScene, report, vpcp } from "../scene.ts"

afterEach(clean)

/** A value that answers every reading of a field with the next of several objects. */
const turncoat = (first: Actor, ...later: ReadonlyArray<Actor>) => {
  const reads: Array<string> = []
  const seen = new Map<PropertyKey, number>()
  const person = new Proxy(
    { ...first },
    {
      get: (_target, key) => {
        reads.push(String(key))
        const turn = seen.get(key) ?? 0
        seen.set(key, turn + 1)
        return Reflect.get([first, ...later][Math.min(turn, later.length)] ?? first, key)
      },
    },
  )
  return { person, reads }
}

describe("A person who is named at the door", () => {
  it.effect("is the same for the authorizer and in the log, whatever a proxy answers later", () =>
    Effect.gen(function* () {
      const asked: Array<Actor | undefined> = []
      const authorizer = authorizeBy((request) => {
        asked.push(request.by)
        return checkPermission(request)
      })
      const { sender } = yield* openScene({ authorizer })
      const persons = fc.sample(
        fc.record({
          id: fc.constantFrom("a", "b", "c"),
          name: fc.constantFrom("Một", "Hai"),
          roles: fc.subarray(["drafter", "clerk", "leader"] as const),
        }),
        { numRuns: 120, seed: 3 },
      )
      for (let index = 0; index + 2 < persons.length; index += 3) {
        const [one = guest, two = guest, three = guest] = persons.slice(index, index + 3)
        const { person, reads } = turncoat(one, two, three)
        const answer = yield* draftBy(sender, person)
        expect(asked.at(-1)).toEqual(one)
        expect(yield* recordedBy(sender)).toEqual(one)
        expect(answer._tag).toBe(one.roles?.includes("drafter") ? "Success" : "Failure")
        expect(reads.toSorted()).toEqual(["id", "name", "roles"])
      }
    }),
  )

  it.effect("has its own roles, not those of a prototype", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      class Employee {
        readonly id = "nv-08"
        readonly name = "Nhân viên"
        get roles() {
          return ["drafter"]
        }
      }
      const inherited = Object.assign(Object.create({ roles: ["drafter"] }), guest)
      for (const person of [new Employee(), inherited])
        expect(yield* draftBy(sender, person)).toMatchObject({ failure: { reason: "role-missing" } })
      pollute("roles", ["drafter", "clerk", "signer", "leader", "administrator"])
      expect(yield* draftBy(sender, { ...guest })).toMatchObject({ failure: { reason: "role-missing" } })
      pollute("by", drafter)
      expect(yield* Effect.flip((sender.outgoing.draft as Loose)(report()))).toMatchObject({
        reason: "person-unusable",
      })
      expect(yield* recordedBy(sender)).not.toHaveProperty("agency")
    }),
  )

  it.effect("has no role where the list of roles has a hole that a prototype fills", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const sparse = Object.setPrototypeOf(new Array(1), { __proto__: Array.prototype, 0: "drafter" })
      const drafted = yield* draftBy(sender, { ...guest, roles: sparse })
      expect(drafted).toMatchObject({ failure: { reason: "person-unusable" } })
    }),
  )

  it.effect("is recorded and read with what stands in it, whatever is on every object's prototype", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      pollute("position", "Chủ tịch")
      pollute("agency", vpcp.code)
      yield* draftBy(sender, { ...guest })
      const denied = yield* sender.store.readLog(0n, 9)
      const drafted = yield* draftBy(sender, { ...drafter })
      const changes = yield* Stream.runCollect(sender.changes())
      clean()
      expect(denied.map(({ by }) => by)).toEqual([JSON.stringify(guest)])
      expect(drafted._tag).toBe("Success")
      expect(changes.map(({ by }) => ({ ...by }))).toEqual([guest, drafter])
    }),
  )

  it("is written as they are where every object says that it is written otherwise", () => {
    pollute("toJSON", () => "khác")
    const written = encodeActor(drafter)
    clean()
    expect(written).toBe(JSON.stringify(drafter))
  })

  it.effect("may be an object of a class, or have getters of its own, which are read once", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      let reads = 0
      const person = {
        ...guest,
        get roles() {
          reads += 1
          return reads === 1 ? ["drafter"] : []
        },
      }
      expect((yield* draftBy(sender, person))._tag).toBe("Success")
      expect(reads).toBe(1)
      expect(yield* recordedBy(sender)).toEqual({ ...guest, roles: ["drafter"] })
      const ofClass = Object.assign(new (class Person {})(), drafter)
      expect((yield* draftBy(sender, ofClass))._tag).toBe("Success")
    }),
  )

  it.effect("cannot be changed by the authorizer that is asked about them", () =>
    Effect.gen(function* () {
      const authorizer = authorizeBy((request) => {
        const roles = request.by?.roles as Array<string> | undefined
        roles?.push("drafter")
        return checkPermission(request)
      })
      const { sender } = yield* openScene({ authorizer })
      expect(yield* draftBy(sender, { ...guest, roles: ["clerk"] })).toMatchObject({
        failure: { reason: "undecided" },
      })
    }),
  )
})
