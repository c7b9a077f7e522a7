import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { report } from "../../desk.ts"
import { type Change, changesBetween, withObjects } from "./later-objects.ts"

const original = Buffer.from(report())
const text = original.toString("latin1")

const bodyOf = (number: number) => {
  const body = text.slice(text.indexOf(`\n${number} 0 obj\n`) + `\n${number} 0 obj\n`.length)
  return body.slice(0, body.indexOf("\nendobj"))
}

const [root, page, font, content] = [1, 3, 4, 6].map(bodyOf) as [string, string, string, string]

/** With another object as its root. */
const rootedAt = (bytes: Buffer, named: string) => {
  const at = bytes.lastIndexOf("/Root 1 0 R", undefined, "latin1")
  const tail = bytes.toString("latin1", at).replace("/Root 1 0 R", `/Root ${named}`)
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(tail, "latin1")])
}

const behind = (changes: ReadonlyArray<Change>, signed: Uint8Array = original) =>
  changesBetween(signed, withObjects(signed, changes))

const pageWith = (named: string, instead: string) => page.replace(named, instead)
const withContent = (named: string) => pageWith("/Contents 6 0 R", `/Contents ${named}`)

describe("A document shows the same when what it shows stands under another number", () => {
  it("as its root, which some signers write anew each time", () => {
    const signed = (body: string) => rootedAt(withObjects(original, [[40, body]]), "40 0 R")
    assert.equal(changesBetween(original, signed(root)), "signatures")
    assert.equal(changesBetween(original, signed(root.replace(">>", "/DSS << >> >>"))), "signatures")
    assert.equal(changesBetween(original, signed(root.replace(">>", "/OpenAction << >> >>"))), "changed")
    assert.equal(changesBetween(original, signed("<< /Type /Catalog /Pages 41 0 R >>")), "changed")
  })
  it("as what a page draws, and its fonts", () => {
    assert.equal(
      behind([
        [3, withContent("40 0 R")],
        [40, content],
      ]),
      "signatures",
    )
    assert.equal(
      behind([
        [3, withContent("40 0 R")],
        [40, content.replace("So: 12", "So: 13")],
      ]),
      "changed",
    )
    assert.equal(
      behind([
        [3, pageWith("/F1 4 0 R", "/F1 40 0 R")],
        [40, font],
      ]),
      "signatures",
    )
    assert.equal(
      behind([
        [3, pageWith("/F1 4 0 R", "/F1 40 0 R")],
        [40, font.replace("Helvetica", "Courier")],
      ]),
      "changed",
    )
  })
  it("as an object of its own, or inside the one that names it", () => {
    const inside = pageWith("/F1 4 0 R", `/F1 ${font}`)
    assert.equal(behind([[3, inside]]), "signatures")
    assert.equal(behind([[3, inside.replace("Helvetica", "Courier")]]), "changed")
    const apart = pageWith("<< /F1 4 0 R >>", "40 0 R")
    assert.equal(
      behind([
        [3, apart],
        [40, "<< /F1 4 0 R >>"],
      ]),
      "signatures",
    )
    assert.equal(
      behind([
        [3, apart],
        [40, "<< /F1 5 0 R >>"],
      ]),
      "changed",
    )
  })
  it("and leads back to where it stood", () => {
    const looping = withObjects(original, [
      [1, root.replace(">>", "/PieceInfo 30 0 R >>")],
      [30, "<< /Next 31 0 R >>"],
      [31, "<< /Next 30 0 R /Text (x) >>"],
    ])
    const moved = (word: string): ReadonlyArray<Change> => [
      [1, root.replace(">>", "/PieceInfo 40 0 R >>")],
      [40, "<< /Next 41 0 R >>"],
      [41, `<< /Next 40 0 R /Text (${word}) >>`],
    ]
    assert.equal(behind(moved("x"), looping), "signatures")
    assert.equal(behind(moved("y"), looping), "changed")
  })
})

describe("A document does not show the same", () => {
  it("when an object that nobody showed takes another's place, which readers may read differently", () => {
    const twofold = content.replace("/Length", "/Length 0 /Length")
    assert.equal(behind([[3, withContent("30 0 R")]], withObjects(original, [[30, twofold]])), "changed")
  })
  it("when a generation is named that some readers do not find", () => {
    const copies: ReadonlyArray<Change> = [
      [40, content],
      [41, root],
      [42, "[6 0 R]"],
    ]
    for (const named of ["40 7 R", "6 7 R", "[6 7 R]", "42 7 R"])
      assert.equal(behind([[3, withContent(named)], ...copies]), "changed", named)
    const moved = withObjects(original, copies)
    assert.equal(changesBetween(original, rootedAt(moved, "41 7 R")), "changed")
    assert.equal(changesBetween(original, rootedAt(moved, "1 7 R")), "changed")
  })
  it("when a page is another object, which what leads to the page does not find", () => {
    const pages = bodyOf(2)
    assert.equal(
      behind([
        [2, pages.replace("3 0 R", "40 0 R")],
        [40, page],
      ]),
      "changed",
    )
  })
  it("when a signature is a copy, whose own bytes are elsewhere", () => {
    const signature = "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> /SubFilter /adbe.pkcs7.detached >>"
    const signed = withObjects(original, [
      [1, root.replace(">>", "/AcroForm << /Fields [30 0 R] >> >>")],
      [30, "<< /FT /Sig /T (ky) /V 31 0 R >>"],
      [31, signature],
    ])
    assert.equal(
      behind(
        [
          [30, "<< /FT /Sig /T (ky) /V 40 0 R >>"],
          [40, signature],
        ],
        signed,
      ),
      "changed",
    )
  })
})
