import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { codeFaults, describeCodeFault } from "../../src/document/code-faults.ts"
import { type DocumentCode, parseCode, printNumber } from "../../src/vocabulary/document-code.ts"
import {
  AdministrativeType,
  DocumentType,
  isNormative,
  NormativeType,
  normativeNotation,
  notation,
} from "../../src/vocabulary/document-type.ts"

const faults = (text: string) => codeFaults(parseCode(text))

const anyNumber = fc.integer({ min: 1, max: 99_999 })
const abbreviation = fc.stringMatching(/^[A-ZĐ]{2,8}$/)
const administrativeNotation = fc
  .tuple(fc.constantFrom(...AdministrativeType.literals), abbreviation, abbreviation)
  .map(([type, agency, unit]) => notation(type, agency, unit))
const normative = fc
  .tuple(fc.constantFrom(...NormativeType.literals), abbreviation, fc.integer({ min: 1946, max: 2100 }))
  .map(([type, agency, year]) => normativeNotation(type, agency, year))
const anyNotation = fc.oneof(administrativeNotation, normative)

describe("The number and notation of a document", () => {
  it("are without fault for every number of a register and every type of document", () => {
    fc.assert(
      fc.property(anyNumber, anyNotation, (number, of) => {
        expect(codeFaults({ number: printNumber(number), notation: of })).toEqual([])
      }),
    )
  })

  it("are without fault as Annex I and the Government print them", () => {
    const printed = ["15/QĐ-BNV", "05/BNV-VP", "12/UBND-VX", "28/2018/QĐ-TTg", "105/BC-UBND", "07/SGD&ĐT-VP"]
    for (const code of printed) expect(faults(code)).toEqual([])
  })

  it("are at fault when the number lacks its zero, has one too many, or is not a number", () => {
    expect(faults("5/BC-UBND")).toEqual(["number-without-zero"])
    expect(faults("005/BC-UBND")).toEqual(["number-with-zeros"])
    expect(faults("0105/BC-UBND")).toEqual(["number-with-zeros"])
    expect(faults("00/BC-UBND")).toEqual(["number-with-zeros"])
    for (const number of ["105a", "", "IV", "１０"]) {
      expect(codeFaults({ number, notation: "BC-UBND" })).toEqual(["number-not-arabic"])
    }
  })

  it("are at fault when the notation is missing, spaced, in small letters or not joined by hyphens", () => {
    const fault = (of: string) => codeFaults({ number: "105", notation: of })
    for (const of of ["", " "]) expect(fault(of)).toEqual(["notation-empty"])
    for (const of of ["BC - UBND", "BC UBND", " BC-UBND", "BC-\u{A0}UBND"]) {
      expect(fault(of)).toEqual(["notation-spaced"])
    }
    for (const of of ["bc-UBND", "BC-Ubnd", "QĐ-ttg", "BC-TTrs"]) {
      expect(fault(of)).toEqual(["notation-lower-case"])
    }
    for (const of of [
      "BC--UBND",
      "-UBND",
      "BC-",
      "BC_UBND",
      "BC–UBND",
      "BC/UBND",
      "19/QĐ-TTg",
      "BC-..-&",
      "BC-1",
    ]) {
      expect(fault(of)).toEqual(["notation-groups"])
    }
  })

  it("are at fault when they state another year or another type than the document's", () => {
    const fault = (type: DocumentType, of: string) =>
      codeFaults({ number: "105", notation: of }, { type, year: 2019 })
    expect(fault("van-ban-qppl/quyet-dinh", "1999/QĐ-UBND")).toEqual(["notation-year"])
    for (const of of ["KH-XYZ", "UBND-VP", "UBND"]) expect(fault("bao-cao", of)).toEqual(["notation-type"])
    for (const of of ["BC-UBND", "BC-KH"]) expect(fault("bao-cao", of)).toEqual([])
    expect(fault("cong-van", "TC-VP")).toEqual([])
    expect(fault("van-ban-qppl/quyet-dinh", "2019/QĐ-UBND")).toEqual([])
  })

  it("have a year when the document is legally normative, and else none", () => {
    const fault = (type: DocumentType, of: string) =>
      codeFaults({ number: "01", notation: of }, { type, year: 2019 })
    expect(fault("quyet-dinh", "2019/QĐ-UBND")).toEqual(["notation-with-year"])
    expect(fault("quyet-dinh", "1999/QĐ-UBND")).toEqual(["notation-with-year"])
    expect(fault("sao-y", "2019/SY-UBND")).toEqual(["notation-with-year"])
    expect(fault("van-ban-qppl/nghi-quyet", "NQ-HĐND")).toEqual(["notation-without-year"])
    expect(fault("van-ban-qppl/nghi-quyet", "2019/NQ-HĐND")).toEqual([])
    expect(fault("van-ban-qppl/luat", "2019/QH14")).toEqual([])
  })

  it("name the term of the National Assembly in the type's place on its resolutions alone", () => {
    const fault = (type: DocumentType, of: string) =>
      codeFaults({ number: "43", notation: of }, { type, year: 2017 })
    for (const of of ["2017/QH14", "2017/UBTVQH14"]) {
      expect(fault("van-ban-qppl/nghi-quyet", of)).toEqual([])
      expect(fault("van-ban-qppl/nghi-dinh", of)).toEqual(["notation-type"])
    }
  })

  it("name the agency after the type and, of a công văn, the drafting unit or field after the agency", () => {
    const fault = (type: DocumentType, of: string) =>
      codeFaults({ number: "05", notation: of }, { type, year: 2019 })
    for (const type of ["cong-van", "thu-cong"] as const) {
      expect(fault(type, "UBND")).toEqual(["notation-incomplete"])
      expect(fault(type, "UBND-VX")).toEqual([])
    }
    expect(fault("bao-cao", "BC")).toEqual(["notation-incomplete"])
    expect(fault("sao-y", "SY")).toEqual([])
  })

  it("cannot be those of a normative and of another document", () => {
    const type = fc.constantFrom(...DocumentType.literals)
    fc.assert(
      fc.property(type, type, fc.oneof(anyNotation, fc.string()), (one, other, of) => {
        const fits = (of: DocumentCode, as: DocumentType) =>
          codeFaults(of, { type: as, year: 2019 }).length === 0
        const code = { number: "01", notation: of.replace(/^\d{4}/, "2019") }
        if (fits(code, one) && fits(code, other)) expect(isNormative(one)).toBe(isNormative(other))
      }),
      { numRuns: 1_000 },
    )
  })

  it("are told their fault in both languages, with the code it is about", () => {
    const { en, vi, next } = describeCodeFault("number-without-zero", parseCode("5/BC-UBND"))
    expect(en).toBe("The number of 5/BC-UBND is below 10 and lacks a leading 0.")
    expect(vi).toBe("Số của văn bản 5/BC-UBND nhỏ hơn 10 nhưng thiếu số 0 phía trước.")
    expect(next.vi).toBe("Để hệ thống cấp số.")
  })
})
