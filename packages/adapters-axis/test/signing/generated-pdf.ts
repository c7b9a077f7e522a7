import { deflateSync } from "node:zlib"
import fc from "fast-check"

/** What a generated document is made of: everything that programs do otherwise than the plainest file. */
export interface Shape {
  readonly crossReference: "table" | "stream" | "hybrid"
  readonly pages: number
  readonly nestedPages: boolean
  readonly pageTypes: boolean
  readonly form: "none" | "direct" | "indirect"
  readonly annotations: "none" | "direct" | "indirect"
  readonly certified: 0 | 2 | 3
  readonly tagged: boolean
  readonly damaged: boolean
  readonly dangling: boolean
  readonly extraTrailer: boolean
  readonly tail: string
}

export const shape: fc.Arbitrary<Shape> = fc.record({
  crossReference: fc.constantFrom("table", "stream", "hybrid"),
  pages: fc.integer({ min: 1, max: 4 }),
  nestedPages: fc.boolean(),
  pageTypes: fc.boolean(),
  form: fc.constantFrom("none", "direct", "indirect"),
  annotations: fc.constantFrom("none", "direct", "indirect"),
  certified: fc.constantFrom(0, 2, 3),
  tagged: fc.boolean(),
  damaged: fc.boolean(),
  dangling: fc.boolean(),
  extraTrailer: fc.boolean(),
  tail: fc.constantFrom("\n", "", "\r\n", "\n\n \0"),
})

type Bodies = ReadonlyMap<number, string>

const stream = (entries: string, data: string) =>
  `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`

const firstPage = 30

/** Objects by number: 1 the root, 2 the pages, 3 a font, 4 a page's content, 5 the description, 30 and on the pages. */
const bodiesOf = (of: Shape): Bodies => {
  const bodies = new Map<number, string>()
  const pages = Array.from({ length: of.pages }, (_, at) => firstPage + at)
  const parent = of.nestedPages ? 6 : 2
  const list = (numbers: ReadonlyArray<number>) => `[${numbers.map((number) => `${number} 0 R`).join(" ")}]`
  const kids = `/Kids ${list(pages)} /Count ${of.pages}`
  bodies.set(2, `<< /Type /Pages ${of.nestedPages ? `/Kids [6 0 R] /Count ${of.pages}` : kids} >>`)
  if (of.nestedPages) bodies.set(6, `<< /Type /Pages /Parent 2 0 R ${kids} >>`)
  bodies.set(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
  bodies.set(4, stream("", "BT /F1 12 Tf 72 770 Td (So: 12/BC-UBND) Tj ET"))
  bodies.set(5, "<< /Title (B\\341o c\\341o) >>")
  const hasForm = of.form !== "none"
  const annotations = [...(hasForm ? [7, 8] : []), ...(of.annotations === "none" ? [] : [9])]
  const annots = of.annotations === "indirect" ? "/Annots 10 0 R" : `/Annots ${list(annotations)}`
  if (of.annotations === "indirect") bodies.set(10, list(annotations))
  for (const [at, number] of pages.entries())
    bodies.set(
      number,
      [
        `<< ${of.pageTypes ? "/Type /Page" : ""} /Parent ${parent} 0 R /MediaBox [0 0 595 842.0] /Contents 4 0 R`,
        `/Resources << /Font << /F1 3 0 R >> ${of.dangling ? "/XObject << /Im 60 0 R /No 61 0 R >>" : ""} >>`,
        at === 0 && annotations.length > 0 ? annots : "",
        of.tagged ? "/StructParents 0" : "",
        ">>",
      ].join(" "),
    )
  if (of.annotations !== "none")
    bodies.set(
      9,
      `<< /Type /Annot /Subtype /Link /Rect [9 9 99 20] /Border [0 0 0] /Dest [${firstPage} 0 R /Fit] >>`,
    )
  const fields = "<< /Fields [7 0 R 8 0 R] /DA (/F1 12 Tf 0 g) /DR << /Font << /F1 3 0 R >> >> >>"
  if (hasForm) {
    const widget = `/Type /Annot /Subtype /Widget /P ${firstPage} 0 R /F 4`
    bodies.set(7, `<< ${widget} /FT /Tx /T (ghi chu) /V (x) /Rect [72 72 300 90] >>`)
    bodies.set(8, `<< ${widget} /FT /Sig /T (van thu) /Rect [300 72 400 90] >>`)
    if (of.form !== "direct") bodies.set(11, fields)
  }
  if (of.certified !== 0) {
    const parameters = `/Type /TransformParams /V /1.2 /P ${of.certified}`
    bodies.set(
      12,
      `<< /Type /Sig /Reference [<< /Type /SigRef /TransformMethod /DocMDP /Data 1 0 R /TransformParams << ${parameters} >> >>] >>`,
    )
  }
  if (of.tagged) {
    bodies.set(13, "<< /Type /StructTreeRoot /K 14 0 R /ParentTree 15 0 R /ParentTreeNextKey 1 >>")
    bodies.set(
      14,
      `<< /Type /StructElem /S /P /P 13 0 R /Pg ${firstPage} 0 R /K [0 << /Type /MCR /MCID 1 >>] >>`,
    )
    bodies.set(15, "<< /Nums [0 [14 0 R]] >>")
  }
  bodies.set(
    1,
    [
      "<< /Type /Catalog /Pages 2 0 R",
      hasForm ? `/AcroForm ${of.form === "direct" ? fields : "11 0 R"}` : "",
      of.certified === 0 ? "" : "/Perms << /DocMDP 12 0 R >>",
      of.tagged ? "/StructTreeRoot 13 0 R /MarkInfo << /Marked true >>" : "",
      of.damaged ? "/PieceInfo 20 0 R" : "",
      ">>",
    ].join(" "),
  )
  if (of.damaged) bodies.set(20, "<< /Never [ends 4 0 R (")
  return bodies
}

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

/** The document in bytes. A hybrid one has a revision before it, which both halves of its cross-reference name. */
export const documentOf = (of: Shape): Uint8Array => {
  const bodies = bodiesOf(of)
  const extra = of.extraTrailer ? "/DocChecksum /0123456789ABCDEF /Moi [3 0 R]" : ""
  const trailer = `/Size 60 /Root 1 0 R /Info 5 0 R /ID [<6C74> <6C74>] ${extra}`
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
  const former = lay(header, bodies, () => false)
  const prev = former.text.length
  const first = `${former.text}${table(former.offsets, trailer)}startxref\n${prev}\n%%EOF\n`
  const hidden = [3, 5, 9, 15]
  const { text, offsets, inside } = lay(first, bodies, (number) => hidden.includes(number))
  const section = rowsStream(sectionNumber, inside, `/Size 60 /Prev ${prev}`)
  const start = text.length + section.length
  return finish(text + section + table(offsets, `${trailer} /Prev ${prev} /XRefStm ${text.length}`), start)
}
