import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { boundedWords, tokensOf, wordsOf } from "../../src/view/search-text.ts"

const finds = (text: string, asked: string) => wordsOf(asked).every((word) => tokensOf(text).has(word))

const syllable = fc.constantFrom(
  "báo",
  "cáo",
  "ủy",
  "ban",
  "Đà",
  "Nẵng",
  "phòng",
  "chống",
  "BÃO",
  "số",
  "105",
  "05",
)

describe("A document is found", () => {
  it.each([
    ["Về việc phòng, chống bão số 3", "phong chong bao"],
    ["Về việc phòng, chống bão số 3", "BÃO chống"],
    ["Ủy ban nhân dân tỉnh Tây Ninh", "UBND tây ninh"],
    ["UBND tỉnh Tây Ninh", "ủy ban nhân dân"],
    ["Uỷ ban nhân dân xã Tân Hội", "ủy ban xa tan hoi"],
    ["05/BC-UBND", "5/bc-ubnd"],
    ["5/BC-UBND", "05 BC"],
    ["105/QĐ-TTg", "105/qd-ttg"],
    ["Sở TT&TT".normalize("NFD"), "sở tt"],
    ["Đà Nẵng", "da nang"],
  ])("“%s” by “%s”", (text, asked) => expect(finds(text, asked)).toBe(true))

  it.each([
    ["Về việc phòng, chống bão số 3", "hạn hán"],
    ["105/BC-UBND", "15"],
    ["105/BC-UBND", "1050"],
  ])("“%s” not by “%s”", (text, asked) => expect(finds(text, asked)).toBe(false))

  it("by any of its words in any order, case, accents and form of Unicode", () =>
    fc.assert(
      fc.property(
        fc.array(syllable, { minLength: 1, maxLength: 8 }),
        fc.constantFrom("NFC", "NFD"),
        fc.func(fc.boolean()),
        (words, form, isWanted) => {
          const asked = words.filter((word) => isWanted(word)).reverse()
          expect(finds(words.join(" "), asked.join(" ").normalize(form).toUpperCase())).toBe(true)
        },
      ),
    ))
})

describe("The words that a row keeps", () => {
  it("are the first ones, each once, as far as there is room for them", () => {
    fc.assert(
      fc.property(fc.array(syllable), fc.nat(40), (words, room) => {
        const kept = boundedWords(words, room)
        expect([...new Set(words)].slice(0, kept.length)).toEqual(kept)
        expect(kept.join("").length).toBeLessThanOrEqual(room)
        const next = [...new Set(words)][kept.length]
        if (next !== undefined) expect(kept.join("").length + next.length).toBeGreaterThan(room)
      }),
    )
  })
})
