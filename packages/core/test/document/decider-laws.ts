import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isProblem } from "../../src/problem/problem.ts"
import { type Decider, history, live, replay, tags } from "./life.ts"

interface TaggedSchema {
  readonly fields: { readonly _tag: { readonly schema: { readonly literal: string } } }
}

/** What is to be tried on a decider, and what its lives must be able to reach. */
export interface DeciderUnderTest<State, Command, Event> extends Decider<State, Command, Event> {
  readonly command: fc.Arbitrary<Command>
  readonly event: fc.Arbitrary<Event>
  readonly schema: { readonly members: ReadonlyArray<TaggedSchema> }
  /** The events that a document can begin with. */
  readonly begins: ReadonlyArray<string>
}

/** Many commands, so that a good part of the lives comes to its end. */
export const commands = <Command>(command: fc.Arbitrary<Command>): fc.Arbitrary<Array<Command>> =>
  fc.array(command, { maxLength: 60, size: "max" })

const placeholder = /\{\w+\}/

/** The laws that hold for every decider, whatever it decides. */
export const deciderLaws = <State, Command, Event extends { readonly _tag: string }>(
  name: string,
  decider: DeciderUnderTest<State, Command, Event>,
) => {
  const { command, event, schema, begins, decide } = decider
  const anyHistory = fc.array(event, { maxLength: 30, size: "max" })

  describe(`What can happen to ${name}`, () => {
    it("can be replayed, however nonsensical the order in which it is said to have happened", () => {
      fc.assert(
        fc.property(anyHistory, (events) => {
          const hasBegun = replay(decider, events) !== undefined
          expect(hasBegun).toBe(events.some(({ _tag }) => begins.includes(_tag)))
        }),
      )
    })

    it("is decided or denied with a reason, in whatever state the document is", () => {
      fc.assert(
        fc.property(anyHistory, command, (events, asked) => {
          const decided = decide(replay(decider, events), asked)
          if (decided._tag === "Success") return
          const { failure } = decided
          expect(isProblem(failure)).toBe(true)
          const { en, vi, next } = failure.sentence
          for (const sentence of [en, vi, next.en, next.vi]) {
            expect(sentence).not.toBe("")
            expect(sentence).not.toMatch(placeholder)
          }
        }),
      )
    })

    it("is all reached by the lives that these tests play", () => {
      const lives = fc.sample(commands(command), { numRuns: 400, seed: 28 })
      const reached = new Set(lives.flatMap((life) => tags(history(live(decider, life)))))
      expect([...reached].sort()).toEqual(
        schema.members.map(({ fields }) => fields._tag.schema.literal).sort(),
      )
    })
  })
}
