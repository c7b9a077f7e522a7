import { it } from "@lienthong/testkit/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { openScene, tayNinh, vpcp } from "../scene.ts"
import { anyCommand, type Real } from "./commands.ts"
import { emptyModel, type Letter, type Model, otherSide, stage, standing } from "./model.ts"

const receiverOf = ({ from }: Letter) => (from === "north" ? vpcp.code : tayNinh.code)

/** What both agencies' boards show of every letter, beside what the model says they must. */
const expectBoards = ({ agencies, run }: Real, { letters }: Model) =>
  run(
    Effect.gen(function* () {
      for (const letter of letters.filter(({ writing }) => writing === "dispatched")) {
        const [delivery] = yield* agencies[letter.from].outgoing.deliveries(letter.id)
        const { numbered } = yield* agencies[letter.from].outgoing.get(letter.id)
        const board = yield* agencies[otherSide(letter.from)].reports.incomingBoard()
        const line = board.find(({ envelope }) => envelope.wireId === delivery?.wireId)
        expect({
          standing: delivery?.standing,
          number: numbered?.number,
          stage: line?.stage ?? "not here",
          registered: line?.registered?.number,
        }).toEqual({
          standing: standing(letter),
          number: letter.number,
          stage: stage(letter),
          registered: letter.there?.number,
        })
      }
    }),
  )

const life = fc.commands([anyCommand(receiverOf)], { maxCommands: 150, size: "max" })

describe("Two agencies that write to each other", () => {
  it("are answered as the law says at every step, and their boards show what has happened", () =>
    fc.assert(
      fc.asyncProperty(life, (commands) =>
        Effect.gen(function* () {
          const { sender, receiver } = yield* openScene()
          const context = yield* Effect.context<never>()
          const run = <A>(operation: Effect.Effect<A, unknown>) =>
            Effect.runPromise(Effect.provide(operation, context))
          const real: Real = { agencies: { north: sender, south: receiver }, run }
          const model = emptyModel()
          yield* Effect.promise(() => fc.asyncModelRun(() => ({ model, real }), commands))
          yield* Effect.promise(() => expectBoards(real, model))
        }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
      ),
      { numRuns: 100 },
    ))
})
