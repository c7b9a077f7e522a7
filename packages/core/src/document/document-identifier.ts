import { Schema } from "effect"
import { AgencyCode } from "../agency/agency-code.ts"
import { calendarDate, LocalDate, yearOf } from "../time/vietnam-time.ts"
import { DocumentCode, parseCode, printCode, sequenceOf } from "../vocabulary/document-code.ts"

/**
 * A document's identifier (mã định danh văn bản) as packets write it, `000.00.00.H53,2019/06/20,105/BC-UBND`.
 * It contains the parts of Decision 28/2018, Art. 10.2b: the agency, the year and the number in that year.
 */
export const DocumentIdentifier = Schema.Struct({ agency: AgencyCode, date: LocalDate, code: DocumentCode })
export interface DocumentIdentifier extends Schema.Schema.Type<typeof DocumentIdentifier> {}

/** Prints an identifier as packets write it. */
export const printDocumentIdentifier = ({ agency, date, code }: DocumentIdentifier): string =>
  `${agency},${date.replaceAll("-", "/")},${printCode(code)}`

const wireForm = /^([^\s,]{1,35}),(\d{4})[/-](\d{1,2})[/-](\d{1,2}),(.+)$/u

/**
 * Parses an identifier of this form. Returns nothing for any other: systems also send UUIDs and numbers,
 * which are compared as they are.
 */
export const parseDocumentIdentifier = (text: string): DocumentIdentifier | undefined => {
  const [, agency, year, month, day, code] = wireForm.exec(text.trim()) ?? []
  if (!agency || !year || !month || !day || !code) return undefined
  const date = calendarDate(year, month, day)
  return date && { agency: AgencyCode.make(agency), date, code: parseCode(code) }
}

/** The three parts of Art. 10.2b. The sequence is absent when the number is not numeric. */
export const identifierParts = ({ agency, date, code }: DocumentIdentifier) => ({
  agency,
  year: yearOf(date),
  sequence: sequenceOf(code),
})
