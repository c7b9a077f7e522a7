import { Effect, Schema } from "effect"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { NewEvent, StoredEvent } from "../../port/storage/stored-event.ts"
import { type EventOf, kindOf, type StreamKind, streamKinds } from "./stream-kind.ts"

type AnyEvent = EventOf<StreamKind>

type JsonCodec = Schema.Codec<AnyEvent, string>
const codecs = Object.fromEntries(
  Object.entries(streamKinds).map(([kind, schema]) => [
    kind,
    Schema.fromJsonString(schema as Schema.Codec<AnyEvent, unknown>) as JsonCodec,
  ]),
) as Record<StreamKind, JsonCodec>

const encoders = mapValues(codecs, (codec) => Schema.encodeSync(codec))
const decoders = mapValues(codecs, (codec) => Schema.decodeUnknownEffect(codec))

function mapValues<A, B>(record: Record<StreamKind, A>, f: (value: A) => B): Record<StreamKind, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)])) as Record<
    StreamKind,
    B
  >
}

/** Every event type stands at its first version; a change to one adds a version and an upcaster here. */
const schemaVersion = 1

/** Writes an event as the store keeps it. */
export const encodeEvent = <K extends StreamKind>(kind: K, event: EventOf<K>): NewEvent => ({
  type: event._tag,
  schemaVersion,
  data: encoders[kind](event),
})

/** Names an event that cannot be read. */
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

/** Reads an event back, or fails naming it: it is never skipped. */
export const decodeEvent = <K extends StreamKind>(
  kind: K,
  stored: StoredEvent,
): Effect.Effect<EventOf<K>, StorageError> =>
  stored.schemaVersion !== schemaVersion || kindOf(stored.stream) !== kind
    ? Effect.fail(undecodable(stored, "unknown version or stream"))
    : (Effect.mapError(decoders[kind](stored.data), (error) =>
        undecodable(stored, error.message),
      ) as Effect.Effect<EventOf<K>, StorageError>)
