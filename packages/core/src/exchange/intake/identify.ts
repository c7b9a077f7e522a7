import { Effect, Option } from "effect"
import type { Awaited } from "../../document/awaited/state.ts"
import type { Envelope } from "../../document/incoming/event.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { loadIncoming } from "../incoming/transact.ts"
import { newId } from "../now.ts"
import type { Loaded } from "../stream/load.ts"
import { arrivalKey, codeKey } from "./envelope.ts"
import { loadAwaited } from "./find-incoming.ts"

type Waiting = Loaded<Awaited> & { readonly state: Awaited }

/** What waits under an id for a document that has not come. */
const waitingUnder = Effect.fnUntraced(function* (id: string) {
  const loaded = yield* loadAwaited(id)
  const { state } = loaded
  return state && state.met === undefined ? ([{ ...loaded, state }] as const) : []
})

interface CodeHolder {
  readonly isFree: boolean
  readonly waiting: ReadonlyArray<Waiting>
  readonly sameCodeAs?: string
}

/** What has the second identity: another document here, or words about one that has not come. */
const whoHasCode = Effect.fnUntraced(function* (
  key: string | undefined,
): Effect.fn.Return<CodeHolder, StorageError, Storage> {
  const storage = yield* Storage
  const found = key === undefined ? Option.none<string>() : yield* storage.findMark(key)
  if (Option.isNone(found)) return { isFree: key !== undefined, waiting: [] }
  const id = found.value
  if ((yield* loadIncoming(id)).state) return { isFree: false, waiting: [], sameCodeAs: id }
  const met = (yield* loadAwaited(id)).state?.met
  const waiting = yield* waitingUnder(id)
  return { isFree: false, waiting, ...(met !== undefined && { sameCodeAs: met }) }
})

/**
 * Finds the document an arrival belongs to, or makes the id and marks of a new one; and what was said of it before it
 * came, under either of its identities.
 */
export const identify = Effect.fnUntraced(function* (envelope: Envelope) {
  const storage = yield* Storage
  const key = arrivalKey(envelope)
  const known = yield* storage.findMark(key)
  if (Option.isSome(known)) {
    const loaded = yield* loadIncoming(known.value)
    const waiting: ReadonlyArray<Waiting> = loaded.state ? [] : yield* waitingUnder(known.value)
    return { id: known.value, loaded, marks: [], waiting }
  }
  const id = yield* newId
  const second = codeKey(envelope)
  const { isFree, waiting, sameCodeAs } = yield* whoHasCode(second)
  const marks = [{ key, value: id }, ...(second !== undefined && isFree ? [{ key: second, value: id }] : [])]
  return {
    id,
    loaded: yield* loadIncoming(id),
    marks,
    waiting,
    ...(sameCodeAs !== undefined && { sameCodeAs }),
  }
})
