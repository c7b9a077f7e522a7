import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { report } from "../../desk.ts"
import { type Change, changesBehind, withObjects } from "./later-objects.ts"

const box = "/MediaBox [0 0 595 842]"
const page = (entries: string) =>
  `<< /Type /Page /Parent 2 0 R ${box} /Resources << /Font << /F1 4 0 R >> >> /Contents 6 0 R ${entries} >>`
const form = (numbers: string): Change => [
  1,
  `<< /Type /Catalog /Pages 2 0 R /AcroForm << /DA (/F1 12 Tf 0 g) /Fields [${numbers}] /SigFlags 3 >> >>`,
]
const onPage = (numbers: string): Change => [3, page(`/Annots [${numbers}]`)]
const signature = "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> /SubFilter /adbe.pkcs7.detached >>"
const shown = "/AP << /N 42 0 R >>"
const widget = (number: number, entries: string): Change => [
  number,
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky ${number}) /P 3 0 R /F 132 ${entries} >>`,
]
const data = "0 0 595 842 re f"
const overlay: Change = [
  42,
  `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length ${data.length} >>\nstream\n${data}\nendstream`,
]
/** One signed widget on the page. */
const signedWith = (entries: string): ReadonlyArray<Change> => [
  widget(40, `/V 41 0 R ${entries}`),
  [41, signature],
  overlay,
  onPage("7 0 R 40 0 R"),
  form("7 0 R 40 0 R"),
]

const original = report({ form: true })

describe("A later signature, though it holds, changes what is seen of the page", () => {
  it("by one widget over it", () =>
    assert.equal(changesBehind(original, signedWith(`/Rect [0 0 595 842] ${shown}`)), "changed"))

  it("by a colour without an appearance", () =>
    assert.equal(changesBehind(original, signedWith("/Rect [0 0 595 842] /MK << /BG [1] >>")), "changed"))

  it("by a rectangle that cannot be read", () =>
    assert.equal(changesBehind(original, signedWith(`/Rect [0 0 (x) 842] ${shown}`)), "changed"))

  it("by two widgets of one field together", () => {
    const kid = (number: number, at: string): Change => [
      number,
      `<< /Type /Annot /Subtype /Widget /Parent 40 0 R /F 132 /P 3 0 R /Rect [${at}] ${shown} >>`,
    ]
    const changes: ReadonlyArray<Change> = [
      [40, "<< /FT /Sig /T (ky) /V 41 0 R /Kids [43 0 R 45 0 R] >>"],
      [41, signature],
      kid(43, "0 0 595 200"),
      kid(45, "0 200 595 400"),
      overlay,
      onPage("7 0 R 43 0 R 45 0 R"),
      form("7 0 R 40 0 R"),
    ]
    assert.equal(changesBehind(original, changes), "changed")
    const small = changes.map(([number, body]): Change => [number, body.replace("0 200 595", "0 200 99")])
    assert.equal(changesBehind(original, small), "signatures")
  })

  it("by two signatures together", () => {
    const changes: ReadonlyArray<Change> = [
      widget(40, `/V 41 0 R /Rect [0 0 595 200] ${shown}`),
      widget(43, `/V 44 0 R /Rect [0 200 595 400] ${shown}`),
      [41, signature],
      [44, signature],
      overlay,
      onPage("7 0 R 40 0 R 43 0 R"),
      form("7 0 R 40 0 R 43 0 R"),
    ]
    assert.equal(changesBehind(original, changes), "changed")
  })

  it("by filling a field that waited for it and is as large as the page", () => {
    const waiting = withObjects(original, [
      widget(40, "/Rect [0 0 595 842]"),
      onPage("7 0 R 40 0 R"),
      form("7 0 R 40 0 R"),
    ])
    const filled = [widget(40, `/V 41 0 R /Rect [0 0 595 842] ${shown}`), [41, signature], overlay] as const
    assert.equal(changesBehind(waiting, filled as ReadonlyArray<Change>), "changed")
  })

  for (const [boxes, expected] of [
    [box, "signatures"],
    ["/MediaBox [0 0 300 300]", "changed"],
    [`${box} /CropBox [0 0 99 99]`, "changed"],
    [`${box} /CropBox [-900 -900 900 900]`, "signatures"],
    [`${box} /CropBox [595 842 0 0]`, "signatures"],
    [`${box} /CropBox [400 0 900 842]`, "changed"],
    [`${box} /CropBox [600 0 900 842]`, "changed"],
  ] as const)
    it(`by the size that the tree of pages states: ${boxes}`, () => {
      const bare = page("/Annots [7 0 R]").replace(box, "")
      const inheriting = withObjects(original, [
        [2, `<< /Type /Pages /Kids [3 0 R] /Count 1 ${boxes} >>`],
        [3, bare],
      ])
      const stamped: ReadonlyArray<Change> = [
        ...signedWith(`/Rect [300 100 595 370] ${shown}`).filter(([number]) => number !== 3),
        [3, bare.replace("7 0 R", "7 0 R 40 0 R")],
      ]
      assert.equal(changesBehind(inheriting, stamped), expected)
    })
})
