import { createHash } from "node:crypto"
import { catalogOf, type PdfFile } from "./pdf-file.ts"
import { PdfProblem } from "./pdf-problem.ts"
import {
  array,
  dictionary,
  name,
  type PdfValue,
  print,
  type reference,
  wholeNumber,
  word,
} from "./pdf-value.ts"

/** An object to be written behind a file: new, or in place of an older one of the same number. */
export interface AppendedObject {
  readonly number: number
  readonly generation: number
  /** In PDF syntax, one Latin-1 character a byte. */
  readonly body: string
}

/** A file with an incremental update behind it, and where each appended object's body begins. */
export interface Increment {
  readonly bytes: Buffer
  readonly bodies: ReadonlyMap<number, number>
}

/** The lowest object number that the file does not use. */
export const nextNumber = ({ crossReference }: PdfFile): number => {
  const size = wholeNumber(crossReference.trailer.get("Size")) ?? 0
  let next = Math.max(size, 1)
  for (const number of crossReference.places.keys()) if (number >= next) next = number + 1
  return next
}

/**
 * The file identifier: its second half changes with every update (ISO 32000-1, 14.4). It is computed from the
 * former one and what is written behind the file, because the file itself may be long.
 */
const identifier = (file: PdfFile, written: string): ReadonlyArray<readonly [string, PdfValue]> => {
  const former = file.crossReference.trailer.get("ID")
  const [first] = former?.kind === "array" ? former.items : []
  if (former === undefined || first === undefined) return []
  const update = `${print(former)} ${file.bytes.length} ${written}`
  const digest = createHash("sha256").update(update).digest("hex").slice(0, 32)
  return [["ID", array([first, { kind: "string", text: `<${digest}>`, start: 0, end: 0 }])]]
}

const trailerEntries = (
  file: PdfFile,
  size: number,
  written: string,
): ReadonlyArray<readonly [string, PdfValue]> => {
  const info = file.crossReference.trailer.get("Info")
  return [
    ["Size", word(size)],
    ["Root", catalogOf(file).at],
    ...(info === undefined ? [] : ([["Info", info]] as const)),
    ...identifier(file, written),
    ["Prev", word(file.crossReference.start)],
  ]
}

type Row = readonly [number: number, offset: number, generation: number]

const table = (file: PdfFile, rows: ReadonlyArray<Row>, size: number, written: string): string => {
  const lines = rows.map(
    ([number, offset, generation]) =>
      `${number} 1\n${String(offset).padStart(10, "0")} ${String(generation).padStart(5, "0")} n \n`,
  )
  // Object 0 heads the list of free numbers. It need not be repeated, but some readers expect every section
  // to begin at it.
  return `xref\n0 1\n0000000000 65535 f \n${lines.join("")}trailer\n${print(dictionary(trailerEntries(file, size, written)))}\n`
}

const stream = (
  file: PdfFile,
  rows: ReadonlyArray<Row>,
  size: number,
  number: number,
  written: string,
): string => {
  const data = Buffer.alloc(rows.length * 7)
  rows.forEach(([, offset, generation], index) => {
    data.writeUInt8(1, index * 7)
    data.writeUInt32BE(offset, index * 7 + 1)
    data.writeUInt16BE(generation, index * 7 + 5)
  })
  const entries = dictionary([
    ["Type", name("XRef")],
    ["W", array([word(1), word(4), word(2)])],
    ["Index", array(rows.flatMap(([object]) => [word(object), word(1)]))],
    ["Length", word(data.length)],
    ...trailerEntries(file, size, written),
  ])
  return `${number} 0 obj\n${print(entries)}\nstream\n${data.toString("latin1")}\nendstream\nendobj\n`
}

/**
 * Writes objects behind a file as an incremental update (ISO 32000-1, 7.5.6): what was there stays byte for
 * byte, and the new cross-reference section is written as the newest one was, table or stream.
 */
export const append = (file: PdfFile, objects: ReadonlyArray<AppendedObject>): Increment => {
  const last = file.bytes.at(-1)
  const lead = last === 10 || last === 13 ? "" : "\n"
  const start = file.bytes.length
  const bodies = new Map<number, number>()
  const rows: Array<Row> = []
  let written = lead
  for (const object of [...objects].sort((a, b) => a.number - b.number)) {
    const head = `${object.number} ${object.generation} obj\n`
    rows.push([object.number, start + written.length, object.generation])
    bodies.set(object.number, start + written.length + head.length)
    written += `${head}${object.body}\nendobj\n`
  }
  const at = start + written.length
  if (at > 0xffff_ffff) throw new PdfProblem("larger-than-4-gib")
  const next = objects.reduce((free, { number }) => Math.max(free, number + 1), nextNumber(file))
  written +=
    file.crossReference.style === "table"
      ? table(file, rows, next, written)
      : stream(file, [...rows, [next, at, 0]], next + 1, next, written)
  written += `startxref\n${at}\n%%EOF\n`
  return { bytes: Buffer.concat([file.bytes, Buffer.from(written, "latin1")]), bodies }
}

/** Writes an object in place of the one that a reference names. */
export const replace = (at: ReturnType<typeof reference>, value: PdfValue): AppendedObject => ({
  number: at.number,
  generation: at.generation,
  body: print(value),
})
