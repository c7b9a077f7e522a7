import { type DocumentCode, printCode } from "@lienthong/core/document"
import fc from "fast-check"
import { agencyCode } from "./agency.ts"
import { localDate } from "./calendar.ts"

const notation = fc.oneof(
  fc.constantFrom("BC-UBND", "VPCP-TTĐT", "QĐ-TTg", "NĐ-CP", "CV-STTTT", "NQ/TW"),
  fc.stringMatching(/^[A-ZĐ]{1,6}-[A-ZĐ]{1,10}(-[A-ZĐ]{1,10})?$/),
)

/** Số/ký hiệu of a document. Printing and parsing it gives the same code. */
export const documentCode: fc.Arbitrary<DocumentCode> = fc.record({
  number: fc.stringMatching(/^\d{1,5}[a-z]?$/),
  notation,
})

/** A document's identifier, in the axis' usual form or as a UUID. */
export const documentId: fc.Arbitrary<string> = fc.oneof(
  fc.uuid(),
  fc
    .tuple(agencyCode, localDate, documentCode)
    .map(([agency, date, code]) => `${agency},${date.replaceAll("-", "/")},${printCode(code)}`),
)
