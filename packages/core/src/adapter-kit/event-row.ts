import type { StoredEvent } from "../log/stored-event.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"

/** An event as a SQL store reads it, with its columns in this order. */
export type EventRow = readonly [
  position: number | string,
  stream: string,
  version: number,
  type: string,
  schemaVersion: number,
  data: string,
  commitId: string,
  at: VietnamTime,
  by: string,
  hash: string,
]

/** Makes an event from its row. Every read goes through here, so it converts only positions. */
export const storedEvent = ([
  position,
  stream,
  version,
  type,
  schemaVersion,
  data,
  commitId,
  at,
  by,
  hash,
]: EventRow): StoredEvent => ({
  position: BigInt(position),
  stream,
  version,
  type,
  schemaVersion,
  data,
  commitId,
  at,
  by,
  hash,
})
