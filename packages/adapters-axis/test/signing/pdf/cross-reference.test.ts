import { assert, describe, it } from "vitest"
import { openPdf } from "../../../src/signing/pdf/pdf-file.ts"
import { entriesInAPiece } from "../../../src/turns/in-pieces.ts"

const entries = 100_000
const head = "%PDF-1.7\n"

const end = (start: number) => `\nstartxref\n${start}\n%%EOF\n`

const table = (): Buffer => {
  const list = "0000000009 00000 n \n".repeat(entries)
  return Buffer.from(
    `${head}xref\n0 ${entries}\n${list}trailer\n<< /Size ${entries} >>${end(head.length)}`,
    "latin1",
  )
}

const stream = (): Buffer => {
  const row = "\x01\x09\x00"
  const dictionary = `<< /Type /XRef /Size ${entries} /W [1 1 1] /Length ${entries * row.length} >>`
  const data = row.repeat(entries)
  return Buffer.from(
    `${head}1 0 obj\n${dictionary}\nstream\n${data}\nendstream\nendobj${end(head.length)}`,
    "latin1",
  )
}

/** A table whose stream beside it lists every object again. */
const hybrid = (): Buffer => {
  const before = stream()
  const list = "0000000000 65535 f \n".repeat(entries)
  const start = before.length
  const trailer = `trailer\n<< /Size ${entries} /XRefStm ${head.length} >>`
  return Buffer.concat([before, Buffer.from(`xref\n0 ${entries}\n${list}${trailer}${end(start)}`, "latin1")])
}

describe("A cross-reference of a hundred thousand entries is read in pieces, yielding to the event loop between them", () => {
  for (const [form, file, lists] of [
    ["as a table", table(), 2],
    ["as a stream", stream(), 2],
    ["as a table with a stream beside it", hybrid(), 4],
  ] as const)
    it(form, () => {
      const reading = openPdf(file)
      let pieces = 1
      let piece = reading.next()
      for (; piece.done !== true; piece = reading.next()) pieces += 1
      assert.equal(piece.value.crossReference.places.size, entries)
      // Each list is read, and then gathered with the others.
      assert.isAtLeast(pieces, (lists * entries) / entriesInAPiece - lists)
    })
})
