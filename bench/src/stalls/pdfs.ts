import { randomFillSync } from "node:crypto"

/** A PDF of one page, with further objects that nothing refers to. */
export const pdfWith = (objects: Iterable<Buffer>): Buffer => {
  const parts: Array<Buffer> = []
  const offsets: Array<number> = []
  let length = 0
  const add = (part: Buffer) => {
    parts.push(part)
    length += part.length
  }
  const addObject = (body: Buffer) => {
    offsets.push(length)
    add(Buffer.from(`${offsets.length} 0 obj\n`))
    add(body)
    add(Buffer.from("\nendobj\n"))
  }
  add(Buffer.from("%PDF-1.7\n"))
  addObject(Buffer.from("<< /Type /Catalog /Pages 2 0 R >>"))
  addObject(Buffer.from("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"))
  addObject(Buffer.from("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>"))
  for (const body of objects) addObject(body)
  const start = length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")
  const size = offsets.length + 1
  add(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n`))
  add(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** A PDF with a stream of so many random bytes, as of an image. */
export const withStream = (size: number) => {
  const data = randomFillSync(Buffer.alloc(size))
  return pdfWith([
    Buffer.concat([Buffer.from(`<< /Length ${size} >>\nstream\n`), data, Buffer.from("\nendstream")]),
  ])
}

/** A PDF of so many small objects. */
export const withObjects = (count: number) =>
  pdfWith(Array.from({ length: count }, (_, n) => Buffer.from(`<< /N ${n} /Of [1 2 3] >>`)))

/** A PDF with arrays within arrays. */
export const withNesting = (depth: number) => pdfWith([Buffer.from("[".repeat(depth) + "]".repeat(depth))])
