import { Effect } from "effect"
import type { ResponseFor } from "../../packet/party.ts"
import { LocalDate, yearOf } from "../../time/vietnam-time.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { findMarks } from "./find-marks.ts"
import { markKey } from "./mark.ts"
import { isUndated, type Naming, yearsUntil } from "./undated.ts"

/** A document of ours that a packet may mean. */
export interface OwnNamed {
  readonly id: string
  /** Its date, where the packet names it by its number alone. */
  readonly undated?: LocalDate
}

/** The documents of ours that have a number and can have been issued before a packet names it. */
const ofAnyYear = Effect.fnUntraced(function* (code: string, by: Naming) {
  const { ids } = yield* findMarks(yearsUntil(by).flatMap((year) => markKey.codeOfYear(code, year)))
  const found = yield* Effect.forEach(ids, (id) =>
    Effect.map(requireOutgoing(id), ({ state }) => ({ id, date: state.numbered?.date })),
  )
  return found.flatMap(
    ({ id, date }): ReadonlyArray<OwnNamed> =>
      date !== undefined && date <= by.until ? [{ id, undated: LocalDate.make(date) }] : [],
  )
})

/**
 * The document of ours that a packet names: by its identifier, else by its number and notation, of its date
 * or of the year. Where no date can be read these are all that have the number, the newest first: only the
 * caller knows which of them the packet can be about.
 */
export const findOwnDocument = Effect.fnUntraced(function* (named: ResponseFor, by: Naming) {
  const { documentId, code, date } = named
  const { ids } = yield* findMarks([
    ...(documentId === "" ? [] : markKey.wire(documentId)),
    ...(date === undefined ? [] : [...markKey.code(code, date), ...markKey.codeOfYear(code, yearOf(date))]),
  ])
  const [id] = ids
  if (id !== undefined) return [{ id }] satisfies ReadonlyArray<OwnNamed>
  return isUndated({ code, ...(date !== undefined && { date }) }) ? yield* ofAnyYear(code, by) : []
})
