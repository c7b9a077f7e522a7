import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseCode, printCode, printNumber, sequenceOf } from "../../src/vocabulary/document-code.ts"
import {
  AdministrativeType,
  NormativeType,
  normativeNotation,
  notation,
} from "../../src/vocabulary/document-type.ts"

const anyNumber = fc.integer({ min: 1, max: 99_999 })
const abbreviation = fc.stringMatching(/^[A-ZĐ]{2,8}$/)
const administrativeNotation = fc
  .tuple(fc.constantFrom(...AdministrativeType.literals), abbreviation, abbreviation)
  .map(([type, agency, unit]) => notation(type, agency, unit))
const normative = fc
  .tuple(fc.constantFrom(...NormativeType.literals), abbreviation, fc.integer({ min: 1946, max: 2100 }))
  .map(([type, agency, year]) => normativeNotation(type, agency, year))
const anyNotation = fc.oneof(administrativeNotation, normative)

describe("A code that others wrote", () => {
  it("is read as it was printed", () => {
    fc.assert(
      fc.property(anyNumber, anyNotation, (number, of) => {
        const code = { number: printNumber(number), notation: of }
        expect(parseCode(printCode(code))).toEqual(code)
      }),
    )
  })

  it("is read past its label, its spaces, its dashes and letters in two parts", () => {
    const met = [
      "Số: 105/BC-UBND",
      "số 105 / BC - UBND",
      "105/BC–UBND",
      "  105/BC — UBND ",
      "Số:105/BC-UBND".normalize("NFD"),
    ]
    for (const text of met) expect(parseCode(text)).toEqual({ number: "105", notation: "BC-UBND" })
    expect(parseCode("15/QĐ-BNV".normalize("NFD"))).toEqual({ number: "15", notation: "QĐ-BNV" })
  })

  it("is never refused: without a slash it is all number", () => {
    expect(parseCode("105")).toEqual({ number: "105", notation: "" })
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseCode(text)
        expect(parseCode(printCode(read))).toEqual(read)
      }),
    )
  })

  it("gives its place in the register, with leading zeros or a letter behind", () => {
    const places = ["05/BC-UBND", "105/BC-UBND", "105a/BC-UBND", "0007/QĐ", "A1/QĐ", "/QĐ"].map((text) =>
      sequenceOf(parseCode(text)),
    )
    expect(places).toEqual([5, 105, 105, 7, undefined, undefined])
  })
})
