import type { InPieces } from "../../turns/in-pieces.ts"
import { entriesOf, openPdf, type PdfFile, resolve } from "./pdf-file.ts"
import { PdfProblem } from "./pdf-value.ts"
import type { SignatureDictionary } from "./signature-dictionary.ts"
import { signedFields } from "./signature-field.ts"
import { searchSignatures } from "./signature-search.ts"

/** A signature of the form that is unreadable where it should be, which is a sign of damage. */
export interface UnreadableSignature {
  readonly problem: string
}

/** Signed fields of the form whose signature is not found in the bytes. */
const missing = (
  file: PdfFile,
  found: ReadonlyMap<number, SignatureDictionary>,
): ReadonlyArray<SignatureDictionary | UnreadableSignature> => {
  const others: Array<SignatureDictionary | UnreadableSignature> = []
  for (const field of signedFields(file)) {
    const entries = entriesOf(file, field.get("V"))
    const contents = resolve(file, entries?.get("Contents"))
    if (entries?.get("Contents")?.kind === "reference" && contents.kind === "string")
      others.push({ entries, contents, isIndirect: true })
    else if (contents.kind !== "string" || !found.has(contents.start))
      others.push({ problem: "a field's signature is not where it should be" })
  }
  return others
}

const opened = function* (bytes: Buffer): InPieces<PdfFile | undefined> {
  try {
    return yield* openPdf(bytes)
  } catch (error) {
    if (error instanceof PdfProblem) return undefined
    throw error
  }
}

const missingIn = (file: PdfFile, found: ReadonlyMap<number, SignatureDictionary>) => {
  try {
    return missing(file, found)
  } catch (error) {
    if (error instanceof PdfProblem) return []
    throw error
  }
}

/**
 * Every signature of a file, in the order of the file, which is the order of signing. The search goes both
 * through the bytes and through the document's form, so that damage to either shows as an unreadable
 * signature and never as none.
 */
export const signaturesOf = function* (
  bytes: Buffer,
): InPieces<ReadonlyArray<SignatureDictionary | UnreadableSignature>> {
  const file = yield* opened(bytes)
  const found = searchSignatures(bytes, file)
  const readable = [...found.values()].sort((a, b) => a.contents.start - b.contents.start)
  return file === undefined ? readable : [...readable, ...missingIn(file, found)]
}
