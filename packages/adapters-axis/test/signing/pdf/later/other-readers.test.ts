import { it } from "@effect/vitest"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { PdfProblem } from "../../../../src/signing/pdf/pdf-problem.ts"
import { report } from "../../desk.ts"
import { openPdf } from "../open-at-once.ts"
import { changesBetween, withObjects } from "./later-objects.ts"

const latin1 = (text: string) => Buffer.from(text, "latin1")
const pad = (value: number, width = 10) => String(value).padStart(width, "0")

const shown = (text: string) => {
  const content = `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`
  return `<</Length ${content.length}>>\nstream\n${content}\nendstream`
}

/** A document whose author first wrote one sum and then, in a revision of its own, another. */
const draft = Buffer.from(report())
const corrected = withObjects(withObjects(draft, [[6, shown("900 trieu")]]), [[6, shown("5 trieu")]])
const text = corrected.toString("latin1")
const [, wrong = 0, right = 0] = [...text.matchAll(/(?<=\n)6 0 obj/g)].map(({ index }) => index)
const starts = [...text.matchAll(/startxref\s+(\d+)/g)].map(([, start]) => Number(start))
const [before = 0, newest = 0] = starts.slice(-2)

const row = (number: number, offset: number, use = "n", generation = 0) =>
  `${number} 1\n${pad(offset)} ${pad(generation, 5)} ${use} \n`

interface Table {
  readonly rows?: string
  readonly prev?: number
  readonly trailer?: string
}

/** A table behind a document, which continues it unless it says otherwise. */
const table = (bytes: Buffer, { rows = "0 1\n0000000000 65535 f \n", prev = newest, trailer }: Table) =>
  Buffer.concat([
    bytes,
    latin1(
      `xref\n${rows}trailer\n<< /Prev ${prev} /Root 1 0 R ${trailer ?? "/Size 60"} >>\nstartxref\n${bytes.length}\n%%EOF\n`,
    ),
  ])

type Row = readonly [type: number, second: number, third: number]

interface Stream {
  readonly number?: number
  readonly listed?: ReadonlyArray<readonly [number: number, row: Row]>
  readonly prev?: number
  readonly entries?: string
  readonly typeWidth?: number
  readonly size?: number
}

/** The object that is a cross-reference stream: it lists itself behind the given rows. */
const streamObject = (
  bytes: Buffer,
  { number = 40, listed = [], prev = newest, entries = "", typeWidth = 1, size = 60 }: Stream,
) => {
  const all = [...listed, [number, [1, bytes.length, 0]] as const]
  const data = Buffer.alloc(all.length * (typeWidth + 6))
  all.forEach(([, [type, second, third]], at) => {
    const start = at * (typeWidth + 6)
    data.writeUIntBE(type, start, typeWidth)
    data.writeUInt32BE(second, start + typeWidth)
    data.writeUInt16BE(third, start + typeWidth + 4)
  })
  const index = all.map(([listedNumber]) => `${listedNumber} 1`).join(" ")
  return latin1(
    `${number} 0 obj\n<< /Type /XRef /W [${typeWidth} 4 2] /Index [${index}] /Length ${data.length} /Size ${size} /Root 1 0 R /Prev ${prev} ${entries} >>\nstream\n${data.toString("latin1")}\nendstream\nendobj\n`,
  )
}

const stream = (of: Stream = {}) =>
  Buffer.concat([corrected, streamObject(corrected, of), latin1(`startxref\n${corrected.length}\n%%EOF\n`)])

const hybrid = (of: Table, inStream: Stream) =>
  table(Buffer.concat([corrected, streamObject(corrected, inStream)]), {
    trailer: `/Size 60 /XRefStm ${corrected.length}`,
    ...of,
  })

const changes = (now: Buffer) => changesBetween(corrected, now)

describe("A cross-reference behind a document that every reader reads alike changes nothing", () => {
  it("as a table, as a stream, and as both", () => {
    assert.isAbove(right, wrong)
    assert.equal(changes(table(corrected, {})), "signatures")
    assert.equal(changes(table(corrected, { rows: row(6, right) })), "signatures")
    assert.equal(changes(stream()), "signatures")
    assert.equal(changes(stream({ listed: [[6, [1, right, 0]]] })), "signatures")
    assert.equal(changes(hybrid({}, {})), "signatures")
  })
})

describe("A revision changes a document if only some readers find what was signed", () => {
  it("because its table passes over the newest revision and only its stream does not", () =>
    assert.equal(changes(hybrid({ prev: before }, {})), "changed"))

  it("because its stream leads elsewhere than its table", () =>
    assert.equal(changes(hybrid({}, { prev: before })), "changed"))

  it("because a second revision passes over the first", () => {
    const one = table(corrected, {})
    assert.equal(changes(table(one, { prev: corrected.length })), "signatures")
    assert.equal(changes(table(one, { prev: newest })), "changed")
  })

  it("because it lists an object twice: first where it was and then where it is, or free and then there", () => {
    for (const other of [row(6, wrong), row(6, 0, "f", 1), row(6, right)]) {
      assert.equal(changes(table(corrected, { rows: `${other}${row(6, right)}` })), "changed")
      assert.equal(changes(table(corrected, { rows: `${row(6, right)}${other}` })), "changed")
    }
    const at = (offset: number) => [6, [1, offset, 0]] as const
    assert.equal(changes(stream({ listed: [at(wrong), at(right)] })), "changed")
    assert.equal(changes(stream({ listed: [[6, [0, 0, 0]], at(right)] })), "changed")
  })
})

/** A new description, which is free to change, under a number. */
const described = (number: number, size: number) =>
  table(Buffer.concat([corrected, latin1(`${number} 0 obj\n<< >>\nendobj\n`)]), {
    rows: row(number, corrected.length),
    trailer: `/Size ${size}`,
  })

describe("A revision changes a document if it makes a reader search for objects itself", () => {
  it("because its numbers are beyond what readers count to, or none", () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constantFrom(0, 2 ** 31, 2 ** 32 + 6),
          fc.integer({ min: 1_000_002, max: 9_999_999_999 }),
        ),
        (number) => {
          assert.equal(changes(described(number, 60)), "changed")
          const asFree = row(number, 0, number === 0 ? "n" : "f")
          assert.equal(changes(table(corrected, { rows: asFree })), "changed")
          if (number === 0) return
          assert.equal(changes(table(corrected, { rows: `${number} 0\n` })), "changed")
          assert.equal(changes(described(41, number)), "changed")
        },
      ),
      { numRuns: 30 },
    ))

  it("because its stream has entries of no known type, a wide type, or odd parameters", () => {
    assert.equal(changes(stream({ listed: [[41, [3, 9, 9]]] })), "changed")
    assert.equal(changes(stream({ typeWidth: 2 })), "changed")
    assert.equal(changes(stream({ entries: "/DecodeParms null" })), "changed")
    assert.equal(changes(stream({ entries: "/DecodeParms [null]" })), "changed")
    assert.equal(changes(stream({ entries: "/DecodeParms << /Predictor 1 >>" })), "signatures")
    assert.equal(changes(stream({ number: 2_000_000, size: 2_000_001 })), "changed")
  })

  it("because its trailer has a word or a text that readers settle differently", () => {
    for (const odd of [".", "+", "-", "--5", "+-5", "<zz>", "<0g>"])
      assert.equal(changes(table(corrected, { trailer: `/Size 60 /Khac ${odd}` })), "changed", odd)
    for (const sound of ["+5", "-.5", "5.", "0.25", "<00 aF\n>", "<>", "true"])
      assert.equal(changes(table(corrected, { trailer: `/Size 60 /Khac ${sound}` })), "signatures", sound)
    assert.equal(changes(table(corrected, { trailer: "/Size 60 /XRefStm null" })), "changed")
  })
})

describe("A document whose own table lists an object at two places", () => {
  const at = (rows: string) => table(corrected, { rows })
  it("is not signed, since readers show one or the other and any later revision settles it", () => {
    assert.throws(() => openPdf(at(`${row(6, wrong)}${row(6, right)}`)), PdfProblem)
    assert.throws(() => openPdf(at(`${row(6, right)}${row(6, 0, "f", 1)}`)), PdfProblem)
    assert.isDefined(openPdf(at(`${row(6, right)}${row(6, right)}`)))
  })
})
