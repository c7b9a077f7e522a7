import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { changeHolds } from "../../../src/exchange/file/hold-files.ts"
import { Digest } from "../../../src/vocabulary/file.ts"

const holder = "outgoing/0190"
const digests = fc.array(
  fc.constantFrom(..."abcdef").map((letter) => Digest.make(letter.repeat(64))),
  { maxLength: 8 },
)

describe("The holds of a document whose files change", () => {
  it("end up on exactly its new files, each once, and no file that stays is released in between", () => {
    fc.assert(
      fc.property(digests, digests, (before, after) => {
        const { hold, release } = changeHolds(holder, before, after)
        for (const each of [...hold, ...release]) expect(each.holder).toBe(holder)
        const [held, released] = [hold, release].map((all) => all.map(({ digest }) => digest))
        const kept = [...new Set(before)].filter((digest) => !released?.includes(digest))
        expect([...kept, ...(held ?? [])].toSorted()).toEqual([...new Set(after)].toSorted())
        expect(released?.filter((digest) => after.includes(digest))).toEqual([])
      }),
    )
  })
})
