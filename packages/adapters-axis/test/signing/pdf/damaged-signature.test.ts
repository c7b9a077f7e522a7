import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { report, sealedUnasked, sign, verdicts, verify } from "../desk.ts"

/** The bytes of the last signature's object, save its value, of which not every byte is signed. */
const placesOf = (bytes: Buffer): ReadonlyArray<number> => {
  const value = bytes.lastIndexOf("/Contents <", undefined, "latin1") + "/Contents <".length
  const start = bytes.lastIndexOf("obj\n<<", value, "latin1")
  const valueEnd = bytes.indexOf(">", value, "latin1")
  const end = bytes.indexOf("endobj", valueEnd, "latin1")
  const all = Array.from({ length: end - start }, (_, at) => start + at)
  return all.filter((at) => at < value || at >= valueEnd)
}

const damagedAt = (bytes: Buffer, at: number) => {
  const damaged = Buffer.from(bytes)
  damaged[at] = (damaged[at] ?? 0) ^ 1
  return damaged
}

describe("A signature, whatever byte of its dictionary is damaged,", () => {
  it.effect("is broken, and not gone", () =>
    Effect.gen(function* () {
      const signed = Buffer.from(yield* sign(report(), "person"))
      const places = placesOf(signed)
      assert.isAbove(places.length, 250)
      for (const at of places) {
        const found = verdicts(yield* verify(damagedAt(signed, at)))
        assert.deepEqual([...new Set(found)], ["signature-broken"], String(at))
      }
    }),
  )

  it.effect("does not hide another that is damaged as well", () =>
    Effect.gen(function* () {
      const one = Buffer.from(yield* sign(report(), "person"))
      const two = Buffer.from(sealedUnasked(one))
      const [first, second] = [placesOf(one)[0] ?? 0, placesOf(two)[0] ?? 0]
      const found = verdicts(yield* verify(damagedAt(damagedAt(two, first), second)))
      assert.deepEqual(found, ["signature-broken", "signature-broken"])
    }),
  )
})
