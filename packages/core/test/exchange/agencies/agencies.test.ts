import type { OpenedTestAgency } from "@lienthong/testkit"
import { it } from "@lienthong/testkit/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe } from "vitest"
import { openScene } from "../scene.ts"
import type { Real } from "./command.ts"
import { anyCommand } from "./commands.ts"
import { emptyModel } from "./model.ts"

const life = fc.commands([anyCommand], { maxCommands: 120, size: "max" })

describe("Agencies that write to each other", () => {
  it("are answered as the law says at every step, and show what has happened after every step", () =>
    fc.assert(
      fc.asyncProperty(life, (commands) =>
        Effect.gen(function* () {
          const { sender, receiver, other } = yield* openScene()
          const context = yield* Effect.context<never>()
          const run = <A>(operation: Effect.Effect<A, unknown>) =>
            Effect.runPromise(Effect.provide(operation, context))
          const followed = (agency: OpenedTestAgency) => ({ agency, changes: [] })
          const agencies = { north: followed(sender), south: followed(receiver), east: followed(other) }
          const real: Real = { agencies, run }
          yield* Effect.promise(() => fc.asyncModelRun(() => ({ model: emptyModel(), real }), commands))
        }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
      ),
      { numRuns: 20, unbiased: true },
    ))
})
