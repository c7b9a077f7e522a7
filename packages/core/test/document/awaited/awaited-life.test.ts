import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decide } from "../../../src/document/awaited/decide.ts"
import { AwaitedEvent } from "../../../src/document/awaited/event.ts"
import { evolve } from "../../../src/document/awaited/state.ts"
import { awaitedCommand, awaitedEvent } from "../arbitrary/awaited.ts"
import { commands, deciderLaws } from "../decider-laws.ts"
import { count, history, live } from "../life.ts"

const decider = { decide, evolve }

deciderLaws("what was said of a document before it came", {
  ...decider,
  command: awaitedCommand,
  event: awaitedEvent,
  schema: AwaitedEvent,
  begins: ["Foretold"],
})

const life = commands(awaitedCommand).map((asked) => live(decider, asked))

describe("What was said of a document before it came", () => {
  it("is kept once, however often it is said", () => {
    fc.assert(
      fc.property(life, (steps) => {
        const end = steps.at(-1)?.after
        const words = end?.words.map(({ word }) =>
          JSON.stringify(
            word._tag === "Recall"
              ? [word.reason, word.statedAt]
              : [word._tag, word._tag === "Replacement" ? word.wireId : word.document],
          ),
        )
        expect(new Set(words).size).toBe(words?.length ?? 0)
      }),
    )
  })

  it("meets one document and no other", () => {
    fc.assert(
      fc.property(life, (steps) => {
        expect(count(history(steps), "Met")).toBeLessThanOrEqual(1)
      }),
    )
  })
})
