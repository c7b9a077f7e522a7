import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { permissionOf } from "../../../../src/signing/pdf/later/permission.ts"
import { makeRoom } from "../../../../src/signing/pdf/space/signature-space.ts"
import { noon, report } from "../../desk.ts"
import { openPdf, signaturesOf } from "../open-at-once.ts"
import { changesBehind, withObjects } from "./later-objects.ts"

const catalog = (fields: string, entries: string) =>
  `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R ${fields}] /DA (/F1 12 Tf 0 g) >> ${entries} >>`
const text = (entries: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (ghi-chu) /Rect [72 72 300 90] /P 3 0 R /F 4 ${entries} >>`
const signedField = (name: string, value: number, lock: string) =>
  `<< /FT /Sig /T (${name}) /V ${value} 0 R /Lock << /Type /SigFieldLock ${lock} >> >>`
const signature = (value: string) => `<< /Type /Sig /ByteRange [0 1 2 3] /Contents <${value}> >>`
const page = "/Annots [7 0 R 40 0 R] /Contents 6 0 R /Resources << /Font << /F1 4 0 R >> >>"

/** What came behind the second of two signatures, whose fields have these locks. */
const behind = (
  locks: { readonly first?: string; readonly own?: string; readonly certified?: number },
  changes: Parameters<typeof changesBehind>[1],
) => {
  const level = `/Reference [<< /TransformMethod /DocMDP /TransformParams << /P ${locks.certified} >> >>]`
  const signed = withObjects(report({ form: true }), [
    [1, catalog("20 0 R 21 0 R", locks.certified === undefined ? "" : "/Perms << /DocMDP 24 0 R >>")],
    [20, signedField("mot", 22, locks.first ?? "")],
    [21, signedField("hai", 23, locks.own ?? "")],
    [22, signature("00")],
    [23, signature("0000")],
    [24, `<< /Type /Sig ${level} >>`],
  ])
  const [, own] = signaturesOf(signed)
  const entries = own !== undefined && "entries" in own ? own.entries : new Map()
  return changesBehind(signed, changes, permissionOf(openPdf(signed), entries))
}

const filling = [[7, text("/V (Dong y)")]] as const
const noting = [
  [40, "<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents (Xem lai) >>"],
  [3, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} >>`],
] as const

describe("The lock of a signature's field", () => {
  it("says what may change after it: nothing, forms, or notes too", () => {
    assert.equal(behind({ own: "/Action /Include /Fields [] /P 1" }, filling), "changed")
    assert.equal(behind({ own: "/Action /Include /Fields [] /P 2" }, filling), "as-allowed")
    assert.equal(behind({ own: "/Action /Include /Fields [] /P 2" }, noting), "changed")
    assert.equal(behind({ own: "/Action /Include /Fields [] /P 3" }, noting), "as-allowed")
  })
  it("takes from what the certification allows and adds nothing", () => {
    assert.equal(behind({ certified: 2, own: "/Action /Include /Fields [] /P 3" }, noting), "changed")
    assert.equal(behind({ certified: 3, own: "/Action /Include /Fields [] /P 2" }, noting), "changed")
    assert.equal(behind({ certified: 2, own: "/Action /Include /Fields [(ghi-chu)]" }, filling), "changed")
    assert.equal(behind({ certified: 2, own: "/Action /Exclude /Fields [(ghi-chu)]" }, filling), "as-allowed")
  })
  it("of an earlier signature takes from what a later one allows and gives it nothing", () => {
    assert.equal(behind({ certified: 2, first: "/Action /All" }, filling), "changed")
    assert.equal(behind({ certified: 3, first: "/P 2" }, noting), "changed")
    assert.equal(behind({ first: "/P 3" }, noting), "changed")
    assert.equal(behind({ first: "/P 2" }, filling), "changed")
  })
})

describe("A document that a signer closed by the lock of the field", () => {
  it("is signed by nobody after that", () => {
    const closed = withObjects(report(), [
      [1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [30 0 R] >> >>"],
      [30, signedField("dong", 31, "/Action /All /P 1")],
      [31, "<< /Type /Sig /ByteRange [0 0 0 0] >>"],
    ])
    const note = { name: "", reason: "", location: undefined, at: noon }
    assert.throws(
      () => makeRoom(openPdf(closed), note, 100),
      "it was signed in a way that allows no further signature",
    )
  })
})
