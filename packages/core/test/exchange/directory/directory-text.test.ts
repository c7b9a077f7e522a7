import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decodeList, encodeList } from "../../../src/exchange/directory/list-text.ts"

const text = fc.string({ unit: "binary", maxLength: 8 })
const entry = fc.oneof(
  fc.record({ code: text, name: text }),
  fc.record({ code: text, name: text, otherCode: text }),
)

describe("The text of a directory that is kept", () => {
  it("is the same in whichever order the axis lists the agencies, and is read as it was written", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry), fc.constantFrom("", "\n"), async (entries, lead) => {
        const bytes = await Effect.runPromise(encodeList(entries, lead))
        expect(await Effect.runPromise(encodeList(entries.toReversed(), lead))).toEqual(bytes)
        const read = await Effect.runPromise(decodeList(bytes))
        expect(read).toHaveLength(entries.length)
        expect(read).toEqual(expect.arrayContaining(entries))
        expect(JSON.parse(new TextDecoder().decode(bytes))).toHaveLength(entries.length)
      }),
    )
  })

  it("of 30,000 agencies is read whole, yielding to the event loop meanwhile", async () => {
    const entries = Array.from({ length: 30_000 }, (_, n) => ({
      code: `H${(n * 7_919) % 30_000}`,
      name: `Ủy ban nhân dân xã số ${n},\\n`,
    }))
    let turns = 0
    const others = Effect.forever(
      Effect.andThen(
        Effect.sync(() => {
          turns += 1
        }),
        Effect.yieldNow,
      ),
    )
    const kept = Effect.flatMap(encodeList(entries), decodeList)
    const read = await Effect.runPromise(Effect.raceFirst(kept, others))
    expect(read.map(({ code }) => code)).toEqual(entries.map(({ code }) => code).sort())
    expect(turns).toBeGreaterThan(30)
  })
})
