import { type DocumentCode, printCode, printNumber } from "@lienthong/core/document"
import fc from "fast-check"
import { agencyCode } from "./agency.ts"
import { localDate } from "./calendar.ts"

const notation = fc.oneof(
  fc.constantFrom("BC-UBND", "VPCP-TTĐT", "QĐ-TTg", "NĐ-CP", "CV-STTTT", "NQ/TW"),
  fc.stringMatching(/^[A-ZĐ]{1,6}-[A-ZĐ]{1,10}(-[A-ZĐ]{1,10})?$/),
)

/** The number of a register, sometimes with a letter behind it: `05`, `105`, `12a`. */
const number = fc
  .tuple(fc.integer({ min: 1, max: 99_999 }), fc.stringMatching(/^[a-z]?$/))
  .map(([sequence, letter]) => printNumber(sequence) + letter)

/** Số/ký hiệu of a document, as Annex I writes it. Printing and parsing it gives the same code. */
export const documentCode: fc.Arbitrary<DocumentCode> = fc.record({ number, notation })

/** A document's identifier, in the axis' usual form or as a UUID. */
export const documentId: fc.Arbitrary<string> = fc.oneof(
  fc.uuid(),
  fc
    .tuple(agencyCode, localDate, documentCode)
    .map(([agency, date, code]) => `${agency},${date.replaceAll("-", "/")},${printCode(code)}`),
)
