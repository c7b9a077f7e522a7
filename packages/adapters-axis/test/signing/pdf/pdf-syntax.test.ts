import { it } from "@effect/vitest"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { cursorAt, readIndirectObject, readValue } from "../../../src/signing/pdf/pdf-cursor.ts"
import { lookUp } from "../../../src/signing/pdf/pdf-file.ts"
import { PdfProblem } from "../../../src/signing/pdf/pdf-problem.ts"
import { pdfMoment } from "../../../src/signing/pdf/pdf-time.ts"
import {
  array,
  dictionary,
  name,
  type PdfValue,
  print,
  reference,
  text,
  word,
} from "../../../src/signing/pdf/pdf-value.ts"
import { unfilterRows } from "../../../src/signing/pdf/png-predictor.ts"
import { report } from "../desk.ts"
import { openPdf } from "./open-at-once.ts"

const read = (source: string) => readValue(cursorAt(Buffer.from(source, "latin1"), 0))

const latin1Name = fc.string({
  minLength: 1,
  unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)),
})

const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(word("true"), word("null"), word("-1.50"), word("+7"), word(".5")),
    fc.nat().map(word),
    latin1Name.map(name),
    fc.string().map(text),
    fc
      .tuple(fc.nat({ max: 99_999 }), fc.nat({ max: 9 }))
      .map(([number, generation]) => reference(number, generation)),
    fc.array(tie("value")).map(array),
    fc.array(fc.tuple(latin1Name, tie("value"))).map(dictionary),
  ),
}))

describe("An object of a PDF", () => {
  it("that is written and read again is written the same way", () =>
    fc.assert(fc.property(value, (object) => assert.equal(print(read(print(object))), print(object)))))

  for (const [source, printed] of [
    ["<</A/B/C 12 0 R/D[1 2 R 3]>>", "<</A /B\n/C 12 0 R\n/D [1 2 R 3]>>"],
    ["<</A/B/C[1 0 R 2 3 0 R]>>", "<</A /B\n/C [1 0 R 2 3 0 R]>>"],
    ["<< /A % a remark >>\n (x (y\\) z) % \\( ) >>", "<</A (x (y\\) z) % \\( )>>"],
    ["/Lime#20Green", "/Lime#20Green"],
    ["/A#42", "/AB"],
    ["[<4b C3 >null true-]", undefined],
    ["[<4b C3 > null true -.5]", "[<4b C3 > null true -.5]"],
    ["<</A 1", undefined],
    ["(never ends", undefined],
    ["<48", undefined],
    ["<<1 2>>", undefined],
    ["endobj", undefined],
    ["", undefined],
  ] as const)
    it(`${printed === undefined ? "is refused" : "is understood"}: ${source}`, () =>
      printed === undefined
        ? assert.throws(() => read(source), PdfProblem)
        : assert.equal(print(read(source)), printed))

  it("may be a stream, whose data begins after one line end", () => {
    const source = Buffer.from("7 0 obj <</Length 3>> stream\r\nabc\nendstream endobj", "latin1")
    const object = readIndirectObject(cursorAt(source, 0))
    assert.equal(
      object.value.kind === "stream" ? source.toString("latin1", object.value.start).slice(0, 3) : "",
      "abc",
    )
  })
})

describe("A document's objects", () => {
  it("are the same whether they stand in the open or inside an object stream", () => {
    const open = openPdf(Buffer.from(report({ form: true })))
    const packed = openPdf(Buffer.from(report({ form: true, crossReference: "stream" })))
    assert.equal(open.crossReference.style, "table")
    assert.equal(packed.crossReference.style, "stream")
    for (const number of [1, 2, 3, 4, 5, 7])
      assert.equal(print(lookUp(packed, number)), print(lookUp(open, number)))
    assert.equal(lookUp(packed, 1).kind, "dictionary")
  })

  it("are found through a hybrid cross-reference, which hides some of them from old readers", () => {
    const packed = "2 0 <</Type /Pages /Kids [] /Count 0>>"
    const file = [
      "%PDF-1.5\n",
      "1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n",
      `3 0 obj\n<</Type /ObjStm /N 1 /First 4 /Length ${packed.length}>>\nstream\n${packed}\nendstream\nendobj\n`,
    ]
    const [head = "", catalog = "", holder = ""] = file
    const at = [
      head.length,
      head.length + catalog.length,
      head.length + catalog.length + holder.length,
    ] as const
    const rows = Buffer.from([2, 0, 3, 0, 1, 0, at[1], 0]).toString("latin1")
    const hidden = `4 0 obj\n<</Type /XRef /Size 5 /Index [2 2] /W [1 2 1] /Length 8>>\nstream\n${rows}\nendstream\nendobj\n`
    const table = `xref\n0 2\n0000000000 65535 f \n${String(at[0]).padStart(10, "0")} 00000 n \n`
    const trailer = `trailer\n<</Size 5 /Root 1 0 R /XRefStm ${at[2]}>>\nstartxref\n${at[2] + hidden.length}\n%%EOF\n`
    const opened = openPdf(Buffer.from([...file, hidden, table, trailer].join(""), "latin1"))
    assert.equal(print(lookUp(opened, 2)), "<</Type /Pages\n/Kids []\n/Count 0>>")
    assert.equal(opened.crossReference.style, "table")
  })

  it("are unpacked whatever rows their predictor chose", () => {
    const rows = [
      [0, 10, 20, 30],
      [1, 10, 10, 10],
      [2, 1, 1, 1],
      [3, 5, 5, 5],
      [4, 1, 1, 1],
    ]
    const unpacked = unfilterRows(Buffer.from(rows.flat()), 3, 1)
    assert.deepEqual([...unpacked], [10, 20, 30, 10, 20, 30, 11, 21, 31, 10, 20, 30, 11, 21, 31])
    assert.throws(() => unfilterRows(Buffer.from([5, 0, 0, 0]), 3, 1), PdfProblem)
  })
})

describe("A time in a PDF", () => {
  for (const [written, moment] of [
    ["(D:20180808145714+07'00')", "2018-08-08T14:57:14+07:00"],
    ["(D:20180808075714Z)", "2018-08-08T07:57:14Z"],
    ["(D:201808080757)", "2018-08-08T07:57:00Z"],
    ["(D:20180808145714+07'00)", "2018-08-08T14:57:14+07:00"],
    ["<443A32303138303830383134353731342B303727303027>", "2018-08-08T14:57:14+07:00"],
    ["(hôm qua)", undefined],
    ["(D:20189908145714)", undefined],
    ["/D", undefined],
  ] as const)
    it(`${written} is ${moment ?? "none"}`, () =>
      assert.equal(pdfMoment(read(written)), moment === undefined ? undefined : Date.parse(moment)))
})
