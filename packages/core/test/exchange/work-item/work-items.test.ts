import { it } from "@effect/vitest"
import { Arbitrary, Effect, Option, type Schema } from "effect"
import { describe, expect } from "vitest"
import type { workItem } from "../../../src/exchange/work-item/work-item.ts"
import { subjectOf, workItems, workKindNames } from "../../../src/exchange/work-item/work-items.ts"
import { VietnamTime } from "../../../src/time/vietnam-time.ts"

const dueAt = VietnamTime.make("2027-03-05T08:00:00.000+07:00")

/** The items of a kind, whatever they carry. */
type AnyKind = ReturnType<typeof workItem<string, unknown, Schema.Json>>

describe("An item of the outbox", () => {
  for (const name of workKindNames) {
    const kind = workItems[name] as unknown as AnyKind

    it.effect(`of the kind ${name} carries what it was made with, and is of no other kind`, () =>
      Effect.gen(function* () {
        const payloads = yield* Arbitrary.sampleEffect(Arbitrary.schema(kind.carries), { count: 20 })
        for (const payload of payloads) {
          const item = kind.item("an item", payload, { lane: 1, dueAt })
          expect(item).toMatchObject({ id: "an item", kind: name, lane: 1, dueAt })
          expect(yield* kind.payloadOf(item)).toEqual(payload)
          expect(subjectOf(item)).toEqual(kind.subject(payload))
          const readBy = workKindNames.filter((other) =>
            Option.isSome((workItems[other] as unknown as AnyKind).read(item)),
          )
          expect(readBy).toEqual([name])
        }
      }),
    )
  }

  it("of another release, or that is unreadable, is about no document and no recipient", () => {
    for (const [kind, payload] of [
      ["of another release", "{}"],
      ["document", "{"],
      ["status", "[]"],
    ] as const)
      expect(subjectOf({ kind, payload })).toEqual({ to: [] })
  })
})
