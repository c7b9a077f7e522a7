import type { InPieces } from "../../../turns/in-pieces.ts"
import { nextNumber } from "../increment.ts"
import { laterChanges } from "../later/later-changes.ts"
import { onlySigning } from "../later/permission.ts"
import { writtenReferences } from "../later/written-references.ts"
import { expectOneStart } from "../linearized.ts"
import { openPdf, type PdfFile, unpackHolder } from "../pdf-file.ts"
import { PdfProblem } from "../pdf-problem.ts"
import { expectOneDocument } from "../readers/one-document.ts"
import { makeRoom, type SignatureNote, type SignatureSpace } from "./signature-space.ts"

/**
 * The largest number an object may have by the limits of the standard's first readers (ISO 32000-1, Annex C).
 */
const maxNumber = 8_388_607

/** A quarter of what a verifier spends: the document will have further signatures. */
const maxSteps = 1_250_000

/**
 * Checks that a verifier will find nothing changed but the signature, once the room holds one; throws
 * otherwise.
 */
const checkUnchanged = function* (file: PdfFile, { bytes, gap }: SignatureSpace): InPieces<void> {
  const now = yield* openPdf(bytes, file.bytes.length)
  expectOneStart(now)
  yield* laterChanges({
    signed: file,
    now,
    permission: onlySigning,
    signatures: new Map([[gap.start, { isTimestamp: false, holds: true }]]),
    steps: { left: maxSteps },
  })
}

const numbersIn = function* (data: Buffer) {
  for (const number of writtenReferences(data.toString("latin1"))) if (number < maxNumber) yield number
}

/** The packed streams that can be unpacked: nobody reads the others. */
const packed = (file: PdfFile): ReadonlyArray<Buffer> => {
  const holders = new Set<number>()
  for (const place of file.crossReference.places.values())
    if (place.kind === "inside") holders.add(place.holder)
  return [...holders].flatMap((holder) => {
    try {
      return [unpackHolder(file, holder).data]
    } catch (error) {
      if (!(error instanceof PdfProblem)) throw error
      return []
    }
  })
}

/** A number beyond every one that the file names: it may name objects that it does not have. */
const unnamedNumber = (file: PdfFile): number => {
  let next = nextNumber(file)
  for (const data of [file.bytes, ...packed(file)])
    for (const number of numbersIn(data)) if (number >= next) next = number + 1
  return next
}

/**
 * Makes room as `makeRoom` does, without a change to what any verifier sees: no object that the document
 * names and does not have comes into being.
 */
export const makeUnchangingRoom = function* (
  document: Buffer,
  note: SignatureNote,
  size: number,
): InPieces<SignatureSpace> {
  const file = yield* openPdf(document)
  yield* expectOneDocument(file, { left: maxSteps })
  const space = makeRoom(file, note, size)
  try {
    yield* checkUnchanged(file, space)
    return space
  } catch (error) {
    if (!(error instanceof PdfProblem)) throw error
  }
  const other = makeRoom(file, note, size, unnamedNumber(file))
  yield* checkUnchanged(file, other)
  return other
}
