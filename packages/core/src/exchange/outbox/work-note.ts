import { storableText } from "../../adapter-kit/storable-text.ts"
import { at, calendarDate, printTime, type VietnamTime } from "../../time/vietnam-time.ts"
import type { Reason } from "../../vocabulary/ground.ts"

/** What an attempt leaves of its failure. */
interface Left {
  readonly problem: string
  readonly text: Reason
  readonly failingSince?: VietnamTime
}

/**
 * The note that a failed attempt leaves with its item. It also says since when the item fails while the axis
 * answers, so that a process that starts anew does not wait from the beginning.
 */
export const noteOf = ({ problem, text, failingSince }: Left): string => {
  const since = failingSince === undefined ? "" : ` (từ ${printTime(failingSince)})`
  // The axis' answer may contain anything.
  return storableText(`${problem}${since}: ${text.vi}`)
}

const sinceForm = /^[a-z-]+\/[a-z-]+ \(từ (\d{2}:\d{2}:\d{2}) ngày (\d{2})\/(\d{1,2})\/(\d{4})\): /

/** Since when an item fails while the axis answers, as its last note says. */
export const failingSinceIn = (note: string | undefined): VietnamTime | undefined => {
  const [, clock = "", day = "", month = "", year = ""] = sinceForm.exec(note ?? "") ?? []
  const date = calendarDate(year, month, day)
  return date && at(date, clock.slice(0, 5))
}
