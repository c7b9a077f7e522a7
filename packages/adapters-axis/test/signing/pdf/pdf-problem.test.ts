import { SigningError } from "@lienthong/core"
import { assert, describe, it } from "vitest"
import { detailOf, PdfProblem, pdfReasons } from "../../../src/signing/pdf/pdf-problem.ts"

const errorOf = (problem: PdfProblem) =>
  new SigningError({ reason: "pdf-unsupported", detail: { file: "bao-cao.pdf", ...detailOf(problem) } })

describe("Why a PDF cannot be signed", () => {
  for (const reason of pdfReasons)
    it(`is explained completely in both languages when the reason is ${reason}`, () => {
      const { sentence } = errorOf(new PdfProblem(reason, "object 7 is listed twice"))
      assert.notMatch(sentence.en, /[{}]/)
      assert.notMatch(sentence.vi, /[{}]|object|nhật ký/)
      assert.match(sentence.vi, /: .*[ăâđêôơưạảấầậếềệịọốồộớờợụủứừựỳỹ]/)
    })

  it("comes with the next step that helps: a copy without a password, or signing anew", () => {
    const next = (reason: PdfProblem["reason"]) => errorOf(new PdfProblem(reason)).sentence.next
    assert.match(next("encrypted").en, /^Open the file with its password/)
    assert.match(next("closed").vi, /ký lại từ đầu/)
    assert.match(next("no-page").en, /export it again as PDF\/A/)
  })
})
