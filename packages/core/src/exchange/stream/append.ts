import type { EventOf, StreamKind } from "../../log/stream-kind.ts"
import type { Append } from "../../port/storage/commit.ts"
import { encodeEvent } from "./event-codec.ts"
import type { Loaded } from "./load.ts"

/** Appends to a stream exactly as it was read. */
export const append = <K extends StreamKind>(
  kind: K,
  loaded: Pick<Loaded<unknown>, "stream" | "version">,
  events: ReadonlyArray<EventOf<K>>,
): Append => ({
  stream: loaded.stream,
  expected: loaded.version === 0 ? "none" : loaded.version,
  events: events.map((event) => encodeEvent(kind, event)),
})

/** Appends to a stream whatever stands in it: for records that decide nothing. */
export const note = <K extends StreamKind>(
  kind: K,
  stream: string,
  events: ReadonlyArray<EventOf<K>>,
): Append => ({ stream, expected: "any", events: events.map((event) => encodeEvent(kind, event)) })

/** The first events of a stream that must not exist yet. */
export const begin = <K extends StreamKind>(
  kind: K,
  stream: string,
  events: ReadonlyArray<EventOf<K>>,
): Append => append(kind, { stream, version: 0 }, events)
