import { Effect } from "effect"
import type { Tolerance } from "../../packet/tolerance.ts"
import { type LocalDate, yearOf } from "../../time/vietnam-time.ts"
import { isSameDocumentId } from "../../vocabulary/key.ts"
import {
  type AwaitedDocument,
  type DocumentHere,
  isHere,
  loadAwaited,
  loadKnown,
  type NamedDocument,
} from "../identity/find-incoming.ts"
import { findMarks } from "../identity/find-marks.ts"
import { markKey } from "../identity/mark.ts"
import { senderCodes } from "../identity/sender-codes.ts"
import { foundUndated, type Naming, noneOf } from "../identity/undated.ts"
import { newId } from "../runtime/runtime.ts"
import { type Numbered, ofAnyYear, ofDate } from "./documents-numbered.ts"

/** The documents that get a request now, and where it waits. */
export interface Addressed {
  readonly here: ReadonlyArray<DocumentHere>
  readonly awaited: ReadonlyArray<AwaitedDocument>
  /** What was noted where the request names its document by its number alone. */
  readonly notes: ReadonlyArray<Tolerance>
  /** The dates of several documents that it may mean, none of which it is applied to. */
  readonly ambiguous?: ReadonlyArray<LocalDate>
}

const isDestroyed = ({ loaded }: DocumentHere) => loaded.state.stage === "destroyed"

const waitUnder = (id: string) =>
  Effect.map(loadAwaited(id), (loaded): AwaitedDocument => ({ _tag: "Awaited", id, loaded, marks: [] }))

const none: Numbered = { all: [], ids: [], free: [] }

/** The documents of the number that a request names, and whether they are of several years. */
const numbered = Effect.fnUntraced(function* (
  codes: ReadonlyArray<string>,
  { code, date }: NamedDocument,
  by: Naming,
) {
  if (code === undefined) return { ...none, notes: [] }
  if (date !== undefined) return { ...(yield* ofDate(codes, code, date)), notes: [] }
  const { dates = [], ...found } = yield* ofAnyYear(codes, code, by)
  if (new Set(dates.map(yearOf)).size > 1) return { ...none, notes: [noneOf(code, dates)], ambiguous: dates }
  const [newest] = dates
  return { ...found, notes: newest === undefined ? [] : [foundUndated(code, newest)] }
})

/**
 * Finds the documents of a recall: the one with its identifier if that has come, otherwise all with its
 * number and date, or with its number in the year where none has the date. In that case the recall also
 * waits, for its identifier if it names one, or for the first of its number. Destroyed documents are left out
 * when there are several: the answer that one is gone would be taken to be about another. Returns nothing
 * when the packet names no document.
 *
 * Where no date can be read, the number decides if its documents are of one year. If they are of several the
 * request is applied to none, and waits for its identifier alone if it names one: an agency that is asked for
 * the wrong year's document may destroy it, while the sender knows which one it means and is asked to say so.
 */
export const findNamed = Effect.fnUntraced(function* (named: NamedDocument, by: Naming) {
  const { documentId, code } = named
  const codes = yield* senderCodes(named.from)
  const arrivals = documentId === undefined ? [] : codes.flatMap((from) => markKey.arrival(from, documentId))
  if (documentId === undefined && code === undefined) return undefined
  const byId = yield* findMarks(arrivals)
  const known = yield* Effect.forEach(byId.ids, loadKnown)
  const itself = known
    .filter(isHere)
    .find(
      ({ id, loaded }) =>
        byId.ids.includes(id) ||
        (documentId !== undefined && isSameDocumentId(loaded.state.envelope.wireId, documentId)),
    )
  if (itself) return { here: [itself], awaited: [], notes: [] } satisfies Addressed

  const { all, ambiguous, notes, ...byCode } = {
    ambiguous: undefined,
    ...(yield* numbered(codes, named, by)),
  }
  const more = { notes, ...(ambiguous !== undefined && { ambiguous }) }
  if (ambiguous !== undefined && documentId === undefined)
    return { here: [], awaited: [], ...more } satisfies Addressed
  const left = all.filter((each) => !isDestroyed(each))
  const here = left.length === 0 && documentId === undefined ? all : left
  const begun = byId.ids.slice(0, 1)
  if (all.length === 0) begun.push(...byCode.ids.slice(0, 1))
  const awaited = yield* Effect.forEach([...new Set(begun)], waitUnder)
  const isKnown = byId.ids.length > 0 || (documentId === undefined && byCode.ids.length > 0)
  if (isKnown) return { here, awaited, ...more } satisfies Addressed
  const id = yield* newId
  const free = byCode.ids.length === 0 ? [...byId.free, ...byCode.free] : byId.free
  const marks = free.map((key) => ({ key, value: id }))
  return { here, awaited: [...awaited, { ...(yield* waitUnder(id)), marks }], ...more } satisfies Addressed
})
