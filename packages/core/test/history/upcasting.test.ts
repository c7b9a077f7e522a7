import { Effect, Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { formerly, grew, lineage } from "../../src/document/history/lineage.ts"
import { readEarlier } from "../../src/document/history/read-earlier.ts"
import { decodeEvent } from "../../src/exchange/stream/event-codec.ts"
import { storedHistories } from "./stored-history.ts"

/** A type of four versions: a price got a currency, was renamed, and at last may have a note. */
const Priced1 = Schema.TaggedStruct("Priced", { price: Schema.Int })
const Priced2 = Schema.TaggedStruct("Priced", { price: Schema.Int, currency: Schema.String })
const Valued = Schema.TaggedStruct("Valued", {
  value: Schema.String,
  note: Schema.optionalKey(Schema.String),
})
const { earlier } = lineage(
  formerly(Priced1, (old) => ({ ...old, currency: "VND" })),
  formerly(Priced2, ({ price, currency }): typeof Valued.Type => ({
    _tag: "Valued",
    value: `${price} ${currency}`,
  })),
  grew<typeof Valued.Type>(),
)

const read = (version: number, event: object) =>
  Result.getOrThrow(readEarlier(earlier, Valued, version, event))

const some = (tag: string) => {
  for (const { events } of storedHistories) {
    const found = events.find(({ type }) => type === tag)
    if (found) return found
  }
  throw new Error(`no ${tag} was recorded`)
}

describe("An event of an earlier version", () => {
  it("goes through every later version, one after another", () =>
    fc.assert(
      fc.property(fc.integer(), (price) => {
        expect(read(1, { _tag: "Priced", price })).toEqual({ _tag: "Valued", value: `${price} VND` })
        expect(read(2, { _tag: "Priced", price, currency: "USD" })).toEqual({
          _tag: "Valued",
          value: `${price} USD`,
        })
        const valued = { _tag: "Valued", value: `${price}` }
        expect(read(3, valued)).toEqual(valued)
      }),
    ))

  it("is read in the form it had then, and not in a later one", () => {
    for (const [version, event] of [
      [1, { _tag: "Valued", value: "1 VND" }],
      [2, { _tag: "Priced", price: 1 }],
      [3, { _tag: "Priced", price: 1, currency: "VND" }],
    ] as const)
      expect(Result.isFailure(readEarlier(earlier, Valued, version, event))).toBe(true)
  })

  it("that reported a failure in Vietnamese only says in English what its code says", async () => {
    const stored = some("SubmissionParked")
    expect(stored.schemaVersion).toBe(1)
    const { problem, text } = JSON.parse(stored.data)
    expect(await Effect.runPromise(decodeEvent("delivery", stored))).toMatchObject({
      _tag: "SubmissionParked",
      problem,
      text: { en: `Sending failed (${problem}).`, vi: text },
    })
  })
})

describe("An event that cannot be read", () => {
  const parked = some("SubmissionParked")
  const unreadable = [
    ["of a version that is not known yet", { schemaVersion: 3 }],
    ["of a version that never was", { schemaVersion: 0 }],
    ["of half a version", { schemaVersion: 1.5 }],
    ["of a type that nobody knows", { type: "Teleported" }],
    ["of a type that every object has", { type: "constructor" }],
    ["of an earlier form under a later version", { schemaVersion: 2 }],
    ["that is no JSON", { data: parked.data.slice(1) }],
    ["in a stream of another kind", { stream: "outgoing/1" }],
  ] as const
  for (const [which, change] of unreadable)
    it(`${which} is named, with its type, version and position`, async () => {
      const stored = { ...parked, ...change }
      const error = await Effect.runPromise(Effect.flip(decodeEvent("delivery", stored)))
      expect(error.reason).toBe("event-undecodable")
      expect(error.detail).toMatchObject({
        type: `${stored.stream} ${stored.type}`,
        version: `${stored.schemaVersion}`,
        position: `${stored.position}`,
      })
    })
})
