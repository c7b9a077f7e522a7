import { storableText } from "../../adapter-kit/storable-text.ts"
import type { WorkFailure } from "../../port/storage/work.ts"
import { printTime } from "../../time/vietnam-time.ts"
import type { Reason } from "../../vocabulary/ground.ts"

/** What a failed attempt leaves with its item: a note for people, and for the next attempt its failure. */
export interface AttemptNote {
  readonly note: string
  readonly failure: WorkFailure
}

/**
 * Leaves a failure with its item. It also says since when the item fails while the axis answers, so that a
 * process that starts again does not wait from the beginning. The axis' answer may contain anything.
 */
export const noteFailure = (text: Reason, { problem, since }: WorkFailure): AttemptNote => {
  const from = since === undefined ? "" : ` (từ ${printTime(since)})`
  return {
    note: storableText(`${problem}${from}: ${text.vi}`),
    failure: { problem: storableText(problem), ...(since !== undefined && { since }) },
  }
}
