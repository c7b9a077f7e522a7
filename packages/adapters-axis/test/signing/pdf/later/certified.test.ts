import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { permissionOf } from "../../../../src/signing/pdf/later/permission.ts"
import { lookUp } from "../../../../src/signing/pdf/pdf-file.ts"
import { report } from "../../desk.ts"
import { openPdf } from "../open-at-once.ts"
import { type Change, changesBehind, withObjects } from "./later-objects.ts"

const catalog = (entries: string) =>
  `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R] /DA (/F1 12 Tf 0 g) >> ${entries} >>`
const page = (annotations: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Annots [${annotations}] /Contents 6 0 R >>`
const field = (entries: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (ghi-chu) /Rect [72 72 300 90] /P 3 0 R /F 4 ${entries} >>`
const appearance = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 3 >>\nstream\nq Q\nendstream"
const note = "<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents (Xem lai) >>"

const certified = (level: number) =>
  withObjects(report({ form: true }), [
    [1, catalog("/Perms << /DocMDP 20 0 R >>")],
    [
      20,
      `<< /Type /Sig /Reference [<< /TransformMethod /DocMDP /Data 1 0 R /TransformParams << /P ${level} >> >>] >>`,
    ],
  ])

const behind = (document: Buffer, ...changes: ReadonlyArray<Change>) =>
  changesBehind(document, changes, permissionOf(openPdf(document), new Map()))

const filling: Change = [7, field("/V (Dong y) /AP << /N 40 0 R >> /M (D:20260302)")]
const noting: ReadonlyArray<Change> = [
  [40, note],
  [3, page("7 0 R 40 0 R")],
]

describe("A document certified so that forms may be filled in and notes made", () => {
  const document = certified(3)
  it("is changed as allowed by a field that is filled in", () =>
    assert.equal(behind(document, filling, [40, appearance]), "as-allowed"))
  it("is changed as allowed by a note that comes, changes and goes", () => {
    assert.equal(behind(document, ...noting), "as-allowed")
    const noted = withObjects(document, noting)
    assert.equal(behind(noted, [40, note.replace("Xem", "Da xem")]), "as-allowed")
    assert.equal(behind(noted, [3, page("7 0 R")]), "as-allowed")
  })
  it("is changed by what is neither", () => {
    assert.equal(behind(document, [6, appearance]), "changed")
    assert.equal(behind(document, [3, page("")]), "changed")
    assert.equal(behind(document, [7, field("/V (x)").replace("300", "400")]), "changed")
    assert.equal(
      behind(document, [40, note.replace("/Text", "/Screen")], [3, page("7 0 R 40 0 R")]),
      "changed",
    )
    const acting = note.replace(">>", "/A << /S /JavaScript /JS (x) >> >>")
    assert.equal(behind(document, [40, acting], [3, page("7 0 R 40 0 R")]), "changed")
    assert.equal(behind(document, filling, [40, appearance], [4, appearance]), "changed")
  })
  it("is changed by an appearance that the page shows as its content", () => {
    const sharing = withObjects(document, [
      [7, field("/V () /AP << /N 6 0 R >>")],
      [6, appearance],
    ])
    assert.equal(
      behind(sharing, [7, field("/V (x) /AP << /N 6 0 R >>")], [6, appearance.replace("q Q", "Q q")]),
      "changed",
    )
  })
})

describe("A document certified so that forms may be filled in", () => {
  it("is changed as allowed by that, and changed by a note", () => {
    assert.equal(behind(certified(2), filling, [40, appearance]), "as-allowed")
    assert.equal(behind(certified(2), ...noting), "changed")
  })
})

describe("A document certified against any change, or not at all", () => {
  it("is changed by both", () => {
    for (const document of [certified(1), withObjects(report({ form: true }), [[1, catalog("")]])]) {
      assert.equal(behind(document, filling, [40, appearance]), "changed")
      assert.equal(behind(document, ...noting), "changed")
    }
  })
  it("may be signed further only in the latter case; a timestamp may be set in both", () => {
    const signing: ReadonlyArray<Change> = [
      [40, "<< /Subtype /Widget /FT /Sig /T (ky) /V 41 0 R /Rect [0 0 0 0] >>"],
      [41, "<< /ByteRange [0 1 2 3] /Contents <00> >>"],
      [3, page("7 0 R 40 0 R")],
    ]
    const form = (entries: string) => catalog(entries).replace("[7 0 R]", "[7 0 R 40 0 R]")
    const closed = certified(1)
    const permission = permissionOf(openPdf(closed), new Map())
    const changes: ReadonlyArray<Change> = [...signing, [1, form("/Perms << /DocMDP 20 0 R >>")]]
    assert.equal(changesBehind(closed, changes, permission), "changed")
    const timestamp = { isTimestamp: true, holds: true }
    assert.equal(changesBehind(closed, changes, permission, timestamp), "signatures")
  })
})

describe("A signature that locks fields", () => {
  const document = withObjects(report({ form: true }), [[1, catalog("")]])
  const lock = (parameters: string) => {
    const locking = `<< /Reference [<< /TransformMethod /FieldMDP /TransformParams << ${parameters} >> >>] >>`
    const file = openPdf(withObjects(document, [[20, locking]]))
    const signature = lookUp(file, 20)
    const entries = signature.kind === "dictionary" ? signature.entries : new Map()
    return changesBehind(document, [filling, [40, appearance]], permissionOf(file, entries))
  }
  it("leaves the others to be filled in, and is changed when a locked one is", () => {
    assert.equal(lock("/Action /All"), "changed")
    assert.equal(lock("/Action /Include /Fields [(ghi-chu)]"), "changed")
    assert.equal(lock("/Action /Include /Fields [(ghi)]"), "as-allowed")
    assert.equal(lock("/Action /Exclude /Fields [(khac)]"), "changed")
    assert.equal(lock("/Action /Exclude /Fields [(ghi-chu)]"), "as-allowed")
  })
})
