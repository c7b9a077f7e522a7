import { Effect, Option, Schema, Stream } from "effect"
import { Actor } from "../agency/actor.ts"
import { Storage } from "../port/storage/storage.ts"
import type { StoredEvent } from "../port/storage/stored-event.ts"
import type { Change } from "../report/change.ts"
import { decodeEvent, undecodable } from "./stream/event-codec.ts"
import { kindOf } from "./stream/stream-kind.ts"

const decodeActor = Schema.decodeUnknownEffect(Schema.fromJsonString(Actor))

/** How many events are read at once. */
const pageSize = 500

const toChange = Effect.fnUntraced(function* (stored: StoredEvent) {
  const kind = kindOf(stored.stream)
  if (kind === undefined) return yield* undecodable(stored, "unknown stream")
  const event = yield* decodeEvent(kind, stored)
  const by = yield* Effect.mapError(decodeActor(stored.by), (error) => undecodable(stored, error.message))
  const { position, stream, version, at } = stored
  // The kind and the event were decoded together, which the type checker cannot see through the union.
  return { position, stream, version, at, by, kind, event } as Change
})

/**
 * Everything that has happened in the agency after a position, in order, page by page, to the end of what is settled.
 * The last change's position is where a later call goes on.
 */
export const changesAfter = (after: bigint) =>
  Stream.paginate(after, (position) =>
    Effect.gen(function* () {
      const storage = yield* Storage
      const stored = yield* storage.readLog(position, pageSize)
      const page = yield* Effect.forEach(stored, toChange)
      const last = stored.at(-1)
      const next = last && stored.length === pageSize ? Option.some(last.position) : Option.none<bigint>()
      return [page, next] as const
    }),
  )
