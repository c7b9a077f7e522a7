import { Effect } from "effect"
import { deny } from "../../document/document-error.ts"
import { asDispatched } from "../../document/outgoing/as-dispatched.ts"
import { outgoing } from "../../document/outgoing/decide.ts"
import type { Outgoing } from "../../document/outgoing/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { type Loaded, load } from "../stream/load.ts"
import { type Changed, runCommands } from "./run-commands.ts"

export type ChangedOutgoing = Changed<"outgoing", Outgoing>

/** Decides commands on an outgoing document. */
export const commandOutgoing = runCommands("outgoing", outgoing)

/** Replays an outgoing document. */
export const loadOutgoing = (document: string): Effect.Effect<Loaded<Outgoing>, StorageError, Storage> =>
  load("outgoing", streamName.outgoing(document), outgoing.evolve)

/** Replays an outgoing document that must exist. */
export const requireOutgoing = Effect.fnUntraced(function* (document: string) {
  const loaded = yield* loadOutgoing(document)
  return loaded.state ? { ...loaded, state: loaded.state } : yield* deny("unknown-document", { document })
})

/** Replays an outgoing document that must have been dispatched. */
export const requireDispatched = Effect.fnUntraced(function* (document: string) {
  return yield* Effect.fromResult(asDispatched((yield* requireOutgoing(document)).state))
})
