import { deflateSync } from "node:zlib"

/** The content of a test document and the structure of its file. */
export interface MinimalPdf {
  readonly title: string
  readonly lines: ReadonlyArray<string>
  /**
   * `table`: the classic cross-reference table (PDF 1.4, most producers). `stream`: a compressed
   * cross-reference stream with the document's objects inside an object stream (PDF 1.5 and later).
   */
  readonly crossReference?: "table" | "stream"
  /** Whether the document already has a form with one field to fill in. */
  readonly form?: boolean
}

type Objects = ReadonlyArray<readonly [number: number, body: string]>

/** Text as PDF writes it outside a page: UTF-16 with a byte-order mark, in hexadecimal. */
const textString = (text: string) =>
  `<${Buffer.from(`\uFEFF${text}`, "utf16le").swap16().toString("hex").toUpperCase()}>`

/** The standard fonts have no Vietnamese letters, so pages show them without their marks. */
const pageString = (text: string) => {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D")
  return `(${plain.replace(/[^ -~]/g, "?").replace(/[\\()]/g, "\\$&")})`
}

const stream = (dictionary: string, data: string) =>
  `<< ${dictionary} /Length ${data.length} >>\nstream\n${data}\nendstream`

const documentObjects = (document: MinimalPdf): { readonly plain: Objects; readonly page: Objects } => {
  const shown = document.lines.map((line) => `${pageString(line)} Tj T*`).join("\n")
  const form = document.form ? " /AcroForm << /Fields [7 0 R] /DA (/F1 12 Tf 0 g) >>" : ""
  const annotations = document.form ? " /Annots [7 0 R]" : ""
  const field =
    "<< /Type /Annot /Subtype /Widget /FT /Tx /T (ghi-chu) /V () /Rect [72 72 300 90] /P 3 0 R /F 4 >>"
  return {
    plain: [[6, stream("", `BT /F1 12 Tf 72 770 Td 16 TL\n${shown}\nET`)]],
    page: [
      [1, `<< /Type /Catalog /Pages 2 0 R${form} >>`],
      [2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
      [
        3,
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >>${annotations} /Contents 6 0 R >>`,
      ],
      [4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"],
      [5, `<< /Title ${textString(document.title)} /Producer (lienthong testkit) >>`],
      ...(document.form ? [[7, field] as const] : []),
    ],
  }
}

const trailerEntries = "/Root 1 0 R /Info 5 0 R /ID [<6C69656E74686F6E67> <6C69656E74686F6E67>]"

/** Appends objects to a file's text and records where each begins. */
const lay = (text: string, objects: Objects, offsets: Map<number, number>) =>
  objects.reduce((file, [number, body]) => {
    offsets.set(number, file.length)
    return `${file}${number} 0 obj\n${body}\nendobj\n`
  }, text)

const withTable = ({ plain, page }: ReturnType<typeof documentObjects>, header: string) => {
  const offsets = new Map<number, number>()
  const body = lay(
    header,
    [...page, ...plain].sort(([a], [b]) => a - b),
    offsets,
  )
  const rows = [...offsets.values()].map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`)
  const size = rows.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}`
  return `${body}${table}trailer\n<< /Size ${size} ${trailerEntries} >>\nstartxref\n${body.length}\n%%EOF\n`
}

/**
 * Rows of a cross-reference stream with PNG's `Up` predictor before compression, as most producers write
 * them.
 */
const predicted = (rows: ReadonlyArray<ReadonlyArray<number>>) =>
  rows.flatMap((row, index) => [2, ...row.map((byte, at) => (byte - (rows[index - 1]?.[at] ?? 0)) & 0xff)])

const fourBytes = (value: number) => [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]

const withStream = ({ plain, page }: ReturnType<typeof documentObjects>, header: string) => {
  const holder = 8
  const table = 9
  const bodies = page.map(([, body]) => body)
  const starts = bodies.map((_, index) => bodies.slice(0, index).join("\n").length + (index === 0 ? 0 : 1))
  const index = page.map(([number], at) => `${number} ${starts[at]}`).join(" ")
  const packed = deflateSync(Buffer.from(`${index}\n${bodies.join("\n")}`, "latin1")).toString("latin1")
  const offsets = new Map<number, number>()
  const body = lay(
    header,
    [
      ...plain,
      [
        holder,
        stream(`/Type /ObjStm /N ${page.length} /First ${index.length + 1} /Filter /FlateDecode`, packed),
      ],
    ],
    offsets,
  )
  offsets.set(table, body.length)
  const inside = new Map(page.map(([number], at) => [number, at]))
  const rows = Array.from({ length: table + 1 }, (_, number) => {
    const at = inside.get(number)
    const offset = offsets.get(number)
    if (at !== undefined) return [2, ...fourBytes(holder), at]
    return offset === undefined ? [0, ...fourBytes(0), 255] : [1, ...fourBytes(offset), 0]
  })
  const data = deflateSync(Buffer.from(predicted(rows))).toString("latin1")
  const parameters = "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 6 >>"
  const dictionary = `/Type /XRef /Size ${table + 1} /W [1 4 1] ${parameters} ${trailerEntries}`
  return `${body}${table} 0 obj\n${stream(dictionary, data)}\nendobj\nstartxref\n${body.length}\n%%EOF\n`
}

/**
 * A one-page PDF for tests, complete down to its byte offsets.
 *
 * @example
 * ```ts
 * import { minimalPdf } from "@lienthong/testkit"
 *
 * const bytes = minimalPdf({ title: "Báo cáo", lines: ["Kính gửi: Văn phòng Chính phủ"] })
 * ```
 */
export const minimalPdf = (document: MinimalPdf): Uint8Array => {
  const objects = documentObjects(document)
  const file =
    document.crossReference === "stream"
      ? withStream(objects, "%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
      : withTable(objects, "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
  return Buffer.from(file, "latin1")
}
