import { plainText } from "../text/plain-text.ts"
import { calendarDate, type LocalDate } from "../time/vietnam-time.ts"
import { codeKey } from "./document-code.ts"

/*
 * The keys by which the texts of packets are compared and looked up (khóa so sánh). The text itself is kept
 * as it was written. A key of a key is the key itself. See docs/adr/0019-one-key.md.
 */

/** Composed, in capitals, without spaces. */
const compact = (text: string): string => plainText(text).replaceAll(" ", "").toUpperCase().normalize("NFC")

const usual = /^[A-Z0-9.]+$/

/** The key of an agency's identifier: composed, in capitals, without spaces. */
export const agencyKey = (code: string): string => (usual.test(code) ? code : compact(code))

/** Whether two texts are one identifier of an agency. */
export const isSameAgencyCode = (one: string, other: string): boolean =>
  one === other || agencyKey(one) === agencyKey(other)

/** The key of an agency's name: composed, in small letters, with single spaces. */
export const agencyNameKey = (name: string): string => plainText(name).toLowerCase().normalize("NFC")

const yearFirst = /^([^,]{1,100}),\s*(\d{4})[/-](\d{1,2})[/-](\d{1,2})\s*,(.+)$/u
const dayFirst = /^([^,]{1,100}),\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})\s*,(.+)$/u
const uuid = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i

/** The parts of an identifier that names its agency, date and code, as they are written. */
export interface IdentifierParts {
  readonly agency: string
  readonly date: LocalDate
  readonly code: string
}

/** Splits an identifier of the form `000.00.00.H53,2019/06/20,105/BC-UBND`. */
export const identifierTexts = (text: string): IdentifierParts | undefined => {
  const plain = plainText(text)
  const [, agency = "", year = "", month = "", day = "", code = ""] = yearFirst.exec(plain) ?? []
  const [, agency2 = "", day2 = "", month2 = "", year2 = "", code2 = ""] = dayFirst.exec(plain) ?? []
  const date = agency === "" ? calendarDate(year2, month2, day2) : calendarDate(year, month, day)
  return date && { agency: agency || agency2, date, code: code || code2 }
}

/**
 * The key of a document's identifier: its agency, date and code each by their key, or a UUID in small
 * letters. Any other identifier has a meaning that only its sender knows, and keeps its letters.
 */
export const documentIdKey = (text: string): string => {
  const parts = identifierTexts(text)
  if (parts) return `${agencyKey(parts.agency)},${parts.date.replaceAll("-", "/")},${codeKey(parts.code)}`
  const plain = plainText(text)
  return uuid.exec(plain)?.[1]?.toLowerCase() ?? plain
}

/** Whether two texts are one document's identifier. */
export const isSameDocumentId = (one: string, other: string): boolean =>
  one === other || documentIdKey(one) === documentIdKey(other)

/** The key of a file's name: file systems tell neither its case nor its kinds of spaces and hyphens. */
export const fileNameKey = (name: string): string => plainText(name).toLowerCase().normalize("NFC")

/** The key of a work file, by its year and its number and notation: `2026/01-TCCB`. */
export const workFileKey = (file: string): string => compact(file)
