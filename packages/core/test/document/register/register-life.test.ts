import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type RegisterCommand, register } from "../../../src/document/register/decide.ts"
import { RegisterEvent } from "../../../src/document/register/event.ts"
import { commands, deciderLaws } from "../decider-laws.ts"
import { history, live } from "../life.ts"

const next = fc.integer({ min: 1, max: 500 })
const opening = fc.record({
  _tag: fc.constant("Open" as const),
  register: fc.constant("outgoing"),
  year: fc.constant(2026),
  next,
})
const taking = fc.record({ _tag: fc.constant("Take" as const), document: fc.uuid() })
const registerCommand: fc.Arbitrary<RegisterCommand> = fc.oneof(
  { weight: 1, arbitrary: opening },
  { weight: 4, arbitrary: taking },
)
const registerEvent: fc.Arbitrary<RegisterEvent> = fc.oneof(
  next.map((number) => ({ _tag: "Opened" as const, next: number })),
  fc.record({ _tag: fc.constant("Taken" as const), number: next, document: fc.uuid() }),
)

deciderLaws("a year's register", {
  ...register,
  command: registerCommand,
  event: registerEvent,
  schema: RegisterEvent,
  begins: ["Opened", "Taken"],
})

describe("A year's register", () => {
  it("gives numbers without gaps, from 1 or from the number that it was opened with before", () => {
    fc.assert(
      fc.property(commands(registerCommand), (asked) => {
        const happened = history(live(register, asked))
        const numbers = happened.flatMap((event) => (event._tag === "Taken" ? [event.number] : []))
        const [first] = happened
        const from = first?._tag === "Opened" ? first.next : 1
        expect(numbers).toEqual(numbers.map((_, index) => from + index))
      }),
    )
  })

  it("is opened only before it gives its first number, and only once", () => {
    fc.assert(
      fc.property(commands(registerCommand), (asked) => {
        const opened = live(register, asked).filter(({ events }) => events[0]?._tag === "Opened")
        for (const { before } of opened) expect(before).toBeUndefined()
        expect(opened.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
