import { attemptInPieces, type InPieces } from "../../../turns/in-pieces.ts"
import type { PdfFile } from "../pdf-file.ts"
import { PdfProblem } from "../pdf-problem.ts"
import type { Budget } from "../spend.ts"
import { gather } from "./gathered.ts"
import { shownBy } from "./shown.ts"
import { expectSound } from "./sound.ts"

/**
 * Throws if a file shows another document to readers that do not believe its cross-reference: they have a
 * reason, because it is not written by the letter, and they would find other objects by searching the bytes.
 *
 * Either alone is harmless and frequent. Many tools write malformed cross-references, and remains of a
 * document's history lie in many files.
 */
export const expectOneDocument = function* (file: PdfFile, steps: Budget): InPieces<void> {
  const { others, unknown } = yield* gather(file, steps)
  if (others.size === 0 && !unknown) return
  const shown = yield* shownBy(file, steps)
  if (!unknown && ![...others].some((number) => shown.has(number))) return
  if (file.crossReference.trailer.has("Encrypt")) return
  const sound = yield* attemptInPieces(() => expectSound(file.bytes, shown))
  if (!("error" in sound)) return
  if (!(sound.error instanceof PdfProblem)) throw sound.error
  throw new PdfProblem("ambiguous", sound.error.message)
}
