import { Effect } from "effect"
import { yearOf } from "../../time/vietnam-time.ts"
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
import { findByCode } from "../identity/same-code.ts"
import { senderCodes } from "../identity/sender-codes.ts"
import { newId } from "../runtime/runtime.ts"

/** The documents that get a request now, and where it waits. */
export interface Addressed {
  readonly here: ReadonlyArray<DocumentHere>
  readonly awaited: ReadonlyArray<AwaitedDocument>
}

const isDestroyed = ({ loaded }: DocumentHere) => loaded.state.stage === "destroyed"

const waitUnder = (id: string) =>
  Effect.map(loadAwaited(id), (loaded): AwaitedDocument => ({ _tag: "Awaited", id, loaded, marks: [] }))

/** The marks of a number and notation: of its date, then of its year. */
const arrivalsOf = (from: string, { code, date }: { readonly code: string; readonly date: string }) => [
  ...markKey.arrivalCode(from, code, date),
  markKey.arrivalCodeOfYear(from, code, yearOf(date)),
]

/**
 * Finds the documents of a recall: the one with its identifier if that has come, otherwise all with its
 * number and date, or with its number in the year where none has the date. In that case the recall also
 * waits, for its identifier if it names one, or for the first of its number. Destroyed documents are left out
 * when there are several: the answer that one is gone would be taken to be about another. Gives nothing when
 * the packet names no document.
 */
export const findNamed = Effect.fnUntraced(function* (named: NamedDocument) {
  const { documentId, code, date } = named
  const codes = yield* senderCodes(named.from)
  const arrivals = documentId === undefined ? [] : codes.flatMap((from) => markKey.arrival(from, documentId))
  const byDate = code === undefined || date === undefined ? undefined : { code, date }
  const dated = byDate ? codes.flatMap((from) => arrivalsOf(from, byDate)) : []
  if (arrivals.length + dated.length === 0) return undefined
  const byId = yield* findMarks(arrivals)
  const known = yield* Effect.forEach(byId.ids, loadKnown)
  const itself = known
    .filter(isHere)
    .find(
      ({ id, loaded }) =>
        byId.ids.includes(id) ||
        (documentId !== undefined && isSameDocumentId(loaded.state.envelope.wireId, documentId)),
    )
  if (itself) return { here: [itself], awaited: [] } satisfies Addressed

  const byCode = yield* findMarks(dated)
  const all = byDate ? yield* findByCode(byCode.ids, byDate) : []
  const left = all.filter((each) => !isDestroyed(each))
  const here = left.length === 0 && documentId === undefined ? all : left
  const begun = byId.ids.slice(0, 1)
  if (all.length === 0) begun.push(...byCode.ids.slice(0, 1))
  const awaited = yield* Effect.forEach([...new Set(begun)], waitUnder)
  const isKnown = byId.ids.length > 0 || (documentId === undefined && byCode.ids.length > 0)
  if (isKnown) return { here, awaited } satisfies Addressed
  const id = yield* newId
  const free = byCode.ids.length === 0 ? [...byId.free, ...byCode.free] : byId.free
  const marks = free.map((key) => ({ key, value: id }))
  return { here, awaited: [...awaited, { ...(yield* waitUnder(id)), marks }] } satisfies Addressed
})
