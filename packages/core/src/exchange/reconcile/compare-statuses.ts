import { Array as Arr, Effect, Option } from "effect"
import { isOvertaken } from "../../document/incoming/notice.ts"
import { maxNamed, type StatusPacketNamed, type StatusPackets } from "../../document/reconciliation/event.ts"
import { kindOf, namedBy } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { SentEntry, SentList } from "../../port/transport.ts"
import { dateOf, type VietnamTime } from "../../time/vietnam-time.ts"
import { loadIncoming } from "../change/incoming.ts"
import { decodeEvent } from "../stream/event-codec.ts"
import { SentLists } from "../unreported/sent-lists.ts"
import { statusAgain } from "../work-item/status-work.ts"
import type { SentStatus } from "./read-sent.ts"

/** How often a status packet is sent again that no list shows. */
const maxRepeated = 4
/** How often when its recipient's system says that it cannot take it in. */
const maxUndeliverable = 2

type Verdict = "listed" | "unclear" | "missing" | "undeliverable"

/** Of several lines for one id, one that is not failed shows that the packet has arrived or may arrive. */
const standingOf = (lines: ReadonlyArray<SentEntry>) =>
  lines.length > 0 && lines.every(({ standing }) => standing === "failed") ? "undeliverable" : "listed"

const judge = ({ axisId }: SentStatus, list: Option.Option<SentList>): Verdict => {
  if (Option.isNone(list)) return "unclear"
  const { entries, complete } = list.value
  const lines = axisId === undefined ? [] : entries.filter((entry) => entry.axisId === axisId)
  if (lines.length > 0) return standingOf(lines)
  return complete ? "missing" : "unclear"
}

/** Each status packet with what the axis' list of its day says. */
const judgeAll = Effect.fnUntraced(function* (sent: ReadonlyArray<SentStatus>) {
  const lists = yield* SentLists
  const judged: Array<{ readonly status: SentStatus; readonly verdict: Verdict }> = []
  for (const ofOneDay of Object.values(Arr.groupBy(sent, ({ at }) => dateOf(at)))) {
    const list = yield* lists.around(dateOf(ofOneDay[0].at), "status")
    for (const status of ofOneDay) judged.push({ status, verdict: judge(status, list) })
  }
  return judged
})

/** Whether it was sent again as often as that is done. */
const isSpent = ({ repeated = 0 }: SentStatus, verdict: Verdict) =>
  repeated >= (verdict === "undeliverable" ? maxUndeliverable : maxRepeated)

type Judged = Effect.Success<ReturnType<typeof judgeAll>>

/**
 * Whether the list can be believed. That it never shows a status packet of ours may mean that it has none at
 * all, which is so when one that was sent as often as that is done is not in it either.
 */
const trust = (judged: Judged, before: StatusPackets["list"]): StatusPackets["list"] => {
  if (before === "read" || judged.some(({ verdict }) => verdict === "listed" || verdict === "undeliverable"))
    return "read"
  return judged.some(({ status, verdict }) => verdict === "missing" && isSpent(status, verdict))
    ? "none"
    : before
}

/** Whether a later status says more, so that repeating this one would only confuse its recipient. */
const isBehind = Effect.fnUntraced(function* ({ status, about }: SentStatus) {
  if (kindOf(about) !== "incoming") return false
  const { state } = yield* loadIncoming(namedBy(about).document)
  return state !== undefined && isOvertaken(status, state)
})

const again = Effect.fnUntraced(function* ({ stream }: SentStatus, at: VietnamTime) {
  const { readLast } = yield* Storage
  const last = yield* readLast(stream)
  if (Option.isNone(last)) return []
  const event = yield* decodeEvent("notice", last.value)
  return event._tag === "NoticeSent" ? yield* statusAgain(event, at) : []
})

const named = ({ status, to, about }: SentStatus): StatusPacketNamed => ({ status, to, about })

/**
 * Compares the status packets that were sent with the axis' list of them, and makes those anew that it does
 * not have, unless a later one says more. `before` is what the last comparison thought of the list.
 */
export const compareStatuses = Effect.fnUntraced(function* (
  sent: ReadonlyArray<SentStatus>,
  before: StatusPackets["list"],
  at: VietnamTime,
) {
  const judged = yield* judgeAll(sent)
  const list = trust(judged, before)
  const count = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).length
  const lost = judged.filter(({ verdict }) => verdict === "missing" || verdict === "undeliverable")
  const missing: Array<SentStatus> = []
  const givenUp: Array<SentStatus> = []
  let overtaken = 0
  let believed = 0
  // A list that is only to be proven is asked for some, and one without status packets for none.
  const told = list === "read" ? lost : list === "none" ? [] : lost.slice(0, maxNamed)
  for (const { status, verdict } of told) {
    if (yield* isBehind(status)) overtaken += 1
    else if (!isSpent(status, verdict)) missing.push(status)
    // It cannot be looked up without an id, and the axis says each time that it has it.
    else if (status.axisId === undefined) believed += 1
    else givenUp.push(status)
  }
  const works = (yield* Effect.forEach(missing, (status) => again(status, at))).flat()
  const statuses: StatusPackets = {
    list,
    sent: sent.length,
    listed: count("listed"),
    overtaken,
    unclear: count("unclear") + believed + lost.length - told.length,
    missing: missing.slice(0, maxNamed).map(named),
    missingBeside: Math.max(missing.length - maxNamed, 0),
    givenUp: givenUp.slice(0, maxNamed).map(named),
    givenUpBeside: Math.max(givenUp.length - maxNamed, 0),
  }
  return { statuses, works }
})
