import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { nextNumber } from "../../../src/signing/pdf/increment.ts"
import { report, sealedUnasked, sign, verdicts, verify } from "../desk.ts"
import { changesBehind, withObjects } from "./later/later-objects.ts"
import { openPdf } from "./open-at-once.ts"

const picture =
  "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 16 >>\nstream\n0 0 595 842 re f\nendstream"
const overlay = (value: number) =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (che) /V ${value} 0 R /Rect [0 0 595 842] /AP << /N 90 0 R >> >>`
const page = (annotations: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 6 0 R /Annots [${annotations}] >>`
const root = (fields: string) =>
  `<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [${fields}] >> >>`

describe("A field that names the signature which somebody will set in another field", () => {
  it.effect("is an overlay, however valid that signature is", () =>
    Effect.gen(function* () {
      const signed = yield* sign(report(), "person")
      const own = nextNumber(openPdf(Buffer.from(signed))) - 1
      const covered = withObjects(signed, [
        [1, root(`${own} 0 R 91 0 R`)],
        [3, page(`${own} 0 R 91 0 R`)],
        [90, picture],
        [91, overlay(92)],
      ])
      assert.deepEqual(verdicts(yield* verify(covered)), ["changed-after-signing"])
      const sealed = sealedUnasked(covered)
      assert.deepEqual(verdicts(yield* verify(sealed)), ["changed-after-signing", "valid"])
    }),
  )
})

describe("A signature that is the value of a field and of its widget below it", () => {
  const below = (value: string) =>
    `<< /Type /Annot /Subtype /Widget /Parent 20 0 R /Rect [0 0 9 9] ${value} >>`
  const field = (value: string) => `<< /FT /Sig /T (cha) /Kids [21 0 R] ${value} >>`
  const other = (value: string) =>
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (che) /Rect [0 0 9 9] ${value} >>`
  const document = withObjects(report(), [
    [1, root("20 0 R 22 0 R")],
    [3, page("21 0 R 22 0 R")],
    [20, field("")],
    [21, below("")],
    [22, other("")],
  ])
  const value = "/V 30 0 R"
  const signature = [30, "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>"] as const
  it("is one field's, and no second one's", () => {
    const filled = [[20, field(value)], [21, below(value)], signature] as const
    assert.equal(changesBehind(document, filled), "signatures")
    assert.equal(changesBehind(document, [...filled, [22, other(value)]]), "changed")
  })
})
