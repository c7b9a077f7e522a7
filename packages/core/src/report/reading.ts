import type { Actor } from "../agency/actor.ts"
import type { FileRead } from "../document/audit/event.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"

/** A file that was opened (lịch sử truy cập và xem văn bản). */
export interface Reading {
  readonly at: VietnamTime
  /** The person who opened it, or the system where the host named nobody. */
  readonly by: Actor
  /** The document's id, and the number of the file in it, from 0. */
  readonly document: string
  readonly index: number
}

/** Reads an opening from its event. */
export const readingOf = ({ document, index }: FileRead, at: VietnamTime, by: Actor): Reading => ({
  at,
  by,
  document,
  index,
})
