import { Effect } from "effect"
import { type Awaited, evolve as evolveAwaited } from "../../document/awaited/state.ts"
import type { Incoming } from "../../document/incoming/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { Mark } from "../../port/storage/commit.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { isWholeCode, parseCode } from "../../vocabulary/document-code.ts"
import { loadIncoming } from "../change/incoming.ts"
import { newId } from "../runtime/runtime.ts"
import { type Loaded, load } from "../stream/load.ts"
import { findMarks } from "./find-marks.ts"
import { markKey } from "./mark.ts"
import { senderCodes } from "./sender-codes.ts"

/** How a packet names a document of its own sender: by its identifier, and by its code and, mostly, date. */
export interface NamedDocument {
  readonly from: string
  readonly documentId?: string
  readonly code?: string
  readonly date?: string
}

/** The code and date by which a packet names a document; neither if number or notation is missing. */
export const namedByCode = (code: string, date: string | undefined): Pick<NamedDocument, "code" | "date"> =>
  isWholeCode(parseCode(code)) ? { code, ...(date !== undefined && { date }) } : {}

/** A document that has come. */
export interface DocumentHere {
  readonly _tag: "Here"
  readonly id: string
  readonly loaded: Loaded<Incoming> & { readonly state: Incoming }
}

/** A document that has not come: where requests about it wait, and the marks by which it is found there. */
export interface AwaitedDocument {
  readonly _tag: "Awaited"
  readonly id: string
  readonly loaded: Loaded<Awaited>
  readonly marks: ReadonlyArray<Mark>
}

export const isHere = (known: DocumentHere | AwaitedDocument): known is DocumentHere => known._tag === "Here"

/** Replays the requests about a document that has not come. */
export const loadAwaited = (document: string) => load("awaited", streamName.awaited(document), evolveAwaited)

/**
 * Loads the document with an id that was given out for one: the document itself, or the one that took over
 * the requests stored under that id.
 */
export const loadKnown = Effect.fnUntraced(function* (
  id: string,
): Effect.fn.Return<DocumentHere | AwaitedDocument, StorageError, Storage> {
  const direct = yield* loadIncoming(id)
  if (direct.state) return { _tag: "Here", id, loaded: { ...direct, state: direct.state } }
  const awaited = yield* loadAwaited(id)
  const met = awaited.state?.met
  if (met !== undefined) {
    const loaded = yield* loadIncoming(met)
    if (loaded.state) return { _tag: "Here", id: met, loaded: { ...loaded, state: loaded.state } }
  }
  return { _tag: "Awaited", id, loaded: awaited, marks: [] }
})

/**
 * Finds a document that has come, or where requests wait until it comes, by any of the sender's codes. A
 * waiting request gets the document's id under the same marks that its arrival would set: when a document and
 * a request come at the same moment, one finds the other's mark and looks again.
 */
export const findIncoming = Effect.fnUntraced(function* (named: {
  readonly from: string
  readonly documentId: string
}) {
  const codes = yield* senderCodes(named.from)
  const { ids, free } = yield* findMarks(codes.flatMap((from) => markKey.arrival(from, named.documentId)))
  const known = yield* Effect.forEach(ids, loadKnown)
  const found = known.find(({ _tag }) => _tag === "Here") ?? known[0]
  if (found) return found
  const id = yield* newId
  const marks = free.map((key) => ({ key, value: id }))
  const waiting: AwaitedDocument = { _tag: "Awaited", id, loaded: yield* loadAwaited(id), marks }
  return waiting
})
