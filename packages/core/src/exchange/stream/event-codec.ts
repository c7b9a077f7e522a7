import { Effect, Result, Schema } from "effect"
import { parseJson, withoutPrototype, writeJson } from "../../document/history/own-json.ts"
import { readEarlier } from "../../document/history/read-earlier.ts"
import type { NewEvent, StoredEvent } from "../../log/stored-event.ts"
import { type EventOf, kindOf, type StreamKind, streamKinds } from "../../log/stream-kind.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import { earlierVersions, writtenVersion } from "./history.ts"

type AnyEvent = EventOf<StreamKind>

type Codec = Schema.Codec<AnyEvent, unknown>

const mapKinds = <B>(f: (schema: Codec) => B): Record<StreamKind, B> =>
  Object.fromEntries(
    Object.entries(streamKinds).map(([kind, schema]) => [kind, f(schema as Codec)]),
  ) as Record<StreamKind, B>

const encoders = mapKinds((schema) => Schema.encodeSync(schema as Schema.Codec<AnyEvent, object>))
const decoders = mapKinds((schema) => Schema.decodeUnknownEffect(schema))

/** Encodes an event for the store, in the newest version of its type. */
export const encodeEvent = <K extends StreamKind>(kind: K, event: EventOf<K>): NewEvent => ({
  type: event._tag,
  schemaVersion: writtenVersion(kind, event._tag) ?? 1,
  data: writeJson(encoders[kind](withoutPrototype(event) as AnyEvent)),
})

/** The error that names an unreadable event. */
export const undecodable = (stored: StoredEvent, problem: string) =>
  new StorageError({
    reason: "event-undecodable",
    detail: {
      type: `${stored.stream} ${stored.type}`,
      version: String(stored.schemaVersion),
      position: String(stored.position),
      problem,
    },
  })

/**
 * Decodes an event into the newest version of its type, or fails with its name: an event is never skipped.
 */
export const decodeEvent = <K extends StreamKind>(
  kind: K,
  stored: StoredEvent,
): Effect.Effect<EventOf<K>, StorageError> => {
  const { stream, type, schemaVersion, data } = stored
  if (kindOf(stream) !== kind) return Effect.fail(undecodable(stored, "a stream of another kind"))
  const earlier = earlierVersions(kind, type)
  const written = writtenVersion(kind, type)
  if (written === undefined && earlier.length === 0) return Effect.fail(undecodable(stored, "unknown type"))
  const newest = written ?? earlier.length
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > newest)
    return Effect.fail(undecodable(stored, `unknown version, this release knows ${newest}`))
  const read = Result.try(() => parseJson(data))
  if (Result.isFailure(read)) return Effect.fail(undecodable(stored, "no JSON"))
  const reading =
    schemaVersion <= earlier.length
      ? Effect.fromResult(readEarlier(earlier, streamKinds[kind] as Codec, schemaVersion, read.success))
      : decoders[kind](read.success)
  return Effect.mapError(reading, (error) => undecodable(stored, error.message)) as Effect.Effect<
    EventOf<K>,
    StorageError
  >
}
