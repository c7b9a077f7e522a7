import { Effect } from "effect"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { dateOf, LocalDate, yearOf } from "../../time/vietnam-time.ts"
import type { DocumentHere } from "../identity/find-incoming.ts"
import { findMarks } from "../identity/find-marks.ts"
import { markKey } from "../identity/mark.ts"
import { findByCode, findByNumber } from "../identity/same-code.ts"
import { type Naming, yearsUntil } from "../identity/undated.ts"

/** The documents of a number and notation that a request names. */
export interface Numbered {
  readonly all: ReadonlyArray<DocumentHere>
  /** The ids that the number leads to, under which the request may wait, and the marks that are not set. */
  readonly ids: ReadonlyArray<string>
  readonly free: ReadonlyArray<string>
  /** The date of each, the newest first, where the request names none. */
  readonly dates?: ReadonlyArray<LocalDate>
}

/** The marks of a number and notation: of its date, then of its year. */
const arrivalsOf = (from: string, code: string, date: string) => [
  ...markKey.arrivalCode(from, code, date),
  markKey.arrivalCodeOfYear(from, code, yearOf(date)),
]

/** The documents of a number and date, or of a number in the year if none has the date. */
export const ofDate = Effect.fnUntraced(function* (
  codes: ReadonlyArray<string>,
  code: string,
  date: string,
): Effect.fn.Return<Numbered, StorageError, Storage> {
  const { ids, free } = yield* findMarks(codes.flatMap((from) => arrivalsOf(from, code, date)))
  return { all: yield* findByCode(ids, { code, date }), ids, free }
})

const issuedOn = ({ loaded }: DocumentHere): LocalDate => {
  const { envelope, firstSeenAt } = loaded.state
  return envelope.date === undefined ? dateOf(firstSeenAt) : LocalDate.make(envelope.date)
}

/**
 * The documents of a number in any year that a request without a date can mean. If none has come, the request
 * waits for one of its own year.
 */
export const ofAnyYear = Effect.fnUntraced(function* (
  codes: ReadonlyArray<string>,
  code: string,
  by: Naming,
): Effect.fn.Return<Numbered, StorageError, Storage> {
  const keysOf = (year: number) => codes.map((from) => markKey.arrivalCodeOfYear(from, code, year))
  const { ids } = yield* findMarks(yearsUntil(by).flatMap(keysOf))
  const come = yield* findByNumber(ids, code)
  const all = come.filter((each) => issuedOn(each) <= by.until)
  const own = all.length > 0 ? { ids, free: [] } : yield* findMarks(keysOf(yearOf(by.day)))
  return { ...own, all, dates: all.map(issuedOn).sort().reverse() }
})
