import { Effect } from "effect"
import { type Awaited, evolve as evolveAwaited } from "../../document/awaited/state.ts"
import type { Incoming } from "../../document/incoming/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { Mark } from "../../port/storage/commit.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { isWholeCode, parseCode } from "../../vocabulary/document-code.ts"
import { loadIncoming } from "../change/incoming.ts"
import { markKey } from "../ground/mark.ts"
import { newId } from "../ground/runtime.ts"
import { type Loaded, load } from "../stream/load.ts"
import { findMarks } from "./find-marks.ts"
import { senderCodes } from "./sender-codes.ts"

/** How a packet names a document of its own sender: by its identifier, and by its code and date. */
export interface NamedDocument {
  readonly from: string
  readonly documentId?: string
  readonly code?: string
  readonly date?: string
}

/** The code and date that a packet names a document by; neither where number, notation or date is lacking. */
export const namedByCode = (code: string, date: string | undefined): Pick<NamedDocument, "code" | "date"> =>
  date !== undefined && isWholeCode(parseCode(code)) ? { code, date } : {}

/** A document that has come. */
export interface DocumentHere {
  readonly _tag: "Here"
  readonly id: string
  readonly loaded: Loaded<Incoming> & { readonly state: Incoming }
}

/**
 * A document that has not come, where what is said of it waits, and the marks that make it be found there.
 */
export interface AwaitedDocument {
  readonly _tag: "Awaited"
  readonly id: string
  readonly loaded: Loaded<Awaited>
  readonly marks: ReadonlyArray<Mark>
}

export const isHere = (known: DocumentHere | AwaitedDocument): known is DocumentHere => known._tag === "Here"

/** Replays what was said of a document before it came. */
export const loadAwaited = (document: string) => load("awaited", streamName.awaited(document), evolveAwaited)

/**
 * The document that an id given out for one speaks of: it, or the one that met what was said under that id.
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
 * Finds a document that has come, or where what is said of it waits until it comes; under whichever of its
 * codes the sender sent the one and says the other. To wait it is given its id, under the very marks that its
 * arrival would set: of a document and what overtakes it, coming at the same moment, one meets the other's
 * mark and looks again.
 */
export const findIncoming = Effect.fnUntraced(function* (named: {
  readonly from: string
  readonly documentId: string
}) {
  const codes = yield* senderCodes(named.from)
  const { ids, free } = yield* findMarks(codes.map((from) => markKey.arrival(from, named.documentId)))
  const known = yield* Effect.forEach(ids, loadKnown)
  const found = known.find(({ _tag }) => _tag === "Here") ?? known[0]
  if (found) return found
  const id = yield* newId
  const marks = free.map((key) => ({ key, value: id }))
  const waiting: AwaitedDocument = { _tag: "Awaited", id, loaded: yield* loadAwaited(id), marks }
  return waiting
})
