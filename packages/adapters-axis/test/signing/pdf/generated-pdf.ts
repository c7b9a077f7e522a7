import { deflateSync } from "node:zlib"
import fc from "fast-check"
import { type Bodies, bodiesOf, type Content, contentWith, stream } from "./generated-bodies.ts"
import { withObjects } from "./later/later-objects.ts"

/** How a generated document is written, and what it holds. */
export interface Shape {
  readonly content: Content
  readonly crossReference: "table" | "stream" | "hybrid" | "linearized"
  readonly extraTrailer: boolean
  readonly tail: string
  /** Whether another program wrote revisions behind it before anybody signed. */
  readonly revisions: number
}

export const shapeWith = (attachments: ReadonlyArray<string>): fc.Arbitrary<Shape> =>
  fc.record({
    content: contentWith(attachments),
    crossReference: fc.constantFrom("table", "stream", "hybrid", "linearized"),
    extraTrailer: fc.boolean(),
    tail: fc.constantFrom("\n", "", "\r\n", "\n\n \0"),
    revisions: fc.integer({ min: 0, max: 2 }),
  })

const pad = (value: number) => String(value).padStart(10, "0")

/** A cross-reference table with a subsection for each object. */
const table = (offsets: ReadonlyMap<number, number>, trailer: string) =>
  `xref\n0 1\n0000000000 65535 f \n${[...offsets]
    .map(([number, offset]) => `${number} 1\n${pad(offset)} 00000 n \n`)
    .join("")}trailer\n<< ${trailer} >>\n`

type Row = readonly [number: number, kind: 1 | 2, second: number, third: number]

const rowsStream = (number: number, rows: ReadonlyArray<Row>, trailer: string) => {
  const data = Buffer.alloc(rows.length * 6)
  for (const [at, [, kind, second, third]] of rows.entries()) {
    data.writeUInt8(kind, at * 6)
    data.writeUInt32BE(second, at * 6 + 1)
    data.writeUInt8(third, at * 6 + 5)
  }
  const index = rows.map(([object]) => `${object} 1`).join(" ")
  const packed = deflateSync(data).toString("latin1")
  const entries = `/Type /XRef /W [1 4 1] /Index [${index}] /Filter /FlateDecode ${trailer}`
  return `${number} 0 obj\n${stream(entries, packed)}\nendobj\n`
}

const holder = 40
const sectionNumber = 41

/** Puts what is no stream into an object stream, and the rest in the open; gives where each is. */
const lay = (start: string, bodies: Bodies, isPacked: (number: number) => boolean) => {
  let text = start
  const offsets = new Map<number, number>()
  const put = (number: number, body: string) => {
    offsets.set(number, text.length)
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const packed = [...bodies].filter(([number, body]) => isPacked(number) && !body.includes("stream\n"))
  for (const [number, body] of bodies) if (!packed.some(([other]) => other === number)) put(number, body)
  if (packed.length > 0) {
    let data = ""
    const index = packed.map(([number, body]) => {
      const at = data.length
      data += `${body}\n`
      return `${number} ${at}`
    })
    const head = `${index.join(" ")}\n`
    const content = deflateSync(Buffer.from(head + data, "latin1")).toString("latin1")
    put(
      holder,
      stream(`/Type /ObjStm /N ${packed.length} /First ${head.length} /Filter /FlateDecode`, content),
    )
  }
  const inside = packed.map(([number], at): Row => [number, 2, holder, at])
  return { text, offsets, inside }
}

/** The first page and its cross-reference stand before the rest, as for reading over the web. */
const linearized = (header: string, bodies: Bodies, trailer: string) => {
  const first = [1, 3, 4, 30]
  const hint = "62 0 obj\n<< /Linearized 1 /N 1 >>\nendobj\n"
  const start = header.length + hint.length
  const ahead = (offsets: ReadonlyMap<number, number>, prev: number) =>
    `${table(offsets, `${trailer} /Prev ${pad(prev)}`)}startxref\n0\n%%EOF\n`
  const room = ahead(new Map(first.map((number) => [number, 0])), 0).length
  const sorted = new Map(
    [...bodies].sort(([one], [other]) => Number(first.includes(other)) - Number(first.includes(one))),
  )
  const { text, offsets } = lay(" ".repeat(start + room), sorted, () => false)
  const isFirst = (number: number) => first.includes(number)
  const some = (keep: (number: number) => boolean) => new Map([...offsets].filter(([number]) => keep(number)))
  const all =
    text.slice(start + room) +
    table(
      some((number) => !isFirst(number)),
      trailer,
    )
  return { text: header + hint + ahead(some(isFirst), text.length) + all, start }
}

const written = (of: Shape): Buffer => {
  const bodies = bodiesOf(of.content)
  const extra = of.extraTrailer ? "/DocChecksum /0123456789ABCDEF /Moi [3 0 R]" : ""
  const trailer = `/Size 70 /Root 1 0 R /Info 5 0 R /ID [<6C74> <6C74>] ${extra}`
  const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
  const finish = (text: string, start: number) =>
    Buffer.from(`${text}startxref\n${start}\n%%EOF${of.tail}`, "latin1")
  if (of.crossReference === "table") {
    const { text, offsets } = lay(header, bodies, () => false)
    return finish(text + table(offsets, trailer), text.length)
  }
  if (of.crossReference === "stream") {
    const { text, offsets, inside } = lay(header, bodies, (number) => number !== 20)
    const open = [...offsets].map(([number, offset]): Row => [number, 1, offset, 0])
    const rows: ReadonlyArray<Row> = [...open, ...inside, [sectionNumber, 1, text.length, 0]]
    return finish(text + rowsStream(sectionNumber, rows, trailer), text.length)
  }
  if (of.crossReference === "linearized") {
    const { text, start } = linearized(header, bodies, trailer)
    return finish(text, start)
  }
  const former = lay(header, bodies, () => false)
  const prev = former.text.length
  const first = `${former.text}${table(former.offsets, trailer)}startxref\n${prev}\n%%EOF\n`
  const hidden = [3, 5, 9, 15]
  const { text, offsets, inside } = lay(first, bodies, (number) => hidden.includes(number))
  const section = rowsStream(sectionNumber, inside, `/Size 70 /Prev ${prev}`)
  const start = text.length + section.length
  return finish(text + section + table(offsets, `${trailer} /Prev ${prev} /XRefStm ${text.length}`), start)
}

/**
 * The document in bytes, with what other programs wrote behind it: the same content again, another
 * description.
 */
export const documentOf = (of: Shape): Uint8Array => {
  let document = written(of)
  for (let revision = 0; revision < of.revisions; revision += 1)
    document = withObjects(document, [
      [5, `<< /Title (${revision}) >>`],
      [4, stream("", `BT /F1 12 Tf 72 770 Td (So: 12/BC-UBND) Tj ET ${" ".repeat(revision)}`)],
    ])
  return document
}
