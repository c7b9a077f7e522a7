import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { report } from "../../desk.ts"
import { type Change, changesBehind, withObjects } from "./later-objects.ts"

const catalog = (entries = "") => `<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 20 0 R ${entries} >>`
const root = (kids: string, more = "/ParentTreeNextKey 1") =>
  `<< /Type /StructTreeRoot /K ${kids} /ParentTree 22 0 R /RoleMap << /Ky /Form >> ${more} >>`
const element = (kids: string) => `<< /Type /StructElem /S /Document /P 20 0 R /Pg 3 0 R /K ${kids} >>`
const page = (entries = "") =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 6 0 R /StructParents 0 ${entries} >>`
const leaf = "<< /Nums [0 24 0 R] /Limits [0 0] >>"

const document = withObjects(report(), [
  [1, catalog()],
  [3, page()],
  [20, root("21 0 R")],
  [21, element("0")],
  [22, "<< /Kids [23 0 R] >>"],
  [23, leaf],
  [24, "[21 0 R]"],
])

const signed: ReadonlyArray<Change> = [
  [1, catalog("/AcroForm << /Fields [40 0 R] /SigFlags 3 >>")],
  [3, page("/Annots [40 0 R] /Tabs /S")],
  [40, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky) /V 41 0 R /Rect [0 0 0 0] /StructParent 1 >>"],
  [41, "<< /ByteRange [0 1 2 3] /Contents <00> >>"],
]
const form = (kids: string) => `<< /Type /StructElem /S /Form /P 21 0 R /K ${kids} >>`
const widget = "<< /Type /OBJR /Obj 40 0 R /Pg 3 0 R >>"
const parents: ReadonlyArray<Change> = [[23, "<< /Nums [0 [21 0 R] 1 42 0 R] /Limits [0 1] >>"]]

describe("A tagged document whose signature's widget is tagged, too, stays the same", () => {
  const ways: ReadonlyArray<readonly [string, ...ReadonlyArray<Change>]> = [
    ["below an element", [42, form(widget)], [21, element("[0 42 0 R]")], ...parents],
    [
      "below the root",
      [42, form(`[${widget}]`)],
      [20, root("[21 0 R 42 0 R]", "/ParentTreeNextKey 2")],
      ...parents,
    ],
    ["as a part of an element", [21, element(`[0 ${widget}]`)]],
    [
      "with its number leading to the element that it is a part of",
      [21, element(`[0 ${widget}]`)],
      [23, "<< /Nums [0 [21 0 R] 1 21 0 R] /Limits [0 1] >>"],
    ],
    [
      "with its number in a branch of its own",
      [42, form(widget)],
      [21, element("[0 42 0 R]")],
      [22, "<< /Kids [23 0 R 43 0 R] >>"],
      [43, "<< /Nums [1 42 0 R] /Limits [1 1] >>"],
    ],
    [
      "with the lists of its pages' elements written anew",
      [42, form(widget)],
      [21, element("[0 42 0 R]")],
      [23, "<< /Nums [0 44 0 R 1 42 0 R] /Limits [0 1] >>"],
      [44, "[21 0 R]"],
    ],
  ]
  for (const [where, ...changes] of ways)
    it(where, () => assert.equal(changesBehind(document, [...signed, ...changes]), "signatures"))
})

describe("A document without structure, in which a signer begins one", () => {
  const untagged = (entries = "") => page(entries).replace("/StructParents 0", "")
  const bare = (entries = "") => `<< /Type /Catalog /Pages 2 0 R ${entries} >>`
  const plain = withObjects(report(), [
    [1, bare()],
    [3, untagged()],
  ])
  const withTree = "/StructTreeRoot 20 0 R /AcroForm << /Fields [40 0 R] /SigFlags 3 >>"
  const introduced: ReadonlyArray<Change> = [
    ...signed.slice(2),
    [1, bare(withTree)],
    [3, untagged("/Annots [40 0 R]")],
    [20, root("[42 0 R]")],
    [22, "<< /Nums [1 42 0 R] >>"],
    [42, form(widget).replace("21 0 R", "20 0 R")],
  ]
  it("for its widget alone, stays the same", () =>
    assert.equal(changesBehind(plain, introduced), "signatures"))

  for (const [what, ...changes] of [
    ["no element", [20, root("[]")]],
    ["an element with content of the page", [42, form("<< /Type /MCR /MCID 0 >>")]],
    ["a number that leads to something else", [22, "<< /Nums [0 [43 0 R] 1 42 0 R] >>"], [43, element("0")]],
    ["an entry that nobody knows", [20, root("[42 0 R]", "/ClassMap << /A << >> >>")]],
  ] as ReadonlyArray<readonly [string, ...ReadonlyArray<Change>]>)
    it(`with ${what}, is changed`, () =>
      assert.equal(changesBehind(plain, [...new Map([...introduced, ...changes])]), "changed"))
})

describe("A note that a certification allows", () => {
  const noted: ReadonlyArray<Change> = [
    [3, page("/Annots [40 0 R]")],
    [40, "<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents (Xem lai) /StructParent 1 >>"],
    [42, form(widget).replace("/S /Form", "/S /Annot")],
    [21, element("[0 42 0 R]")],
    ...parents,
  ]
  it("may be tagged, and no other may", () => {
    const allowing = (notes: boolean) => ({ signing: true, filling: () => false, notes })
    assert.equal(changesBehind(document, noted, allowing(true)), "as-allowed")
    assert.equal(changesBehind(document, noted, allowing(false)), "changed")
  })
})

describe("The structure of a signed document is changed", () => {
  const ways: ReadonlyArray<readonly [string, ...ReadonlyArray<Change>]> = [
    ["when an element loses its content", [21, element("[]")]],
    ["when an element gets content of the page", [21, element("[0 1]")]],
    [
      "when an element comes that holds something else than a signature",
      [42, form("<< /Type /MCR /MCID 0 >>")],
      [21, element("[0 42 0 R]")],
    ],
    [
      "when an element comes that holds another annotation",
      [42, form(widget.replace("40", "6"))],
      [21, element("[0 42 0 R]")],
    ],
    ["when an element becomes something else", [21, element("0").replace("/Document", "/Artifact")]],
    [
      "when an element gets words to be read instead",
      [21, element("0").replace("/K", "/ActualText (khac) /K")],
    ],
    ["when what leads to it leads elsewhere", [23, "<< /Nums [0 [20 0 R]] /Limits [0 0] >>"]],
    [
      "when the list of a page's elements is written anew with another one",
      [23, "<< /Nums [0 44 0 R] /Limits [0 0] >>"],
      [44, "[21 0 R 20 0 R]"],
    ],
    ...["[43 0 R]", "43 0 R", "44 0 R", "[21 0 R]"].map(
      (leading): readonly [string, ...ReadonlyArray<Change>] => [
        `when a page gets a number that leads to words to be read instead, as ${leading}`,
        [23, `<< /Nums [0 [21 0 R] 5 ${leading}] /Limits [0 5] >>`],
        [43, element("0").replace("/K", "/ActualText (khac) /K")],
        [44, "[43 0 R]"],
      ],
    ),
    ["when what leads to it is gone", [22, "<< /Kids [] >>"]],
    ["when its roles mean something else", [20, root("21 0 R").replace("/Form", "/Artifact")]],
    ["when it is taken away", [1, catalog().replace("/StructTreeRoot 20 0 R", "")]],
  ]
  for (const [what, ...changes] of ways) {
    const others = signed.filter(([number]) => !changes.some(([changed]) => changed === number))
    it(what, () => assert.equal(changesBehind(document, [...others, ...changes]), "changed"))
  }
})
