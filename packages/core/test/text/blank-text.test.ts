import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isBlank } from "../../src/text/plain-text.ts"

/** Spaces, fillers, joiners, direction marks, variation selectors, controls, a mark without its letter. */
const unseen = [
  ..." \t\u00A0\u3000\u2800",
  ..."\u200B\u200D\u2060\uFEFF\u00AD\u202E",
  ..."\u115F\u1160\u3164\uFFA0\u17B4\u180B\uFE0F",
  ..."\0\u0007\u0301",
]

describe("A text", () => {
  it("of invisible characters only is blank, and is not with one visible character", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...unseen)),
        fc.constantFrom("a", "Đ", "ế", "7", "-", "文"),
        fc.nat(),
        (characters, seen, at) => {
          expect(isBlank(characters.join(""))).toBe(true)
          expect(isBlank(characters.toSpliced(at % (characters.length + 1), 0, seen).join(""))).toBe(false)
        },
      ),
    )
  })
})
