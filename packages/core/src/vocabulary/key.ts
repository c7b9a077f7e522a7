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

/** The beginning of a day, which programs write behind a date. In another zone it may be of another day. */
const midnight = String.raw`(?:[T ]00:00(?::00(?:\.0+)?)?(?:\+07(?::?00)?)?)?`
const dates = [
  String.raw`(?<year>\d{4})[/.-](?<month>\d{1,2})[/.-](?<day>\d{1,2})`,
  String.raw`(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})`,
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})`,
].map((date) => new RegExp(`^(?<agency>[^,;]{1,100})[,;]\\s*${date}${midnight}\\s*[,;](?<code>.+)$`, "u"))
const uuid = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i

/** The parts of an identifier that names its agency, date and code, as they are written. */
export interface IdentifierParts {
  readonly agency: string
  readonly date: LocalDate
  readonly code: string
}

/** Splits an identifier of the form `000.00.00.H53,2019/06/20,105/BC-UBND`, in commas or semicolons. */
export const identifierTexts = (text: string): IdentifierParts | undefined => {
  const plain = plainText(text)
  for (const form of dates) {
    const { agency = "", year = "", month = "", day = "", code = "" } = form.exec(plain)?.groups ?? {}
    const date = calendarDate(year, month, day)
    if (date !== undefined) return { agency, date, code }
  }
  return undefined
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
