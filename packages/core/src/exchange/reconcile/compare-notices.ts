import { Array as Arr, Effect, Option } from "effect"
import type { DocumentError } from "../../document/document-error.ts"
import type { NoticeSent } from "../../document/notice/event.ts"
import { maxNamed, type NoticeNamed, type NoticesCompared } from "../../document/reconciliation/event.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { NewWork } from "../../port/storage/work.ts"
import type { SentEntry, SentList } from "../../port/transport.ts"
import { dateOf, plusDays, type VietnamTime } from "../../time/vietnam-time.ts"
import type { MessageKind } from "../../vocabulary/message-kind.ts"
import type { Settings } from "../settings/settings.ts"
import { decodeEvent } from "../stream/event-codec.ts"
import { SentLists } from "../unreported/sent-lists.ts"
import { type SentNotice, toNotices } from "./read-sent.ts"

/** How often a packet that no list shows is sent again. */
const maxRepeated = 4
/** How often, when its recipient's system reports that it cannot read it. */
const maxUndeliverable = 2

type Step<A> = Effect.Effect<A, DocumentError | StorageError, Settings | Storage>

/** What differs between the kinds of packets that are compared in this way. */
export interface NoticeKind {
  /** Which of the axis' lists shows them. */
  readonly listed: MessageKind
  /** Tells the lines of a packet's recipient from those of its other recipients. */
  readonly isTo: (sent: SentNotice) => Step<(entry: SentEntry) => boolean>
  /** Whether its recipient no longer needs it, so that repeating it would only confuse. */
  readonly isNeedless: (sent: SentNotice) => Step<boolean>
  /** Sends the packet of a `NoticeSent` again to those of its recipients who lack it. */
  readonly again: (
    sent: NoticeSent,
    to: ReadonlyArray<string>,
    at: VietnamTime,
  ) => Step<ReadonlyArray<NewWork>>
}

type Verdict = "delivered" | "waiting" | "unclear" | "missing" | "undeliverable"

/** Of several lines for one id, one that is not failed shows that the packet has arrived or may arrive. */
const standingOf = (lines: ReadonlyArray<SentEntry>): Verdict => {
  if (lines.some(({ standing }) => standing === "delivered")) return "delivered"
  return lines.every(({ standing }) => standing === "failed") ? "undeliverable" : "waiting"
}

const judge = (
  { axisId }: SentNotice,
  isTo: (entry: SentEntry) => boolean,
  list: Option.Option<SentList>,
): Verdict => {
  if (Option.isNone(list)) return "unclear"
  const { entries, complete } = list.value
  const lines = entries.filter((entry) => axisId !== undefined && entry.axisId === axisId && isTo(entry))
  if (lines.length > 0) return standingOf(lines)
  return complete ? "missing" : "unclear"
}

/** Each packet with what the axis' list of its day says. */
const judgeAll = Effect.fnUntraced(function* (kind: NoticeKind, sent: ReadonlyArray<SentNotice>) {
  const lists = yield* SentLists
  const judged: Array<{ readonly notice: SentNotice; readonly verdict: Verdict }> = []
  for (const ofOneDay of Object.values(Arr.groupBy(sent, ({ at }) => dateOf(at)))) {
    const list = yield* lists.around(dateOf(ofOneDay[0].at), kind.listed)
    for (const notice of ofOneDay)
      judged.push({ notice, verdict: judge(notice, yield* kind.isTo(notice), list) })
  }
  return judged
})

/** Whether it was sent again as often as allowed. */
const isSpent = ({ repeated = 0 }: SentNotice, verdict: Verdict) =>
  repeated >= (verdict === "undeliverable" ? maxUndeliverable : maxRepeated)

type Judged = Effect.Success<ReturnType<typeof judgeAll>>

/**
 * Whether the list can be trusted. A list that has never shown such a packet of ours may not contain them at
 * all. It does not if it lacks even one that was sent as often as allowed.
 */
const trust = (judged: Judged, before: NoticesCompared["list"]): NoticesCompared["list"] => {
  if (before === "read" || judged.some(({ verdict }) => verdict !== "missing" && verdict !== "unclear"))
    return "read"
  return judged.some(({ notice, verdict }) => verdict === "missing" && isSpent(notice, verdict))
    ? "none"
    : before
}

/** The work that sends again what is missing, each packet once for all who lack it. */
const sendAgain = Effect.fnUntraced(function* (
  kind: NoticeKind,
  missing: ReadonlyArray<SentNotice>,
  at: VietnamTime,
) {
  const { readLast } = yield* Storage
  const works: Array<NewWork> = []
  for (const lacking of Object.values(Arr.groupBy(missing, ({ stream }) => stream))) {
    const last = yield* readLast(lacking[0].stream)
    if (Option.isNone(last)) continue
    const event = yield* decodeEvent("notice", last.value)
    const to = lacking.map((each) => each.to)
    if (event._tag === "NoticeSent") works.push(...(yield* kind.again(event, to, at)))
  }
  return works
})

/**
 * For how many days a packet that its recipient has not fetched is checked again, and how many packets at
 * most.
 */
const waitingDays = 7
const maxWaiting = 1_000

/** The packets that waited for their recipients at the last comparison. */
const waitedFor = Effect.fnUntraced(function* (before: NoticesCompared | undefined, at: VietnamTime) {
  const { readLast } = yield* Storage
  const since = plusDays(dateOf(at), -waitingDays)
  const all = yield* Effect.forEach(before?.waiting ?? [], ({ stream, to }) =>
    Effect.gen(function* () {
      const last = yield* readLast(stream)
      if (Option.isNone(last) || dateOf(last.value.at) < since) return []
      return (yield* toNotices(last.value)).filter((notice) => to.includes(notice.to))
    }),
  )
  return all.flat()
})

const toWaiting = (waiting: ReadonlyArray<SentNotice>): Pick<NoticesCompared, "waiting"> =>
  waiting.length === 0
    ? {}
    : {
        waiting: Object.entries(Arr.groupBy(waiting.slice(0, maxWaiting), ({ stream }) => stream)).map(
          ([stream, notices]) => ({ stream, to: notices.map(({ to }) => to) }),
        ),
      }

const named = ({ status, to, about }: SentNotice): NoticeNamed => ({ status, to, about })

/**
 * Compares the sent packets of a kind with the axis' list of them, and sends the missing ones again unless
 * they have become needless. `before` is what the last comparison found.
 */
export const compareNotices = Effect.fnUntraced(function* (
  kind: NoticeKind,
  sentSince: ReadonlyArray<SentNotice>,
  before: NoticesCompared | undefined,
  at: VietnamTime,
) {
  const sent = [...(yield* waitedFor(before, at)), ...sentSince]
  const judged = yield* judgeAll(kind, sent)
  const list = trust(judged, before?.list ?? "unproven")
  const count = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).length
  const lost = judged.filter(({ verdict }) => verdict === "missing" || verdict === "undeliverable")
  const missing: Array<SentNotice> = []
  const givenUp: Array<SentNotice> = []
  let overtaken = 0
  let believed = 0
  // Until the list is proven, only some are sent again to test it; none if it does not contain such packets.
  const told = list === "read" ? lost : list === "none" ? [] : lost.slice(0, maxNamed)
  for (const { notice, verdict } of told) {
    if (yield* kind.isNeedless(notice)) overtaken += 1
    else if (!isSpent(notice, verdict)) missing.push(notice)
    // Without an id it cannot be looked up, and the axis answers each time that it has it.
    else if (notice.axisId === undefined) believed += 1
    else givenUp.push(notice)
  }
  const fetchedNot = judged.flatMap(({ notice, verdict }) => (verdict === "waiting" ? [notice] : []))
  const waiting = yield* Effect.filter(fetchedNot, (notice) =>
    Effect.map(kind.isNeedless(notice), (is) => !is),
  )
  const compared: NoticesCompared = {
    list,
    sent: sent.length,
    listed: count("delivered") + count("waiting"),
    ...toWaiting(waiting),
    overtaken,
    unclear: count("unclear") + believed + lost.length - told.length,
    missing: missing.slice(0, maxNamed).map(named),
    missingBeside: Math.max(missing.length - maxNamed, 0),
    givenUp: givenUp.slice(0, maxNamed).map(named),
    givenUpBeside: Math.max(givenUp.length - maxNamed, 0),
  }
  return { compared, works: yield* sendAgain(kind, missing, at) }
})
