import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { report } from "../../desk.ts"
import { changesBehind, withObjects } from "./later-objects.ts"

const original = Buffer.from(report())
const picture = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 1 >>\nstream\nn\nendstream"
const root = (more: string) => `<< /Type /Catalog /Pages 2 0 R ${more} >>`
const page = (more: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font << /F1 4 0 R >> ${more} >> >>`

describe("An object that may change for what it is may be named by what shows nothing", () => {
  const widget = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky) /Rect [0 0 0 0] >>"
  const naming: ReadonlyArray<readonly [string, string]> = [
    ["as a page is by what a program captured from the web", "/Names << /IDS << /O [3 0 R] >> >>"],
    ["as the root is by what stands above it", "/PieceInfo << /Parent 1 0 R >>"],
  ]
  for (const [what, entries] of naming)
    it(what, () => {
      const signed = withObjects(original, [[1, root(entries)]])
      const changes = changesBehind(signed, [
        [1, root(`${entries} /AcroForm << /Fields [40 0 R] >>`)],
        [3, page("").replace("/Contents", "/Annots [40 0 R] /Contents")],
        [40, widget],
      ])
      assert.equal(changes, "signatures")
    })
})

describe("An object that may change for what it is may not be shown as something else", () => {
  it("as the root, which a page names its pictures by", () => {
    const behind = (resources: string) =>
      changesBehind(withObjects(original, [[3, page(resources)]]), [
        [1, root("/Metadata 30 0 R")],
        [30, picture],
      ])
    assert.equal(behind(""), "signatures")
    assert.equal(behind("/XObject 1 0 R"), "changed")
    assert.equal(behind("/XObject << /Data 1 0 R >>"), "changed")
  })
  it("as the form, which a page takes its drawing states from", () => {
    const behind = (resources: string) => {
      const signed = withObjects(original, [
        [1, root("/AcroForm 31 0 R")],
        [3, page(resources)],
        [31, "<< /Fields [] >>"],
      ])
      return changesBehind(signed, [[31, "<< /Fields [] /DR << /ca 0 >> >>"]])
    }
    assert.equal(behind(""), "signatures")
    assert.equal(behind("/ExtGState 31 0 R"), "changed")
  })
  it("as the structure, whose numbers are numbers and not a picture", () => {
    const behind = (resources: string, numbers: string) => {
      const signed = withObjects(original, [
        [1, root("/StructTreeRoot 31 0 R")],
        [3, page(resources)],
        [31, "<< /Type /StructTreeRoot >>"],
      ])
      return changesBehind(signed, [
        [31, "<< /Type /StructTreeRoot /ParentTree 30 0 R >>"],
        [30, numbers],
      ])
    }
    assert.equal(behind("", "<< /Nums [] >>"), "signatures")
    assert.equal(behind("", picture), "changed")
    assert.equal(behind("", "<< /Nums [] /Moi 4 0 R >>"), "changed")
    assert.equal(behind("/XObject 31 0 R", "<< /Nums [] >>"), "changed")
  })
})
