import { append } from "../../../../src/signing/pdf/increment.ts"
import type { FoundSignature } from "../../../../src/signing/pdf/later/comparison.ts"
import { type LaterChanges, laterChanges } from "../../../../src/signing/pdf/later/later-changes.ts"
import { onlySigning, type Permission } from "../../../../src/signing/pdf/later/permission.ts"
import { PdfProblem } from "../../../../src/signing/pdf/pdf-problem.ts"
import { runToEnd } from "../../../../src/turns/in-pieces.ts"
import { openPdf, signaturesOf } from "../open-at-once.ts"

/** An object said again, or for the first time. */
export type Change = readonly [number: number, body: string]

/** A document with objects behind it, as any program may append them. */
export const withObjects = (bytes: Uint8Array, changes: ReadonlyArray<Change>): Buffer =>
  append(
    openPdf(Buffer.from(bytes)),
    changes.map(([number, body]) => ({ number, generation: 0, body })),
  ).bytes

/**
 * What a revision behind a document is, if every signature in it is as `found` says; `changed` where it is
 * none.
 */
export const changesBetween = (
  original: Uint8Array,
  now: Uint8Array,
  permission: Permission = onlySigning,
  found: FoundSignature = { isTimestamp: false, holds: true },
): LaterChanges | "changed" => {
  const bytes = Buffer.from(now)
  const signatures = new Map(
    signaturesOf(bytes).flatMap((one) => ("problem" in one ? [] : [[one.contents.start, found] as const])),
  )
  try {
    const signed = openPdf(bytes.subarray(0, original.length))
    const steps = { left: 1_000_000 }
    return runToEnd(
      laterChanges({ signed, now: openPdf(bytes, original.length), permission, signatures, steps }),
    )
  } catch (error) {
    if (error instanceof PdfProblem) return "changed"
    throw error
  }
}

/** As above, for objects that are said again. */
export const changesBehind = (
  original: Uint8Array,
  changes: ReadonlyArray<Change>,
  permission?: Permission,
  found?: FoundSignature,
) => changesBetween(original, withObjects(original, changes), permission, found)
