import { Effect, Option } from "effect"
import {
  countMissing,
  countNotices,
  differs,
  maxNamed,
  type Reconciled,
} from "../../document/reconciliation/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import { dateOf, type LocalDate, plusDays, type VietnamTime } from "../../time/vietnam-time.ts"
import { now } from "../runtime/runtime.ts"
import { unlessTroubled } from "../runtime/unless-troubled.ts"
import { append } from "../stream/append.ts"
import { decodeEvent } from "../stream/event-codec.ts"
import { type HeldCheckpoint, withCheckpoint } from "../subscriber/checkpoint-lease.ts"
import { followSendings } from "../unreported/follow-sendings.ts"
import { SentLists } from "../unreported/sent-lists.ts"
import { compareMailboxes } from "./compare-mailboxes.ts"
import { compareNotices } from "./compare-notices.ts"
import { compareSent } from "./compare-sent.ts"
import { statusNotices, updateNotices } from "./notice-kind.ts"
import { dayOf, firstCompared, readSent } from "./read-sent.ts"

/** Hosts cannot use this name for a subscriber: `subscribe` accepts no colon. */
const subscriber = "lienthong:reconciler"

/** The result of a comparison. */
export type Reconciliation = Omit<Reconciled, "_tag">

/** A comparison, or that only a part of the log before it was read. */
type Compared = Reconciliation | "goes-on"

/** When the last comparison was made, and its result. */
const lastTime = Effect.fnUntraced(function* () {
  const storage = yield* Storage
  const stream = streamName.reconciliation()
  const last = yield* storage.readLast(stream)
  if (Option.isNone(last)) return { stream, version: 0 }
  const event = yield* decodeEvent("reconciliation", last.value)
  return { stream, version: last.value.version, at: last.value.at, event }
})

const tell = (event: Reconciled, isNews: boolean) => {
  if (differs(event))
    return Effect.logWarning(
      `The axis does not have all that we have: ${countMissing(event)} of ${event.sent} sent are not in its list, ` +
        `nor are ${countNotices(event.statuses)} status packets and ${countNotices(event.updates)} updates, ` +
        `${event.mailboxes.length} mailboxes hold more than it gives`,
    )
  return event.sentList === "none" && isNews
    ? Effect.logInfo("The axis has no sent list: what was sent is not compared with it")
    : Effect.void
}

/** The days that neither this comparison nor an earlier one covers, from the first unread event's day. */
const daysBetween = Effect.fnUntraced(function* (
  last: Effect.Success<ReturnType<typeof lastTime>>,
  since: LocalDate,
  unread: LocalDate,
) {
  const storage = yield* Storage
  const [begun] = last.at === undefined ? yield* storage.readLog(0n, 1) : []
  const from = last.at !== undefined ? dayOf(last.at) : begun ? dateOf(begun.at) : since
  // While there was no list the log was still read.
  const first = last.event?.sentList === "none" && unread > since ? unread : since
  return from < first ? { notCompared: { from, until: plusDays(first, -1) } } : {}
})

/** Looks for the sendings that are too old to compare, as far as the log was read. */
const goOn = Effect.fnUntraced(function* (
  held: HeldCheckpoint,
  { earlier, through }: Effect.Success<ReturnType<typeof readSent>>,
  at: VietnamTime,
) {
  const works = yield* followSendings(earlier, firstCompared(at), at)
  yield* held.record(through, { appends: [], work: { add: [...works.values()] } })
  return Option.some<Compared>("goes-on")
})

const reconcileFrom = Effect.fnUntraced(function* (held: HeldCheckpoint) {
  const storage = yield* Storage
  const at = yield* now
  const last = yield* lastTime()
  if (last.at !== undefined && dayOf(last.at) === dayOf(at)) return Option.none<Compared>()
  const since = firstCompared(at)
  const [unread] = yield* storage.readLog(held.position, 1)
  if (unread && dateOf(unread.at) < since) {
    const read = yield* readSent(held.position, at)
    if (read.isMore) return yield* goOn(held, read, at)
  }
  // The axis is asked first: while it is away, nothing is read.
  const mailboxes = yield* compareMailboxes()
  const lists = yield* SentLists
  const hasList = Option.isSome(yield* lists.around(plusDays(dayOf(at), -1), "document"))
  const { recent, earlier, through, ...sent } = yield* readSent(held.position, at)
  const { works, missing, ...counts } = yield* compareSent(hasList ? recent : [], at)
  const before = last.event
  const statuses = yield* compareNotices(statusNotices, hasList ? sent.statuses : [], before?.statuses, at)
  const updates = yield* compareNotices(updateNotices, hasList ? sent.updates : [], before?.updates, at)
  const followed = yield* followSendings([...earlier, ...recent], since, at)
  const event: Reconciled = {
    _tag: "Reconciled",
    sentList: hasList ? "read" : "none",
    ...counts,
    missing: missing.slice(0, maxNamed),
    missingBeside: Math.max(missing.length - maxNamed, 0),
    mailboxes,
    ...(hasList && (yield* daysBetween(last, since, unread ? dateOf(unread.at) : dayOf(at)))),
    ...((statuses.compared.sent > 0 || before?.statuses) && { statuses: statuses.compared }),
    ...((updates.compared.sent > 0 || before?.updates) && { updates: updates.compared }),
  }
  const isNews = hasList || last.event?.sentList !== "none"
  const isSaid = isNews || differs(event)
  if (!isSaid && through === held.position) return Option.none<Compared>()
  yield* held.record(through, {
    appends: isSaid ? [append("reconciliation", last, [event])] : [],
    // Looks for what is missing at once.
    work: { add: [...new Map([...followed, ...works]).values(), ...statuses.works, ...updates.works] },
  })
  yield* tell(event, isNews)
  const { _tag, ...reconciliation } = event
  return Option.some<Compared>(reconciliation)
})

/**
 * Compares, once a day, what was recorded as sent on the days before with the axis' sent list, and the
 * mailboxes with its count. It records the differences and looks for what is missing, in one commit with the
 * position in the log it was read from. `undefined` when it was done today or another worker is doing it.
 * While the axis is away it fails, and the next time starts at the same position.
 */
export const reconcile = Effect.fn("Exchange.reconcile")(function* () {
  for (;;) {
    const done = Option.getOrUndefined(yield* withCheckpoint(subscriber, reconcileFrom))
    if (done !== "goes-on") return done
  }
})

/** Checks at this interval whether the daily comparison is due, until interrupted. */
export const runReconciler = Effect.fnUntraced(function* (everyMillis: number) {
  const comparing = yield* unlessTroubled(
    "The log was not compared with the axis; it is tried again",
    "The log was compared with the axis again",
  )
  return yield* comparing(reconcile()).pipe(Effect.andThen(Effect.sleep(everyMillis)), Effect.forever)
})
