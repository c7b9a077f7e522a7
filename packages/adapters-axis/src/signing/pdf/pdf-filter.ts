import { inflateSync } from "node:zlib"
import { isName, type PdfEntries, PdfProblem, type PdfValue, wholeNumber } from "./pdf-value.ts"

/** A small file can unpack to any size: what describes a document's structure never needs more. */
const maxUnpacked = 64 * 1024 * 1024

const single = (value: PdfValue | undefined): PdfValue | undefined =>
  value?.kind === "array" && value.items.length <= 1 ? value.items[0] : value

const paeth = (left: number, up: number, corner: number) => {
  const estimate = left + up - corner
  const [toLeft, toUp, toCorner] = [left, up, corner].map((from) => Math.abs(estimate - from)) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/** Undoes PNG's row filters (RFC 2083, chapter 6), each row led by the number of its filter. */
const unfilterRows = (data: Buffer, width: number, pixel: number): Buffer => {
  const rows = Math.floor(data.length / (width + 1))
  const output = Buffer.alloc(rows * width)
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * (width + 1)] ?? 0
    const begin = row * width
    for (let column = 0; column < width; column += 1) {
      const raw = data[row * (width + 1) + 1 + column] ?? 0
      const left = column < pixel ? 0 : (output[begin + column - pixel] ?? 0)
      const up = row === 0 ? 0 : (output[begin - width + column] ?? 0)
      const corner = row === 0 || column < pixel ? 0 : (output[begin - width + column - pixel] ?? 0)
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
      if (predicted === undefined) throw new PdfProblem("it uses an unknown predictor")
      output[begin + column] = raw + predicted
    }
  }
  return output
}

const unpredict = (data: Buffer, parameters: PdfValue | undefined): Buffer => {
  if (parameters?.kind !== "dictionary") return data
  const setting = (key: string, otherwise: number) => wholeNumber(parameters.entries.get(key)) ?? otherwise
  const predictor = setting("Predictor", 1)
  if (predictor === 1) return data
  if (predictor < 10) throw new PdfProblem("it uses the TIFF predictor")
  const bits = setting("Colors", 1) * setting("BitsPerComponent", 8)
  const width = Math.ceil((bits * setting("Columns", 1)) / 8)
  if (width < 1 || width > maxUnpacked) throw new PdfProblem("its predictor has no sensible width")
  return unfilterRows(data, width, Math.max(1, bits >> 3))
}

const inflate = (data: Buffer): Buffer => {
  try {
    return inflateSync(data, { maxOutputLength: maxUnpacked })
  } catch (cause) {
    throw new PdfProblem("a packed part of its structure is damaged or far too large", { cause })
  }
}

/** A stream's data as it was before packing. Structure is packed with Flate or not at all. */
export const unpack = (entries: PdfEntries, data: Buffer): Buffer => {
  const filter = single(entries.get("Filter"))
  if (filter === undefined || (filter.kind === "array" && filter.items.length === 0)) return data
  if (!isName(filter, "FlateDecode"))
    throw new PdfProblem("its structure is packed with another filter than Flate")
  return unpredict(inflate(data), single(entries.get("DecodeParms") ?? entries.get("DP")))
}
