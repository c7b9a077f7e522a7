import { Schema } from "effect"
import { AgencyCode } from "../agency/agency-code.ts"
import { LocalDate, yearOf } from "../time/vietnam-time.ts"
import { DocumentCode, parseCode, printCode, sequenceOf } from "../vocabulary/document-code.ts"
import { identifierTexts } from "../vocabulary/key.ts"

/**
 * A document's identifier (mã định danh văn bản) as packets write it, `000.00.00.H53,2019/06/20,105/BC-UBND`.
 * It contains the parts of Decision 28/2018, Art. 10.2b: the agency, the year and the number in that year.
 */
export const DocumentIdentifier = Schema.Struct({ agency: AgencyCode, date: LocalDate, code: DocumentCode })
export interface DocumentIdentifier extends Schema.Schema.Type<typeof DocumentIdentifier> {}

/** Prints an identifier as packets write it. */
export const printDocumentIdentifier = (identifier: DocumentIdentifier): string => {
  const { agency, date, code } = identifier
  return `${agency},${date.replaceAll("-", "/")},${printCode(code)}`
}

const isAgencyCode = Schema.is(AgencyCode)

/**
 * Parses an identifier of this form, with what `documentIdKey` accepts. Returns nothing for any other:
 * systems also send UUIDs and numbers, which are compared by their key.
 */
export const parseDocumentIdentifier = (text: string): DocumentIdentifier | undefined => {
  const { agency, date, code } = identifierTexts(text) ?? {}
  return date !== undefined && code !== undefined && isAgencyCode(agency)
    ? { agency, date, code: parseCode(code) }
    : undefined
}

/** The three parts of Art. 10.2b. The sequence is absent when the number is not numeric. */
export const identifierParts = (identifier: DocumentIdentifier) => ({
  agency: identifier.agency,
  year: yearOf(identifier.date),
  sequence: sequenceOf(identifier.code),
})
