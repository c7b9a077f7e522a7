import type { VietnamTime } from "../time/vietnam-time.ts"

/** An event to append. `data` is the JSON text to store, byte for byte. */
export interface NewEvent {
  readonly type: string
  /** The version of the event type's schema, from 1. */
  readonly schemaVersion: number
  readonly data: string
}

/** An event as stored. */
export interface StoredEvent extends NewEvent {
  /** Its position in the agency's whole log. It grows in commit order and may have gaps. */
  readonly position: bigint
  readonly stream: string
  /** Its version in its stream: 1, 2, 3 … without gaps. */
  readonly version: number
  readonly commitId: string
  readonly at: VietnamTime
  /** JSON text of the {@link Actor} who caused it. */
  readonly by: string
  /** SHA-256, hexadecimal, of {@link chainPreimage}. */
  readonly hash: string
}

/** The end of the log that readers may see. */
export interface LogHead {
  /** The position of the last settled event; 0n when there is none. */
  readonly settled: bigint
  /**
   * What keeps later events from being settled, if anything: a transaction that began before them. `since` is
   * absent where the store may not see when it began.
   */
  readonly heldBack?: { readonly by: string; readonly since?: VietnamTime }
  /**
   * The first event outside the positions of the log: below 1, or above the last position assigned. It is in
   * its stream, but `readLog` never reaches it. No store writes such an event; somebody inserted it.
   */
  readonly outside?: { readonly position: bigint; readonly stream: string; readonly version: number }
}

/** Takes the place of the previous hash in the first event of a stream. */
export const chainStart = "0".repeat(64)

/**
 * The text whose UTF-8 SHA-256 is an event's `hash`. It covers the event's bytes, its place and time, its
 * author and the hash of the previous event in its stream, so that any change, removal, swap or insertion is
 * detected.
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
