import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { legalValue, legalValueOf, type SignedFile, worstDefect } from "../../src/policy/legal-value.ts"
import { DocumentType, isCopy } from "../../src/vocabulary/document-type.ts"
import type { SignatureFinding } from "../../src/vocabulary/signature.ts"

type Verdict = SignatureFinding["verdict"]

const finding = (holder: SignatureFinding["holder"], verdict: Verdict, signer = "Nguyễn Văn A") => ({
  holder,
  verdict,
  signer,
})
const file = (name: string, ...findings: ReadonlyArray<SignatureFinding>): SignedFile => ({ name, findings })

const person = finding("person", "valid")
const agency = finding("agency", "valid", "UBND tỉnh Tây Ninh")

const anyFinding = fc.record({
  holder: fc.constantFrom("person" as const, "agency" as const),
  verdict: fc.constantFrom<Verdict>(
    "valid",
    "signature-broken",
    "certificate-expired",
    "certificate-untrusted",
  ),
  signer: fc.string(),
})
const anyFile = fc.record({ name: fc.string(), findings: fc.array(anyFinding, { maxLength: 4 }) })
const anyType = fc.option(fc.constantFrom(...DocumentType.literals), { nil: undefined })

describe("An electronic document", () => {
  it("is an original when the person and the agency have signed its main file", () => {
    expect(legalValueOf([file("bao-cao.pdf", person, agency)])).toMatchObject({
      value: "original",
      article: "NĐ 30/2020/NĐ-CP, Điều 5.1",
    })
  })

  it("is for information when only its annex carries the agency's signature", () => {
    expect(legalValueOf([file("bao-cao.pdf", person), file("phu-luc.pdf", agency)])).toMatchObject({
      value: "for-information",
      article: "QĐ 28/2018/QĐ-TTg, Điều 4.2",
      reason: { en: "The agency has not validly signed." },
    })
  })

  it("is for information when the person's certificate had expired, and says whose signature is missing", () => {
    expect(
      legalValueOf([file("bao-cao.pdf", finding("person", "certificate-expired"), agency)]),
    ).toMatchObject({
      value: "for-information",
      reason: { vi: "Chưa có chữ ký số hợp lệ của người có thẩm quyền." },
    })
  })

  it("is for information when nobody has signed it, and when it has no file", () => {
    const nobody = {
      value: "for-information",
      reason: { en: "Neither the competent person nor the agency has validly signed." },
    }
    expect(legalValueOf([file("bao-cao.docx")])).toMatchObject(nobody)
    expect(legalValueOf([])).toMatchObject(nobody)
  })

  it("is an original exactly when its main file is unbroken and validly signed by all who must sign", () => {
    fc.assert(
      fc.property(fc.array(anyFile, { maxLength: 3 }), anyType, (files, type) => {
        const main = files[0]?.findings ?? []
        const valid = (holder: string) => main.some((f) => f.holder === holder && f.verdict === "valid")
        const unbroken = main.every((f) => f.verdict !== "signature-broken")
        const allSigned = valid("agency") && (valid("person") || (type !== undefined && isCopy(type)))
        expect(legalValueOf(files, type).value).toBe(unbroken && allSigned ? "original" : "for-information")
      }),
    )
  })
})

describe("A copy", () => {
  it("has the value of the issued document by the copying agency's signature alone", () => {
    expect(legalValue({ person: false, agency: true }, "sao-y")).toMatchObject({
      value: "original",
      article: "NĐ 30/2020/NĐ-CP, Điều 26",
    })
  })

  it("is for information without it", () => {
    expect(legalValue({ person: true, agency: false }, "sao-luc").value).toBe("for-information")
    expect(legalValue({ person: false, agency: false }, "trich-sao").reason.en).toBe(
      "The agency has not validly signed.",
    )
  })

  it("is not what a report with the agency's signature alone is", () => {
    expect(legalValue({ person: false, agency: true }, "bao-cao").value).toBe("for-information")
  })
})

describe("The worst defect of a document's signatures", () => {
  it("is a changed file before an untrusted signer before an expired certificate, in whichever file", () => {
    const files = [
      file("bao-cao.pdf", finding("person", "certificate-expired"), agency),
      file("phu-luc-1.pdf", finding("agency", "certificate-untrusted", "B")),
      file("phu-luc-2.pdf", finding("agency", "signature-broken", "C")),
    ]
    expect(worstDefect(files)).toEqual({
      reason: "signature-broken",
      detail: { file: "phu-luc-2.pdf", signer: "C" },
    })
    expect(worstDefect(files.slice(0, 2))).toMatchObject({
      reason: "certificate-untrusted",
      detail: { file: "phu-luc-1.pdf" },
    })
    expect(worstDefect(files.slice(0, 1))).toMatchObject({ reason: "certificate-expired" })
  })

  it("is none when every signature is valid, and when there is none at all", () => {
    expect(worstDefect([file("bao-cao.pdf", person, agency), file("phu-luc.xlsx")])).toBeUndefined()
  })

  it("is there exactly when some signature is not valid", () => {
    fc.assert(
      fc.property(fc.array(anyFile, { maxLength: 4 }), (files) => {
        const invalid = files.some(({ findings }) => findings.some(({ verdict }) => verdict !== "valid"))
        expect(worstDefect(files) !== undefined).toBe(invalid)
      }),
    )
  })
})
