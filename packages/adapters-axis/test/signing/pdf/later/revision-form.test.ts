import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { report } from "../../desk.ts"
import { changesBehind, changesBetween, withObjects } from "./later-objects.ts"

const latin1 = (text: string) => Buffer.from(text, "latin1")
const pad = (value: number, width = 10) => String(value).padStart(width, "0")

const original = Buffer.from(report())
const [former] = /\d+(?=\s+%%EOF\s*$)/.exec(original.toString("latin1")) ?? []
const trailer = "/Root 1 0 R /Info 5 0 R /ID [<6C69656E74686F6E67> <00>]"

/** A revision as its own program wrote it: objects, the rows of its table, its trailer. */
const revision = (
  bytes: Buffer,
  of: {
    readonly objects?: string
    readonly rows?: (at: number) => string
    readonly trailer?: string
    readonly prev?: string | undefined
  },
) => {
  const objects = of.objects ?? ""
  const at = bytes.length
  const start = at + objects.length
  const rows = of.rows?.(at) ?? "0 1\n0000000000 65535 f \n"
  const said = `/Prev ${of.prev ?? former} ${of.trailer ?? `/Size 50 ${trailer}`}`
  return Buffer.concat([
    bytes,
    latin1(`${objects}xref\n${rows}trailer\n<< ${said} >>\nstartxref\n${start}\n%%EOF\n`),
  ])
}

const row = (number: number, offset: number, generation = 0, use = "n") =>
  `${number} 1\n${pad(offset)} ${pad(generation, 5)} ${use} \n`

const changes = (of: Parameters<typeof revision>[1]) => changesBetween(original, revision(original, of))

const evil = "6 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n"
const same =
  "4 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>\nendobj\n"

describe("A revision changes nothing", () => {
  it("when it is empty", () => assert.equal(changes({}), "signatures"))
  it("when it repeats an object as it was", () =>
    assert.equal(changes({ objects: same, rows: (at) => row(4, at) }), "signatures"))
  it("when it drops what the trailer said beside the document, or says something new there", () =>
    assert.equal(changes({ trailer: "/Size 50 /Root 1 0 R /Moi (x)" }), "signatures"))
})

/** With its own word for the cross-reference table, its own tail and its own lines between. */
const adapted = (adapt: (text: string) => string, of: Parameters<typeof revision>[1] = {}) => {
  const behind = revision(original, of).toString("latin1", original.length)
  return changesBetween(original, Buffer.concat([original, latin1(adapt(behind))]))
}

describe("Readers may search for objects themselves, so a revision changes a document", () => {
  it("when its objects are listed nowhere", () => assert.equal(changes({ objects: evil }), "changed"))
  it("when a comment or white space stands in its table", () => {
    assert.equal(
      adapted((text) => text.replace("xref\n0 1", "xref\n%x\n0 1")),
      "changed",
    )
    assert.equal(
      adapted((text) => text.replace("xref\n0 1", "xref\n0 1\n")),
      "changed",
    )
  })
  it("when its description is not where its table says", () => {
    const of = { rows: () => row(40, 12), trailer: `/Size 50 ${trailer.replace("5 0 R", "40 0 R")}` }
    assert.equal(changes(of), "changed")
  })
  it("when a comment holds an object, but not when a tool names itself", () => {
    const between = (line: string) => adapted((text) => text.replace("startxref", `${line}\nstartxref`))
    assert.equal(between("%Tool-7.1"), "signatures")
    assert.equal(between("%6 0 obj (x) endobj"), "changed")
    assert.equal(between("6 0 obj (x) endobj"), "changed")
  })
  it("when an object holds another one's beginning", () => {
    const holding = (data: string) =>
      changes({ objects: `40 0 obj\n(${data})\nendobj\n`, rows: (at) => row(40, at) })
    assert.equal(holding("6 objects"), "signatures")
    assert.equal(holding("6 0 obj"), "changed")
  })
  it("when its table begins at 1 with a free object", () => {
    assert.equal(changes({ rows: () => "1 1\n0000000000 65535 f \n" }), "changed")
  })
  it("when bytes stand before the header", () => {
    const moved = Buffer.concat([latin1(" "), original])
    assert.equal(changesBetween(moved, revision(moved, {})), "changed")
  })
})

describe("A revision changes a document", () => {
  it("when it frees what is shown", () => assert.equal(changes({ rows: () => row(6, 0, 1, "f") }), "changed"))
  it("when it gives what is shown another generation, which no reference finds", () =>
    assert.equal(changes({ objects: same.replace("4 0", "4 1"), rows: (at) => row(4, at, 1) }), "changed"))
  it("when it gives it as the object it was, of another generation", () => {
    const place = original.indexOf("6 0 obj", 0, "latin1")
    assert.equal(changes({ rows: () => row(6, place, 1) }), "changed")
  })
  it("when it places an object upon another", () => {
    const place = original.indexOf("5 0 obj", 0, "latin1")
    assert.equal(changes({ rows: () => row(6, place) }), "changed")
  })
  it("when it has fewer objects than are shown", () =>
    assert.equal(changes({ trailer: `/Size 5 ${trailer}` }), "changed"))
  it("when it names another root", () =>
    assert.equal(changes({ trailer: "/Size 50 /Root 2 0 R" }), "changed"))
  it("when it calls the document encrypted", () =>
    assert.equal(changes({ trailer: `/Size 50 ${trailer} /Encrypt 5 0 R` }), "changed"))
  it("when it does not continue the signed cross-reference", () => {
    assert.equal(changes({ prev: "0" }), "changed")
    const between = revision(original, {})
    const [start] = /\d+(?=\s+%%EOF\s*$)/.exec(between.toString("latin1")) ?? []
    assert.equal(changesBetween(between, revision(between, { prev: start })), "signatures")
    assert.equal(changesBetween(between, revision(between, { prev: former })), "changed")
  })
  it("when its table is one that other readers cannot read and mend by themselves", () =>
    assert.equal(changes({ objects: evil, rows: () => "0 1\n0 65535 f \n" }), "changed"))
  it("when it states a key twice, of which readers take one or the other", () => {
    const page = (entries: string) =>
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> ${entries} >>\nendobj\n`
    const rows = (at: number) => row(3, at)
    assert.equal(changes({ objects: page("/Contents 6 0 R"), rows }), "signatures")
    assert.equal(changes({ objects: page("/Contents 4 0 R /Contents 6 0 R"), rows }), "changed")
  })
  it("when a stream goes on behind the length that it states", () => {
    const start = original.indexOf("6 0 obj", 0, "latin1")
    const body = original.toString("latin1", start, original.indexOf("endobj", start, "latin1") + 7)
    const rows = (at: number) => row(6, at)
    assert.equal(changes({ objects: body, rows }), "signatures")
    assert.equal(changes({ objects: body.replace("\nendstream", " (x) Tj\nendstream"), rows }), "changed")
  })
  it("when a hybrid cross-reference states two places for one object", () => {
    const second = original.length + same.length
    const section = (offset: number) => {
      const data = Buffer.from([1, offset >> 8, offset & 0xff, 0]).toString("latin1")
      return `45 0 obj\n<< /Type /XRef /Size 50 /W [1 2 1] /Index [4 1] /Length 4 >>\nstream\n${data}\nendstream\nendobj\n`
    }
    const hybrid = (
      offset: number,
      rows: (at: number) => string,
      objects = `${same}${same.replace("Helvetica", "Courier")}`,
    ) =>
      changes({
        objects: `${objects}${section(offset)}`,
        rows,
        trailer: `/Size 50 ${trailer} /XRefStm ${original.length + objects.length}`,
      })
    assert.equal(
      hybrid(original.length, (at) => row(4, at), same),
      "signatures",
    )
    assert.equal(
      hybrid(second, (at) => row(4, at)),
      "changed",
    )
    assert.equal(
      hybrid(second, () => row(4, 0, 0, "f")),
      "changed",
    )
    assert.equal(
      hybrid(original.length, () => row(4, 0, 0, "f"), same),
      "changed",
    )
  })
  it("when an object that the signed revision never ended is ended by it", () => {
    const open = withObjects(original, [[1, "<< /Type /Catalog /Pages 2 0 R /OpenAction 30 0 R >>"]])
    const start = Number(/\d+(?=\s+%%EOF\s*$)/.exec(open.toString("latin1"))?.[0])
    const at = open.length
    const unfinished = "30 0 obj\n<< /S /JavaScript /JS (\n"
    const tail = `xref\n30 1\n${pad(at)} 00000 n \ntrailer\n<< /Size 50 /Prev ${start} ${trailer} >>\nstartxref\n${at + unfinished.length}\n%%EOF\n`
    const signed = Buffer.concat([open, latin1(unfinished + tail)])
    const rest = ") >>\nendobj\n"
    const again = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 50 /Prev ${at + unfinished.length} ${trailer} >>\nstartxref\n${signed.length + rest.length}\n%%EOF\n`
    assert.equal(changesBetween(signed, Buffer.concat([signed, latin1(rest + again)])), "changed")
  })
  it("when a length that a shown stream refers to is another one", () => {
    const referring = withObjects(original, [
      [6, "<< /Length 30 0 R >>\nstream\nBT ET q Q\nendstream"],
      [30, "9"],
    ])
    assert.equal(changesBehind(referring, [[30, "9"]]), "signatures")
    assert.equal(changesBehind(referring, [[30, "5"]]), "changed")
  })
  it("when it redefines what a damaged object may name", () => {
    const damaged = withObjects(original, [
      [1, "<< /Type /Catalog /Pages 2 0 R /PieceInfo 30 0 R >>"],
      [30, "<< /Never [ends 31\n0 R ("],
      [31, "(x)"],
    ])
    assert.equal(changesBehind(damaged, [[5, "<< /Title (y) >>"]]), "signatures")
    assert.equal(changesBehind(damaged, [[31, "(y)"]]), "changed")
  })
  it("when it redefines an object that its trailer names, but not one that nothing names", () => {
    const named = revision(
      withObjects(original, [
        [30, "(x)"],
        [31, "(x)"],
      ]),
      {
        trailer: `/Size 50 ${trailer} /Moi 30 0 R`,
        prev: /\d+(?=\s+%%EOF\s*$)/.exec(
          withObjects(original, [
            [30, "(x)"],
            [31, "(x)"],
          ]).toString("latin1"),
        )?.[0],
      },
    )
    const [start] = /\d+(?=\s+%%EOF\s*$)/.exec(named.toString("latin1")) ?? []
    const redefined = (number: number) =>
      revision(named, {
        objects: `${number} 0 obj\n(y)\nendobj\n`,
        rows: (at) => row(number, at),
        trailer: `/Size 50 ${trailer} /Moi 30 0 R`,
        prev: start,
      })
    assert.equal(changesBetween(named, redefined(30)), "changed")
    assert.equal(changesBetween(named, redefined(31)), "signatures")
  })
})
