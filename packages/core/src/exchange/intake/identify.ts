import { Effect } from "effect"
import type { Awaited } from "../../document/awaited/state.ts"
import type { Envelope } from "../../document/incoming/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { codeKey, type DocumentCode, printCode } from "../../vocabulary/document-code.ts"
import { isSameDocumentId } from "../../vocabulary/key.ts"
import { loadIncoming } from "../change/incoming.ts"
import { isHere, loadAwaited, loadKnown } from "../identity/find-incoming.ts"
import { findMarks } from "../identity/find-marks.ts"
import { findByCode, hasCode, linkSameCode } from "../identity/same-code.ts"
import { senderCodes } from "../identity/sender-codes.ts"
import { namingAt } from "../identity/undated.ts"
import { newId } from "../runtime/runtime.ts"
import { arrivalKeys, codeKeys, codeOfYearKeys } from "./envelope.ts"

const isSameCode = (one: DocumentCode, other: DocumentCode): boolean => codeKey(one) === codeKey(other)

/**
 * Whether a request that waits can mean a document. One that named its document by its number alone cannot
 * mean one that was issued after it.
 */
const mayMean = ({ undated, documentId, since }: Awaited, { wireId, date }: Envelope): boolean =>
  undated === undefined ||
  date === undefined ||
  date <= namingAt(undefined, since).until ||
  (documentId !== undefined && isSameDocumentId(documentId, wireId))

/** The requests that came before the document with this id. */
const requestsFor = Effect.fnUntraced(function* (id: string) {
  const loaded = yield* loadAwaited(id)
  const { state } = loaded
  return state ? ([{ ...loaded, state }] as const) : []
})

/**
 * Finds another document here with the number and notation of an arrival: of its year, by the mark of the
 * first, or of its date, which the documents of earlier versions are found by.
 */
const otherOf = Effect.fnUntraced(function* (
  { code, date }: Envelope,
  firsts: ReadonlyArray<string>,
  ofYear: ReadonlyArray<string>,
) {
  const known = yield* Effect.forEach(ofYear, loadKnown)
  const first = known.find((each) => isHere(each) && isSameCode(each.loaded.state.envelope.code, code))
  if (first !== undefined) return first.id
  if (date === undefined) return undefined
  const of = { code: printCode(code), date }
  return (yield* findByCode(firsts, of)).find(hasCode(of))?.id
})

/**
 * Finds the document of an arrival, or makes the id and marks of a new one. Also finds the requests that came
 * before it, under either of its identities and any of its sender's codes.
 */
export const identify = Effect.fnUntraced(function* (envelope: Envelope, at: VietnamTime) {
  const codes = yield* senderCodes(envelope.from.code)
  const arrival = yield* findMarks(arrivalKeys(envelope, codes))
  const known = yield* Effect.forEach(arrival.ids, (id) =>
    Effect.map(loadIncoming(id), (loaded) => ({ id, loaded })),
  )
  const here = known.find(({ loaded }) => loaded.state)
  const fresh = yield* newId
  const { id, loaded } = here ?? known[0] ?? { id: fresh, loaded: yield* loadIncoming(fresh) }
  // A copy of a document here may state another number or date, which must not become this document's.
  const second = here ? { ids: [], free: [] } : yield* findMarks(codeKeys(envelope, codes))
  const ofYear = here ? { ids: [], free: [] } : yield* findMarks(codeOfYearKeys(envelope, codes, at))
  const namedBy = new Set(arrival.ids.map(streamName.awaited))
  const others = [...second.ids, ...ofYear.ids]
  const requests = yield* Effect.forEach([...new Set([...arrival.ids, ...others])], requestsFor)
  // A request that waits at another document of its number and date, and names this one by its identifier,
  // applies to this one too.
  const waiting = requests
    .flat()
    .filter(({ state }) => mayMean(state, envelope))
    .filter(({ stream, state }) => state.met === undefined || (!here && namedBy.has(stream)))
  const sameCodeAs = yield* otherOf(envelope, second.ids, ofYear.ids)
  const link = yield* linkSameCode(others, id)
  const marked = second.ids.every((other) => other === id) ? [...arrival.free, ...second.free] : arrival.free
  return {
    id,
    loaded,
    marks: [...[...marked, ...ofYear.free].map((key) => ({ key, value: id })), ...link],
    waiting,
    ...(sameCodeAs !== undefined && { sameCodeAs }),
  }
})
