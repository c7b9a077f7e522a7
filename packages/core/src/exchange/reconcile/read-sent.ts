import { Effect } from "effect"
import type { NoticeSent } from "../../document/notice/event.ts"
import type { StoredEvent } from "../../log/stored-event.ts"
import { kindOf, namedBy } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import { dateOf, type LocalDate, plusDays, plusMillis, type VietnamTime } from "../../time/vietnam-time.ts"
import { decodeEvent } from "../stream/event-codec.ts"
import type { Sending } from "../unreported/follow-sendings.ts"

const pageSize = 1_000
/** How many pages of sendings too old to compare are read and handled at a time. */
const maxPages = 5
/** Older sendings are not compared: at the first comparison, or after an axis that was away for this long. */
const maxDays = 31
const hourMillis = 3_600_000

/** The current day. It ends an hour late, so that the axis has listed everything it took. */
export const dayOf = (at: VietnamTime): LocalDate => dateOf(plusMillis(at, -hourMillis))

/** The first day that is compared. */
export const firstCompared = (at: VietnamTime): LocalDate => plusDays(dayOf(at), -maxDays)

const toSending = (stream: string): Sending => {
  const { document, recipient } = namedBy(stream)
  return { document, to: recipient }
}

/**
 * A status packet that was sent, or the packet of an update with one of its recipients. What it said is left
 * in the log, since there may be very many.
 */
export interface SentNotice extends Pick<NoticeSent, "axisId" | "status" | "to" | "about" | "repeated"> {
  /** The number of the update. Absent for a status packet. */
  readonly update?: number
  readonly stream: string
  readonly at: VietnamTime
}

/** Nothing for one that an earlier release sent: it kept neither its id nor what it said. */
export const toNotices = Effect.fnUntraced(function* (stored: StoredEvent) {
  const { stream, at } = stored
  const event = yield* decodeEvent("notice", stored)
  if (event._tag !== "NoticeSent") return []
  const { said, update, ...sent } = event
  if (update !== undefined)
    return update.to.map((to): SentNotice => ({ ...sent, to, update: update.number, stream, at }))
  return said === undefined ? [] : [{ ...sent, stream, at } satisfies SentNotice]
})

/**
 * Reads from the log, after a position, what was sent on the days before this one, and how far it was read:
 * to the end, or through some pages of sendings that are too old. Events that a wrong clock dated far into
 * the future hold up nothing.
 */
export const readSent = Effect.fnUntraced(function* (after: bigint, at: VietnamTime) {
  const storage = yield* Storage
  const { settled } = yield* storage.logHead
  const today = dayOf(at)
  const since = firstCompared(at)
  const soon = plusMillis(at, hourMillis)
  const recent = new Set<string>()
  const earlier = new Set<string>()
  const notices: Array<SentNotice> = []
  let through = after
  let isMore = true
  for (let pages = 0; isMore && (pages < maxPages || recent.size > 0); pages++) {
    const page = yield* storage.readLog(through, pageSize)
    const end = page.findIndex(
      (event) => event.position > settled || (dateOf(event.at) >= today && event.at <= soon),
    )
    for (const event of end < 0 ? page : page.slice(0, end)) {
      const isRecent = dateOf(event.at) >= since
      const isSent = event.type === "Submitted" && kindOf(event.stream) === "delivery"
      if (isSent) (isRecent ? recent : earlier).add(event.stream)
      if (isRecent && event.type === "NoticeSent") notices.push(...(yield* toNotices(event)))
      through = event.position
    }
    isMore = end < 0 && page.length === pageSize
  }
  const [sent, sentEarlier] = [[...recent].map(toSending), [...earlier].map(toSending)]
  const statuses = notices.filter(({ update }) => update === undefined)
  const updates = notices.filter(({ update }) => update !== undefined)
  return { recent: sent, earlier: sentEarlier, statuses, updates, through, isMore }
})
