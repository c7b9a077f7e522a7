import type { InPieces } from "../../../turns/in-pieces.ts"
import type { PdfFile } from "../pdf-file.ts"
import { PdfProblem } from "../pdf-problem.ts"
import { gather } from "../readers/gathered.ts"
import type { Budget } from "../spend.ts"

/** Some readers search for `startxref` only in the last 1,024 bytes, which include its own lines. */
const maxBehind = 900

/**
 * A document may be followed by many meaningless bytes, but then some readers do not find its
 * cross-reference and collect the objects from the bytes. Throws unless they find the same objects.
 */
export const expectFoundBehind = function* (file: PdfFile, end: number, steps: Budget): InPieces<void> {
  if (file.bytes.length - end <= maxBehind) return
  const { others, unknown } = yield* gather(file, steps)
  if (unknown || others.size > 0)
    throw new PdfProblem("ambiguous", "readers that search the bytes find other objects")
}
