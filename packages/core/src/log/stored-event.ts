import type { VietnamTime } from "../time/vietnam-time.ts"

/** An event to append. `data` is the JSON text to keep, byte for byte. */
export interface NewEvent {
  readonly type: string
  /** The version of the event type's schema, from 1. */
  readonly schemaVersion: number
  readonly data: string
}

/** An event as it stands in the store. */
export interface StoredEvent extends NewEvent {
  /** Its place in the agency's whole log: grows with commit order, may have holes. */
  readonly position: bigint
  readonly stream: string
  /** Its place in its stream: 1, 2, 3 … without holes. */
  readonly version: number
  readonly commitId: string
  readonly at: VietnamTime
  /** JSON text of the {@link Actor} who caused it. */
  readonly by: string
  /** SHA-256, hexadecimal, of {@link chainPreimage}. */
  readonly hash: string
}

/** The end of the log as readers may see it. */
export interface LogHead {
  /** The position of the last settled event; 0n when there is none. */
  readonly settled: bigint
  /**
   * What keeps later events from being settled, where something does: a transaction that began before them. `since` is
   * left out where the store may not see when it began.
   */
  readonly heldBack?: { readonly by: string; readonly since?: VietnamTime }
  /**
   * The first event that stands where no log has one: at a position below 1, or beyond the last one given out. It is
   * in its stream, but `readLog` never comes to it. No store writes such an event; somebody put it there.
   */
  readonly outside?: { readonly position: bigint; readonly stream: string; readonly version: number }
}

/** What stands before the first event of a stream in its hash chain. */
export const chainStart = "0".repeat(64)

/**
 * The text whose UTF-8 SHA-256 is an event's `hash`: it binds the event's bytes, its place and time, its author and
 * the hash of the event before it in its stream, so that changing, removing, swapping or inserting one is found.
 */
export const chainPreimage = (
  previousHash: string,
  agency: string,
  event: Omit<StoredEvent, "hash" | "position">,
): string =>
  JSON.stringify([
    previousHash,
    agency,
    event.stream,
    event.version,
    event.type,
    event.schemaVersion,
    event.at,
    event.by,
    event.commitId,
    event.data,
  ])
