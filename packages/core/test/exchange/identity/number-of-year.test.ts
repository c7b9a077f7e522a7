import { it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { codeKey } from "../../../src/vocabulary/document-code.ts"
import { arrivals } from "../outgoing/replacement-scene.ts"
import { dispatched, lastTaken, openScene, pollOnce, quietly, tayNinh, vpcp } from "../scene.ts"

interface Came {
  readonly number: string
  readonly date: string
}

const came: fc.Arbitrary<Came> = fc.record({
  number: fc.constantFrom("01", "1", "001", "02"),
  date: fc.constantFrom("2019-06-20", "2019-06-21", "2019-01-02", "2018-12-31"),
})

/** Documents of one province come one after the other, each under an identifier of its own. */
const coming = (all: ReadonlyArray<Came>) =>
  Effect.gen(function* () {
    const { axis, sender, receiver } = yield* openScene()
    axis.hold(vpcp.code, "document")
    const id = yield* dispatched(sender)
    yield* sender.work.drain()
    const wireId = (yield* sender.outgoing.get(id)).dispatched?.wireId ?? ""
    const packet = lastTaken(axis)
    for (const [index, { number, date }] of all.entries()) {
      const text = packet
        .replaceAll(wireId, `${wireId}-${index}`)
        .replace(/(CodeNumber>)[^<]*</, `$1${number}<`)
        .replace(/(PromulgationDate>)[^<]*</, `$1${date.replaceAll("-", "/")}<`)
      axis.inject(vpcp.code, tayNinh.code, "document", new TextEncoder().encode(text))
      yield* pollOnce(receiver)
    }
    return yield* arrivals(receiver)
  })

describe("A document of another's number and notation", () => {
  it.effect("in the year is shown with the first to the registrar, whatever its date", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.array(came, { minLength: 1, maxLength: 5 }), async (all) => {
          const lines = await coming(all).pipe(
            Effect.scoped,
            Effect.provide(TestClock.layer()),
            quietly,
            Effect.runPromise,
          )
          const seen = lines.map(({ envelope }) => ({ number: envelope.code.number, date: envelope.date }))
          expect(seen).toEqual(all)
          const name = ({ number, date }: Came) => `${codeKey(`${number}/BC-UBND`)} ${date.slice(0, 4)}`
          const expected = all.map((each, index) => {
            const first = all.findIndex((other) => name(other) === name(each))
            return first === index ? undefined : lines[first]?.document
          })
          expect(lines.map(({ sameCodeAs }) => sameCodeAs)).toEqual(expected)
        }),
        { numRuns: 15 },
      ),
    ),
  )
})
