import { Effect } from "effect"
import { kindOf, namedBy } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import { dateOf, type LocalDate, plusDays, plusMillis, type VietnamTime } from "../../time/vietnam-time.ts"
import type { Sending } from "../unheard/follow-sendings.ts"

const pageSize = 1_000
/** So much of what is too long ago to be compared is read at a time, and dealt with before more is read. */
const maxPages = 5
/** What was sent longer ago is not compared: the first time, or after an axis that was away for so long. */
const maxDays = 31
const hourMillis = 3_600_000

/** The day that is not over yet. It ends an hour late, so that the axis has listed all that it took. */
export const dayOf = (at: VietnamTime): LocalDate => dateOf(plusMillis(at, -hourMillis))

/** The first day that is compared. */
export const firstCompared = (at: VietnamTime): LocalDate => plusDays(dayOf(at), -maxDays)

const toSending = (stream: string): Sending => {
  const { document, recipient } = namedBy(stream)
  return { document, to: recipient }
}

/**
 * What the log, after a position, tells to have been sent on the days before this one, and how far it was
 * read: to the end, or through some pages of what is too long ago. What a clock set ahead dated far into the
 * future holds nothing up.
 */
export const readSent = Effect.fnUntraced(function* (after: bigint, at: VietnamTime) {
  const storage = yield* Storage
  const { settled } = yield* storage.logHead
  const today = dayOf(at)
  const since = firstCompared(at)
  const soon = plusMillis(at, hourMillis)
  const recent = new Set<string>()
  const earlier = new Set<string>()
  let through = after
  let isMore = true
  for (let pages = 0; isMore && (pages < maxPages || recent.size > 0); pages++) {
    const page = yield* storage.readLog(through, pageSize)
    const end = page.findIndex(
      (event) => event.position > settled || (dateOf(event.at) >= today && event.at <= soon),
    )
    for (const event of end < 0 ? page : page.slice(0, end)) {
      const isSent = event.type === "Submitted" && kindOf(event.stream) === "delivery"
      if (isSent) (dateOf(event.at) >= since ? recent : earlier).add(event.stream)
      through = event.position
    }
    isMore = end < 0 && page.length === pageSize
  }
  return { recent: [...recent].map(toSending), earlier: [...earlier].map(toSending), through, isMore }
})
