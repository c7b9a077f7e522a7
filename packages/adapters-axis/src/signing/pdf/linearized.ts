import { cursorAt, skipWhiteSpace } from "./pdf-cursor.ts"
import type { PdfFile } from "./pdf-file.ts"
import { PdfProblem } from "./pdf-problem.ts"

/** Readers look for the dictionary in the first object, which ends far before this byte. */
const maxHead = 65_536

const decoded = (text: string) =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/**
 * Where readers begin that believe a file's first object (ISO 32000-1, annex F): behind it, if it says that
 * the file is linearized and as long as it is. `undefined` if all begin at the end of the file.
 *
 * An author can foretell how long a document will be once it is signed, and have its first cross-reference
 * lead to another text than its last. A linearized document has the same one in both places.
 */
export const linearizedStart = (bytes: Buffer): number | undefined => {
  const end = bytes.subarray(0, maxHead).indexOf("endobj", 0, "latin1")
  const head = decoded(bytes.toString("latin1", 0, Math.max(end, 0)))
  const lengths = head.includes("/Linearized") ? [...head.matchAll(/[\d.]+/g)] : []
  if (!lengths.some(([length]) => Number(length) === bytes.length)) return undefined
  const cursor = cursorAt(bytes, end + "endobj".length)
  skipWhiteSpace(cursor)
  return cursor.at
}

/** Requires that readers of a linearized file begin where all others do. */
export const expectOneStart = ({ bytes, crossReference: { start } }: PdfFile): void => {
  const linearized = linearizedStart(bytes)
  if (linearized !== undefined && linearized !== start)
    throw new PdfProblem("ambiguous", "its first cross-reference differs from its last")
}
