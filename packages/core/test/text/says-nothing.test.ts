import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { saysNothing } from "../../src/text/says-nothing.ts"

describe("A field whose writer has nothing to say", () => {
  const nothings = [
    "",
    "N/A",
    "n.a.",
    "null",
    "(null)",
    "None",
    "nil",
    "undefined",
    "không",
    "Không có",
    "Chưa có",
  ]

  it("is known in any case, composed or not, with odd spaces and hyphens", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...nothings, "-", "--", "...", "để trống", "Không rõ."),
        fc.constantFrom("", " ", "\u00A0", "\u200B"),
        fc.constantFrom("NFC", "NFD"),
        fc.boolean(),
        (text, around, form, isLoud) => {
          const written = `${around}${(isLoud ? text.toUpperCase() : text).normalize(form)}${around}`
          expect(saysNothing(written)).toBe(true)
        },
      ),
    )
    for (const dash of ["–", "—", "\u2212"]) expect(saysNothing(dash)).toBe(true)
    expect(saysNothing(" ".repeat(100))).toBe(true)
  })

  it("is not a field with a letter or a digit beside it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...nothings), fc.stringMatching(/^[A-ZĐ0-9]{1,8}$/), (text, more) => {
        expect(saysNothing(`${text} ${more} ${more}`)).toBe(false)
        expect(saysNothing(`${more}1${more}`)).toBe(false)
      }),
    )
    for (const text of ["01/BC-UBND", "NA", "Nguyễn Văn Không", "0", "1", "Null Nguyễn"])
      expect(saysNothing(text)).toBe(false)
  })
})
