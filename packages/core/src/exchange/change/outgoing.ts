import { Effect } from "effect"
import { type DocumentError, deny } from "../../document/document-error.ts"
import { decide, type OutgoingCommand } from "../../document/outgoing/decide.ts"
import type { OutgoingEvent } from "../../document/outgoing/event.ts"
import { evolve, type Outgoing } from "../../document/outgoing/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { type Loaded, load } from "../stream/load.ts"

/** Replays an outgoing document. */
export const loadOutgoing = (document: string): Effect.Effect<Loaded<Outgoing>, StorageError, Storage> =>
  load("outgoing", streamName.outgoing(document), evolve)

/** Replays an outgoing document that must be there. */
export const requireOutgoing = Effect.fnUntraced(function* (document: string) {
  const loaded = yield* loadOutgoing(document)
  return loaded.state ? { ...loaded, state: loaded.state } : yield* deny("unknown-document", { document })
})

/** Decides a command on a loaded document. */
export const decideOutgoing = (
  loaded: Loaded<Outgoing>,
  command: OutgoingCommand,
): Effect.Effect<ReadonlyArray<OutgoingEvent>, DocumentError | InputError> =>
  Effect.fromResult(decide(loaded.state, command))
