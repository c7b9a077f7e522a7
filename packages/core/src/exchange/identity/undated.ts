import type { ResponseFor } from "../../packet/party.ts"
import { tolerance } from "../../packet/tolerance.ts"
import {
  dateOf,
  earlier,
  type LocalDate,
  plusDays,
  printDate,
  type VietnamTime,
  yearOf,
} from "../../time/vietnam-time.ts"
import { codeKey, isWholeCode, parseCode } from "../../vocabulary/document-code.ts"
import { identifierTexts } from "../../vocabulary/key.ts"

/*
 * A document that a packet names by its number alone: the packet states no date, or one that nobody can
 * read. A number and notation are one document's only within a year (Annex VI, Part I, III.1h), so the years
 * are looked through in which the packet's document can have been issued.
 */

/** How many years are looked through. */
const years = 10

/** When a packet names a document: it can only mean one that was issued by then. */
export interface Naming {
  /** The day of the packet. */
  readonly day: LocalDate
  /** The day after, since its sender's clock may be off. */
  readonly until: LocalDate
}

/** The days of a packet that states a time, or only came. A time in the future is that of a wrong clock. */
export const namingAt = (statedAt: VietnamTime | undefined, cameAt: VietnamTime): Naming => {
  const day = dateOf(statedAt === undefined ? cameAt : earlier(statedAt, cameAt))
  return { day, until: plusDays(day, 1) }
}

/** The years in which the named document can have been issued, the newest first. */
export const yearsUntil = ({ until }: Naming): ReadonlyArray<number> =>
  Array.from({ length: years }, (_, back) => yearOf(until) - back)

/** A reference with what its identifier says beside its own fields. */
export const completed = (named: ResponseFor): ResponseFor => {
  const parts = identifierTexts(named.documentId)
  if (!parts) return named
  const isSame = named.code === "" || codeKey(named.code) === codeKey(parts.code)
  return {
    organId: named.organId === "" ? parts.agency : named.organId,
    code: named.code === "" ? parts.code : named.code,
    ...(named.date !== undefined ? { date: named.date } : isSame ? { date: parts.date } : {}),
    documentId: named.documentId,
  }
}

/** Whether a reference names a document by its number alone. */
export const isUndated = ({ code, date }: Pick<ResponseFor, "code" | "date">): boolean =>
  date === undefined && isWholeCode(parseCode(code))

const field = "ResponseFor.PromulgationDate"

/** Prints the dates of several documents for a sentence in either language. */
export const printDates = (dates: ReadonlyArray<LocalDate>): string => dates.map(printDate).join(", ")

/** Notes that a document was found by its number alone. */
export const foundUndated = (code: string, date: LocalDate) =>
  tolerance("named-without-date", field, { value: code, date, dateVi: printDate(date) })

/** Notes that several documents have the number, and the newest of them counts. */
export const newestOf = (
  code: string,
  [date, ...others]: readonly [LocalDate, ...ReadonlyArray<LocalDate>],
) =>
  tolerance("named-newest", field, {
    value: code,
    date,
    dateVi: printDate(date),
    others: printDates(others),
  })

/** Notes that several documents have the number, and none of them counts. */
export const noneOf = (code: string, dates: ReadonlyArray<LocalDate>) =>
  tolerance("named-ambiguously", field, { value: code, dates: printDates(dates) })
