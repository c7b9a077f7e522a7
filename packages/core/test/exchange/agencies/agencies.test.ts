import { it } from "@effect/vitest"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { openScene } from "../scene.ts"
import type { Command, Real } from "./command.ts"
import { anyCommand, arriving } from "./commands.ts"
import { emptyModel } from "./model.ts"
import { allPlaces, reached } from "./reached.ts"

const life = fc
  .tuple(arriving, arriving, fc.commands([anyCommand], { maxCommands: 120, size: "max" }))
  .map(([first, second, rest]) => [first, second, ...rest])

/** Plays a life in the model and in truth; answers where it has come to. */
const play = (commands: Iterable<Command>) =>
  Effect.gen(function* () {
    const { sender, receiver, other } = yield* openScene()
    const context = yield* Effect.context<never>()
    const run = <A>(operation: Effect.Effect<A, unknown>) =>
      Effect.runPromise(Effect.provide(operation, context))
    const followed = (agency: OpenedTestAgency) => ({ agency, changes: [] })
    const agencies = { north: followed(sender), south: followed(receiver), east: followed(other) }
    const real: Real = { agencies, run }
    const model = emptyModel()
    const places = new Set<string>()
    const noting = Array.from(
      commands,
      (each): Command => ({
        check: (now) => each.check(now),
        run: async (now, truth) => {
          await each.run(now, truth)
          for (const place of reached(now)) places.add(place)
        },
        toString: () => each.toString(),
      }),
    )
    yield* Effect.promise(() => fc.asyncModelRun(() => ({ model, real }), noting))
    return places
  }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise)

describe("Agencies that write to each other", () => {
  it("are answered as the law says at every step, and show what has happened after every step", () =>
    fc.assert(
      fc.asyncProperty(life, async (commands) => {
        await play(commands)
      }),
      { numRuns: 8, unbiased: true },
    ))

  it("reach the states where rules meet", async () => {
    const places = new Set<string>()
    for (const commands of fc.sample(life, {
      numRuns: 12,
      seed: 1,
      unbiased: true,
    }))
      for (const place of await play(commands)) places.add(place)
    expect([...places].toSorted()).toEqual(allPlaces.toSorted())
  })
})
