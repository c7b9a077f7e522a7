import { Effect } from "effect"
import { fold } from "../../document/decider.ts"
import type { EventOf, StreamKind } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { decodeEvent } from "./event-codec.ts"

/** A stream's state and the version it was read at, which the next append expects. */
export interface Loaded<State> {
  readonly stream: string
  readonly version: number
  readonly state: State | undefined
}

/** Replays a stream. */
export const load = <K extends StreamKind, State>(
  kind: K,
  stream: string,
  evolve: (state: State | undefined, event: EventOf<K>, at: VietnamTime) => State | undefined,
): Effect.Effect<Loaded<State>, StorageError, Storage> =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const stored = yield* storage.readStream(stream)
    let state: State | undefined
    for (const event of stored) state = fold(evolve, state, [yield* decodeEvent(kind, event)], event.at)
    return { stream, version: stored.length, state }
  })

/** A stream that must not exist yet. */
export const unbegun = (stream: string): Loaded<never> => ({ stream, version: 0, state: undefined })
