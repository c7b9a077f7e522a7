import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { report } from "../../desk.ts"
import { type Change, changesBehind, withObjects } from "./later-objects.ts"

const page = (entries: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 6 0 R ${entries} >>`
const catalog = (entries: string) => `<< /Type /Catalog /Pages 2 0 R ${entries} >>`
const fields = (numbers: string, more = "") =>
  catalog(`/AcroForm << /DA (/F1 12 Tf 0 g) /Fields [${numbers}] /SigFlags 3 ${more} >>`)
const signature = (kind = "adbe.pkcs7.detached") =>
  `<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> /SubFilter /${kind} >>`
const widget = (entries: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky) /P 3 0 R /F 132 ${entries} >>`
const stream = (data: string) =>
  `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length ${data.length} >>\nstream\n${data}\nendstream`
const everywhere = "/Rect [0 0 595 842] /AP << /N 42 0 R >>"
const onPart = "/Rect [300 100 595 370] /AP << /N 42 0 R >>"
const nowhere = "/Rect [0 0 0 0]"
const overlay: Change = [42, stream("0 0 595 842 re f")]

/** Puts object 40 on the page and into the form. */
const onPageAndForm: ReadonlyArray<Change> = [
  [3, page("/Annots [7 0 R 40 0 R]")],
  [1, fields("7 0 R 40 0 R")],
]
const onPage: Change = [3, page("/Annots [7 0 R 40 0 R]")]

const original = report({ form: true })

const holding = { isTimestamp: false, holds: true }

describe("A signature that comes later leaves an earlier one whole", () => {
  const harmless: ReadonlyArray<readonly [string, ...ReadonlyArray<Change>]> = [
    [
      "though it shows itself on a part of the page, as a stamp does",
      [40, widget(`/V 41 0 R ${onPart}`)],
      [41, signature()],
      overlay,
      ...onPageAndForm,
    ],
    [
      "and so does an empty field for the next one that takes no room",
      [40, widget(nowhere)],
      ...onPageAndForm,
    ],
    [
      "though it brings fonts and a default appearance for its own field",
      [40, widget(`/V 41 0 R ${nowhere} /DA (/Helv 9 Tf)`)],
      [41, signature()],
      onPage,
      [1, fields("7 0 R 40 0 R", "/DR << /Font << /Helv 4 0 R >> >>")],
    ],
    [
      "and may certify the document",
      [40, widget(`/V 41 0 R ${nowhere}`)],
      [41, signature()],
      onPage,
      [1, fields("7 0 R 40 0 R").replace(/>>$/, "/Perms << /DocMDP 41 0 R >> >>")],
    ],
    [
      "and gives a page its order of tabs",
      [40, widget(`/V 41 0 R ${nowhere}`)],
      [41, signature()],
      [3, page("/Annots [7 0 R 40 0 R] /Tabs /S")],
      [1, fields("7 0 R 40 0 R")],
    ],
  ]
  for (const [what, ...changes] of harmless)
    it(what, () => assert.equal(changesBehind(original, changes), "signatures"))
})

describe("What only passes itself off as a signature changes the document", () => {
  const harmful: ReadonlyArray<readonly [string, ...ReadonlyArray<Change>]> = [
    [
      "a note over the page that calls itself a signature field",
      [40, "<< /Type /Annot /Subtype /FreeText /FT /Sig /Contents (x) /Rect [0 0 595 842] >>"],
      onPage,
    ],
    [
      "the same in the form",
      [40, "<< /Type /Annot /Subtype /FreeText /FT /Sig /T (ky) /Contents (x) /Rect [0 0 595 842] >>"],
      ...onPageAndForm,
    ],
    ["a widget that the form does not know", [40, widget(`/V 41 0 R ${nowhere}`)], [41, signature()], onPage],
    [
      "a widget whose value is no signature",
      [40, widget(`/V 41 0 R ${nowhere}`)],
      [41, "<< /Type /Sig >>"],
      ...onPageAndForm,
    ],
    ["a widget whose value is not there", [40, widget(`/V 41 0 R ${nowhere}`)], ...onPageAndForm],
    ["an empty field that shows something", [40, widget(everywhere)], overlay, ...onPageAndForm],
    [
      "an empty field with a caption",
      [40, widget("/Rect [0 0 595 842] /MK << /BG [1] /CA (x) >>")],
      ...onPageAndForm,
    ],
    [
      "an empty field over the page, where some viewers draw a mark of their own",
      [40, widget("/Rect [0 0 595 842]")],
      ...onPageAndForm,
    ],
    ["a field for text", [40, widget(nowhere).replace("/Sig", "/Tx")], ...onPageAndForm],
    [
      "a signed field with a second widget for text",
      [40, `<< /FT /Sig /T (ky) /V 41 0 R /Kids [43 0 R] >>`],
      [41, signature()],
      [43, "<< /Subtype /Widget /Parent 40 0 R /FT /Tx /Rect [0 0 9 9] >>"],
      ...onPageAndForm,
    ],
    [
      "a widget that hangs from another field than the form says",
      [40, widget(`/V 41 0 R ${nowhere} /Parent 7 0 R`)],
      [41, signature()],
      ...onPageAndForm,
    ],
    [
      "a signed field that runs a script",
      [40, widget(`/V 41 0 R ${nowhere} /AA << /PO << /S /JavaScript /JS (x) >> >>`)],
      [41, signature()],
      ...onPageAndForm,
    ],
    [
      "a signature in place of the page's font",
      [4, widget(`/V 41 0 R ${nowhere}`)],
      [41, signature()],
      [3, page("/Annots [7 0 R 4 0 R]")],
      [1, fields("7 0 R 4 0 R")],
    ],
    [
      "fonts by the name with which a field is drawn",
      [1, fields("7 0 R", "/DR << /Font << /F1 4 0 R >> >>")],
    ],
    [
      "another default appearance for a field that has none of its own",
      [1, fields("7 0 R").replace("0 g", "1 g")],
    ],
    [
      "a certification that is no signature",
      [1, fields("7 0 R").replace(/>>$/, "/Perms << /DocMDP 41 0 R >> >>")],
      [41, "<< >>"],
    ],
  ]
  for (const [what, ...changes] of harmful)
    it(what, () => assert.equal(changesBehind(original, changes), "changed"))

  const covering: ReadonlyArray<Change> = [
    [40, widget(`/V 41 0 R ${onPart}`)],
    [41, signature()],
    overlay,
    ...onPageAndForm,
  ]
  it("a signature that does not hold, where it shows something", () => {
    const broken = { isTimestamp: false, holds: false }
    assert.equal(changesBehind(original, covering, undefined, broken), "changed")
    const invisible = covering.map(
      ([number, body]): Change => [number, body.replace(/\/Rect \[[^\]]*\] \/AP/, "/Rect [0 0 0 0] /AP")],
    )
    assert.equal(changesBehind(original, invisible, undefined, broken), "signatures")
  })

  it("a timestamp, where it shows something: it is nobody's", () => {
    const timestamp = { isTimestamp: true, holds: true }
    assert.equal(changesBehind(original, covering, undefined, timestamp), "changed")
  })

  it("a signature made before, in a further field", () => {
    const signed = withObjects(original, [
      [40, widget(`/V 41 0 R ${nowhere}`)],
      [41, signature()],
      ...onPageAndForm,
    ])
    const again: ReadonlyArray<Change> = [
      [43, widget(`/V 41 0 R ${everywhere}`).replace("(ky)", "(ky 2)")],
      overlay,
      [3, page("/Annots [7 0 R 40 0 R 43 0 R]")],
      [1, fields("7 0 R 40 0 R 43 0 R")],
    ]
    assert.equal(changesBehind(signed, again), "changed")
  })
})

describe("A field that waits for its signature", () => {
  const empty = widget("/Rect [9 9 99 99] /AP << /N 44 0 R >>")
  const waiting = withObjects(original, [[40, empty], [44, stream("")], ...onPageAndForm])
  const filled = (entries: string) => widget(`/V 41 0 R ${entries}`)
  const own = "/Rect [9 9 99 99] /AP << /N 42 0 R >>"

  it("may get its value, its appearance, its page and a lock", () => {
    assert.equal(changesBehind(waiting, [[40, filled(own)], [41, signature()], overlay]), "signatures")
    const bare = withObjects(waiting, [[40, empty.replace("/P 3 0 R /F 132", "/F 4")]])
    assert.equal(changesBehind(bare, [[40, filled(own)], [41, signature()], overlay]), "signatures")
  })

  const more: ReadonlyArray<readonly [string, string]> = [
    ["another place", filled("/Rect [0 0 595 842] /AP << /N 42 0 R >>")],
    ["kids", filled(`${own} /Kids [43 0 R]`)],
    ["an action", filled(`${own} /A << /S /JavaScript /JS (x) >>`)],
    ["further actions", filled(`${own} /AA << >>`)],
    ["other flags", filled(own).replace("/F 132", "/F 2")],
    ["colours", filled(`${own} /MK << /BG [1] >>`)],
    ["another name", filled(own).replace("(ky)", "(khac)")],
    ["another kind", filled(own).replace("/Sig", "/Btn")],
    ["a parent", filled(`${own} /Parent 7 0 R`)],
    ["an appearance and no value", widget(own)],
  ]
  for (const [what, body] of more)
    it(`may not get ${what}`, () =>
      assert.equal(changesBehind(waiting, [[40, body], [41, signature()], overlay]), "changed"))

  it("keeps its appearance if its signature does not hold", () => {
    const changes: ReadonlyArray<Change> = [[40, filled(own)], [41, signature()], overlay]
    assert.equal(changesBehind(waiting, changes, undefined, { ...holding, holds: false }), "changed")
  })

  it("may not draw over an appearance that the page shows as its content", () => {
    const sharing = withObjects(waiting, [
      [6, stream("q Q")],
      [40, widget("/Rect [9 9 99 99] /AP << /N 6 0 R >>")],
    ])
    const drawn: ReadonlyArray<Change> = [
      [40, filled("/Rect [9 9 99 99] /AP << /N 6 0 R >>")],
      [41, signature()],
      [6, stream("0 0 595 842 re f")],
    ]
    assert.equal(changesBehind(sharing, drawn), "changed")
  })

  it("may not be emptied again, nor signed a second time", () => {
    const signed = withObjects(waiting, [[40, filled(own)], [41, signature()], overlay])
    assert.equal(changesBehind(signed, [[40, empty]]), "changed")
    assert.equal(
      changesBehind(signed, [
        [40, filled(own).replace("41", "45")],
        [45, signature()],
      ]),
      "changed",
    )
    assert.equal(changesBehind(signed, [[42, stream("q Q")]]), "changed")
  })
})
