import { Effect } from "effect"
import type { StoredEvent } from "../../log/stored-event.ts"
import { kindOf } from "../../log/stream-kind.ts"
import type { Change } from "../../report/change.ts"
import { decodeActor } from "../record/actor-text.ts"
import { decodeEvent, undecodable } from "./event-codec.ts"

/** Reads a stored event as a change, or fails with its name. */
export const toChange = Effect.fnUntraced(function* (stored: StoredEvent) {
  const kind = kindOf(stored.stream)
  if (kind === undefined) return yield* undecodable(stored, "unknown stream")
  const event = yield* decodeEvent(kind, stored)
  const by = yield* Effect.mapError(decodeActor(stored.by), (error) => undecodable(stored, error.message))
  const { position, stream, version, at } = stored
  // The kind and the event were decoded together, which the type checker cannot see through the union.
  return { position: Number(position), stream, version, at, by, kind, event } as Change
})
