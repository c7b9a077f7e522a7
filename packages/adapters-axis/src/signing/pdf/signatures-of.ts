import type { InPieces } from "../../turns/in-pieces.ts"
import { entriesOf, openPdf, type PdfFile, resolve } from "./pdf-file.ts"
import { PdfProblem } from "./pdf-problem.ts"
import { orElse, type PdfEntries } from "./pdf-value.ts"
import type { SignatureDictionary } from "./signature-dictionary.ts"
import { signedFields } from "./signature-field.ts"
import { searchSignatures } from "./signature-search.ts"

/** A signature of the form that is unreadable where it should be, which is a sign of damage. */
export interface UnreadableSignature {
  readonly problem: string
}

type Found = ReadonlyMap<number, SignatureDictionary>

const notThere: UnreadableSignature = { problem: "the signature of a field is not where the form says" }

/** The signature of a field if it is not found in the bytes. */
const missingFrom = (file: PdfFile, field: PdfEntries, found: Found) => {
  const entries = entriesOf(file, field.get("V"))
  const contents = resolve(file, entries?.get("Contents"))
  if (entries?.get("Contents")?.kind === "reference" && contents.kind === "string")
    return { entries, contents, isIndirect: true }
  return contents.kind !== "string" || !found.has(contents.start) ? notThere : undefined
}

/**
 * Signed fields of the form whose signature is not found in the bytes, as far as the form can be read: one
 * damaged signature does not hide another.
 */
const missing = (file: PdfFile, found: Found): ReadonlyArray<SignatureDictionary | UnreadableSignature> => {
  const others: Array<SignatureDictionary | UnreadableSignature> = []
  orElse(() => {
    for (const field of signedFields(file)) {
      const other = orElse(() => missingFrom(file, field, found), notThere)
      if (other !== undefined) others.push(other)
    }
  }, undefined)
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
  return file === undefined ? readable : [...readable, ...missing(file, found)]
}
