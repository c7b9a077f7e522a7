import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { AwaitedEvent, EarlyRequest } from "./event.ts"

/** A document that its sender referred to before it arrived. */
export interface Awaited {
  readonly from: string
  readonly documentId?: string
  readonly code?: string
  /** It was named by its number alone, without a date. */
  readonly undated?: true
  readonly since: VietnamTime
  readonly words: ReadonlyArray<{ readonly entry: string; readonly word: EarlyRequest }>
  /** The document that arrived. All requests were applied to it. */
  readonly met?: string
}

/** Applies one event. Total: an event that does not fit leaves the state unchanged. */
export const evolve = (
  state: Awaited | undefined,
  event: AwaitedEvent,
  at: VietnamTime,
): Awaited | undefined => {
  if (event._tag === "Met") return state && { ...state, met: event.document }
  const { from, documentId, code, date, entry, word } = event
  const begun = state ?? {
    from,
    ...(documentId !== undefined && { documentId }),
    ...(code !== undefined && { code }),
    ...(code !== undefined && date === undefined && { undated: true }),
    since: at,
    words: [],
  }
  return { ...begun, words: [...begun.words, { entry, word }] }
}
