import { inflateSync } from "node:zlib"
import { PdfProblem } from "./pdf-problem.ts"
import { isName, type PdfEntries, type PdfValue, wholeNumber } from "./pdf-value.ts"
import { unfilterRows } from "./png-predictor.ts"
import type { Budget } from "./spend.ts"

/**
 * How many bytes may be unpacked of one file. A small file can unpack to any size; what describes the
 * structure of a document never needs more than this.
 */
export const fullAllowance = (): Budget => ({ left: 64 * 1024 * 1024 })

const single = (value: PdfValue | undefined): PdfValue | undefined =>
  value?.kind === "array" && value.items.length <= 1 ? value.items[0] : value

const unpredict = (data: Buffer, parameters: PdfValue | undefined): Buffer => {
  if (parameters?.kind !== "dictionary") return data
  const setting = (key: string, otherwise: number) => wholeNumber(parameters.entries.get(key)) ?? otherwise
  const predictor = setting("Predictor", 1)
  if (predictor === 1) return data
  if (predictor < 10) throw new PdfProblem("packing-unknown", "the TIFF predictor")
  const bits = setting("Colors", 1) * setting("BitsPerComponent", 8)
  const width = Math.ceil((bits * setting("Columns", 1)) / 8)
  if (width < 1 || width > data.length) throw new PdfProblem("packing-damaged", "its rows have no width")
  return unfilterRows(data, width, Math.max(1, bits >> 3))
}

const inflate = (data: Buffer, allowance: Budget): Buffer => {
  try {
    const unpacked = inflateSync(data, { maxOutputLength: Math.max(1, allowance.left) })
    allowance.left -= unpacked.length
    return unpacked
  } catch (cause) {
    throw new PdfProblem("packing-damaged", "it cannot be unpacked", { cause })
  }
}

/** A stream's data as it was before packing. Structure is packed with Flate or not at all. */
export const unpack = (entries: PdfEntries, data: Buffer, allowance: Budget): Buffer => {
  const filter = single(entries.get("Filter"))
  if (filter === undefined || (filter.kind === "array" && filter.items.length === 0)) return data
  if (!isName(filter, "FlateDecode")) throw new PdfProblem("packing-unknown", "another filter than Flate")
  return unpredict(inflate(data, allowance), single(entries.get("DecodeParms") ?? entries.get("DP")))
}
