import type { EventOf, StreamKind } from "../../log/stream-kind.ts"
import type { Append, Expected } from "../../port/storage/commit.ts"
import type { Appended } from "../record/record.ts"
import { encodeEvent } from "./event-codec.ts"
import type { Loaded } from "./load.ts"

/**
 * The streams whose events cause duties, status reports and holds on files: only `change` appends to them.
 */
export type DocumentKind = "outgoing" | "delivery" | "incoming"

/** All other streams. */
export type PlainKind = Exclude<StreamKind, DocumentKind>

/** The condition for an append to a stream that was read at a version. */
export const expectedAt = (version: number): Expected => (version === 0 ? "none" : version)

/** Appends to a stream at the version it was read at. */
export const append = <K extends PlainKind>(
  kind: K,
  { stream, version }: Pick<Loaded<unknown>, "stream" | "version">,
  events: ReadonlyArray<EventOf<K>>,
): Appended =>
  ({
    stream,
    expected: expectedAt(version),
    events: events.map((event) => encodeEvent(kind, event)),
  }) as Append as Appended

/** Appends to a stream at any version: for records that decide nothing. */
export const note = <K extends PlainKind>(
  kind: K,
  stream: string,
  events: ReadonlyArray<EventOf<K>>,
): Appended =>
  ({ stream, expected: "any", events: events.map((event) => encodeEvent(kind, event)) }) as Append as Appended

/** The first events of a stream that must not exist yet. */
export const begin = <K extends PlainKind>(
  kind: K,
  stream: string,
  events: ReadonlyArray<EventOf<K>>,
): Appended => append(kind, { stream, version: 0 }, events)
