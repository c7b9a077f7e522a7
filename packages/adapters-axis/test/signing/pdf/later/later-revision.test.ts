import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { append } from "../../../../src/signing/pdf/increment.ts"
import { report } from "../../desk.ts"
import { openPdf } from "../open-at-once.ts"
import { type Change, changesBehind } from "./later-objects.ts"

/** Whether a document is still the one it was after the objects given are said again behind it. */
const staysTheSame = (original: Uint8Array, ...changes: ReadonlyArray<Change>): boolean =>
  changesBehind(original, changes) === "signatures"

const original = report({ form: true })

const resources = "/Resources << /Font << /F1 4 0 R >> >>"
const page = (entries: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${resources} /Contents 6 0 R ${entries} >>`
const catalog = (entries: string) => `<< /Type /Catalog /Pages 2 0 R ${entries} >>`
const form = (entries: string) => `/AcroForm << /DA (/F1 12 Tf 0 g) ${entries} >>`
const untouchedForm = form("/Fields [7 0 R]")
const font = (entries: string) => `<< /Type /Font /Subtype /Type1 ${entries} >>`
const field = (value: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (ghi-chu) /V (${value}) /Rect [72 72 300 90] /P 3 0 R /F 4 >>`
const signatureField = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky) /V 41 0 R /Rect [0 0 0 0] >>"
const signature = "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> /SubFilter /adbe.pkcs7.detached >>"
const note = "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (x) >>"

/** The page's content with one letter changed: same length, same everything else. */
const forgedContent = (() => {
  const text = Buffer.from(original).toString("latin1")
  const body = text.slice(text.indexOf("6 0 obj\n") + "6 0 obj\n".length)
  return body.slice(0, body.indexOf("\nendobj")).replace("So: 12", "So: 13")
})()

describe("A signed document stays the same", () => {
  const harmless: ReadonlyArray<readonly [string, ...ReadonlyArray<Change>]> = [
    ["when nothing is said anew"],
    ["when an object is said anew as it was", [3, page("/Annots [7 0 R]")], [7, field("")]],
    [
      "when a signature is added",
      [40, signatureField],
      [41, signature],
      [3, page("/Annots [7 0 R 40 0 R]")],
      [1, catalog(form("/Fields [7 0 R 40 0 R] /SigFlags 3"))],
    ],
    [
      "when a signature is added whose field is part of another",
      [40, "<< /FT /Sig /T (ky) /Kids [42 0 R] /V 41 0 R >>"],
      [41, signature],
      [42, "<< /Type /Annot /Subtype /Widget /Parent 40 0 R /Rect [0 0 0 0] >>"],
      [3, page("/Annots [7 0 R 42 0 R]")],
      [1, catalog(form("/Fields [7 0 R 40 0 R]"))],
    ],
    ["when proofs of validity are added", [1, catalog(`${untouchedForm} /DSS << /Certs [] >>`)]],
    ["when its description changes, as signers date it", [5, "<< /Title (x) /ModDate (D:2026) >>"]],
    [
      "when its metadata and its version change",
      [1, catalog(`${untouchedForm} /Metadata 40 0 R /Version /2.0`)],
      [40, "<< /Type /Metadata /Subtype /XML /Length 7 >>\nstream\n<title>\nendstream"],
    ],
    ["when the form gets fonts", [1, catalog(form("/Fields [7 0 R] /DR << /Font << /F9 4 0 R >> >>"))]],
  ]
  for (const [what, ...changes] of harmless) it(what, () => assert.isTrue(staysTheSame(original, ...changes)))

  it("when a field that waited for a signature gets it", () => {
    const waiting = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky) /Rect [0 0 0 0] >>"
    const prepared = append(openPdf(Buffer.from(original)), [
      { number: 40, generation: 0, body: waiting },
      { number: 3, generation: 0, body: page("/Annots [7 0 R 40 0 R]") },
      { number: 1, generation: 0, body: catalog(form("/Fields [7 0 R 40 0 R]")) },
    ]).bytes
    assert.isTrue(staysTheSame(prepared, [40, signatureField], [41, signature]))
    assert.isFalse(staysTheSame(prepared, [40, signatureField]))
    assert.isFalse(staysTheSame(prepared, [40, note]))
    const signed = append(openPdf(prepared), [
      { number: 40, generation: 0, body: signatureField },
      { number: 41, generation: 0, body: signature },
    ]).bytes
    assert.isFalse(staysTheSame(signed, [40, waiting]))
    assert.isFalse(staysTheSame(signed, [40, signatureField.replace("41", "42")], [42, "<< /Type /Sig >>"]))
  })
})

describe("A signed document counts as changed", () => {
  const harmful: ReadonlyArray<readonly [string, ...ReadonlyArray<Change>]> = [
    ["when a letter on the page changes", [6, forgedContent]],
    ["when the page's size changes", [3, page("/Annots [7 0 R]").replace("842", "421")]],
    ["when the page is turned", [3, page("/Annots [7 0 R] /Rotate 180")]],
    ["when the page loses its fonts", [3, page("/Annots [7 0 R]").replace(resources, "")]],
    [
      "when the page shows other content",
      [3, page("/Annots [7 0 R]").replace("6 0 R", "40 0 R")],
      [40, forgedContent],
    ],
    ["when a page is added", [2, "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 1 >>"]],
    ["when the page is taken away", [2, "<< /Type /Pages /Kids [] /Count 1 >>"]],
    ["when the count of pages changes", [2, "<< /Type /Pages /Kids [3 0 R] /Count 2 >>"]],
    ["when the font changes", [4, font("/BaseFont /Courier /Encoding /WinAnsiEncoding")]],
    ["when the font's letters are mapped anew", [4, font("/BaseFont /Helvetica")]],
    ["when a note is put on the page", [3, page("/Annots [7 0 R 40 0 R]")], [40, note]],
    ["when a field is taken off the page", [3, page("/Annots []")]],
    ["when a field is taken off the form", [1, catalog(form("/Fields []"))]],
    ["when a field is filled in", [7, field("Đồng ý")]],
    ["when a field to fill in is added", [1, catalog(form("/Fields [7 0 R 40 0 R]"))], [40, field("")]],
    [
      "when the form is drawn anew by the reader",
      [1, catalog(form("/Fields [7 0 R] /NeedAppearances true"))],
    ],
    ["when something is done on opening it", [1, catalog(`${untouchedForm} /OpenAction << /S /Named >>`)]],
    ["when a value becomes another kind of value", [4, "(Helvetica)"]],
    ["when its form is taken away", [1, catalog("")]],
  ]
  for (const [what, ...changes] of harmful) it(what, () => assert.isFalse(staysTheSame(original, ...changes)))

  it("when an object it had always pointed at comes into being", () => {
    const dangling = append(openPdf(Buffer.from(original)), [
      { number: 3, generation: 0, body: page("/Annots [7 0 R] /Thumb 50 0 R") },
    ]).bytes
    assert.isTrue(staysTheSame(dangling))
    assert.isFalse(staysTheSame(dangling, [50, "<< /Anything true >>"]))
  })
})
