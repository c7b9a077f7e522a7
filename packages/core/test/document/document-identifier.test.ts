import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { AgencyCode } from "../../src/agency/agency-code.ts"
import {
  identifierParts,
  parseDocumentIdentifier,
  printDocumentIdentifier,
} from "../../src/document/document-identifier.ts"
import { LocalDate } from "../../src/time/vietnam-time.ts"
import { qcvn102Code } from "../agency/any-identifier.ts"
import { anyDay } from "../calendar/any-day.ts"

const report = {
  agency: AgencyCode.make("000.00.00.H53"),
  date: LocalDate.make("2019-06-20"),
  code: { number: "105", notation: "BC-UBND" },
}
const written = "000.00.00.H53,2019/06/20,105/BC-UBND"

describe("A document's identifier", () => {
  it("is written as packets on the axis write it", () => {
    expect(printDocumentIdentifier(report)).toBe(written)
    expect(parseDocumentIdentifier(written)).toEqual(report)
  })

  it("has the agency, the year and the number of that year in it", () => {
    expect(identifierParts(report)).toEqual({ agency: "000.00.00.H53", year: 2019, sequence: 105 })
  })

  it("is read as it was written, for every issuer, code and date", () => {
    fc.assert(
      fc.property(
        qcvn102Code,
        anyDay(1990, 2090),
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom("BC-UBND", "2018/QĐ-TTg", "VPCP-KGVX", "A,B"),
        (agency, date, number, notation) => {
          const identifier = {
            agency: AgencyCode.make(agency),
            date,
            code: { number: `${number}`, notation },
          }
          expect(parseDocumentIdentifier(printDocumentIdentifier(identifier))).toEqual(identifier)
        },
      ),
    )
  })

  it("is read with hyphens and without zeros in its date too", () => {
    for (const text of ["000.00.00.H53,2019-6-20,105/BC-UBND", ` ${written} `]) {
      expect(parseDocumentIdentifier(text)).toEqual(report)
    }
  })

  it("is read with the day first, as Vietnam writes it", () => {
    expect(parseDocumentIdentifier("000.00.00.H53,20/06/2019,105/BC-UBND")).toEqual(report)
  })

  it("of another form, or of a day that does not exist, is not taken apart", () => {
    const others = [
      "6f9619ff-8b86-d011-b42d-00cf4fc964ff",
      "000.00.00.H53,2019/02/31,105/BC-UBND",
      "000.00.00.H53,2019/06/20,",
      "000.00.00.H53,105/BC-UBND",
      ",2019/06/20,105/BC-UBND",
      "",
    ]
    for (const text of others) expect(parseDocumentIdentifier(text)).toBeUndefined()
  })
})
