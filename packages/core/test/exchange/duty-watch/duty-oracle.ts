import type { Change } from "@lienthong/core/report"
import { workingCalendar } from "../../../src/calendar/working-calendar.ts"
import { completeTerm, statedTerm } from "../../../src/policy/deadline/complete-term.ts"
import { type DutyTerm, defaultDutySettings } from "../../../src/policy/deadline/duty-term.ts"
import { followTerm } from "../../../src/policy/deadline/follow-term.ts"
import {
  registerTerm,
  sendTerm,
  startTerm,
  submitTerm,
  tellReceiptTerm,
} from "../../../src/policy/deadline/handling-term.ts"
import { sendDeadline } from "../../../src/policy/deadline/send-deadline.ts"
import { laneOf } from "../../../src/policy/urgent-lane.ts"
import { earlier, type LocalDate, later, type VietnamTime } from "../../../src/time/vietnam-time.ts"
import type { Urgency } from "../../../src/vocabulary/urgency.ts"

/**
 * What should be on record of duties by the bare facts of the log: when something happened, and by when it
 * should have. It knows no state, no watch and no work; terms are tested apart.
 */

const rules = { ...defaultDutySettings, calendar: workingCalendar() }

interface Fact {
  readonly tag: string
  readonly at: VietnamTime
}

const first = (facts: ReadonlyArray<Fact>, ...tags: ReadonlyArray<string>) =>
  facts.find(({ tag }) => tags.includes(tag))?.at

/** What is missed when something that began has not ended by its bounds. */
const missed = (
  about: string,
  duty: string,
  { due, lateBound }: DutyTerm,
  endedAt: VietnamTime | undefined,
): ReadonlyArray<string> =>
  [
    ["due", due],
    ["late-bound", lateBound],
  ].flatMap(([bound, at]) =>
    at !== undefined && (endedAt === undefined || endedAt > at) ? [`${about} ${duty} ${bound} ${at}`] : [],
  )

const ends = ["Completed", "RefusedByClerk", "RecallAgreed"]

/**
 * What is missed of a document's due dates, each for as long as it held: until the next was agreed, set or
 * extended, or it was done. The agency's own deadline goes before the sender's date.
 */
const missedDueDates = (
  about: string,
  own: ReadonlyArray<Change>,
  arrivedAt: VietnamTime,
  endedAt: VietnamTime | undefined,
): ReadonlyArray<string> => {
  const held: Array<{ readonly term: DutyTerm; readonly until?: VietnamTime }> = []
  let stated: LocalDate | undefined
  let asked: LocalDate | undefined
  let set: LocalDate | undefined
  const term = () =>
    set !== undefined
      ? completeTerm(arrivedAt, { own: { due: set } }, rules)
      : stated && statedTerm(arrivedAt, stated)
  for (const { event, at } of own) {
    if (ends.includes(event._tag)) break
    const before = term()
    if (event._tag === "Arrived") stated = event.envelope.dueDate
    if (event._tag === "UpdateAsked" && "envelope" in event) asked = event.envelope.dueDate
    if (event._tag === "UpdateAgreed") stated = asked
    if (event._tag === "Assigned") set = event.due ?? set
    if (event._tag === "DeadlineExtended") set = event.due
    if (before !== undefined && before.due !== term()?.due) held.push({ term: before, until: at })
  }
  const last = term()
  if (last !== undefined) held.push({ term: last })
  const all = held.flatMap(({ term, until }) => {
    const passed = until === undefined || (term.due !== undefined && term.due < until)
    return passed ? missed(about, "complete", term, endedAt) : []
  })
  return [...new Set(all)]
}

const ofIncoming = (about: string, changes: ReadonlyArray<Change>): ReadonlyArray<string> => {
  const own = changes.filter((change) => change.stream === about)
  const arrival = own.find(({ event }) => event._tag === "Arrived")
  if (arrival?.event._tag !== "Arrived") return []
  const { at, event } = arrival
  const { urgency } = event.envelope
  const told = changes.flatMap((change): ReadonlyArray<Fact> => {
    const sent = change.kind === "notice" && change.event._tag === "NoticeSent" && change.event
    return sent && sent.about === about && sent.status === "01" ? [{ tag: "Told", at: change.at }] : []
  })
  const facts = [...own.map((change) => ({ tag: change.event._tag as string, at: change.at })), ...told].sort(
    (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0),
  )
  const over = ["RefusedByClerk", "RecallAgreed"]
  const done = ["Assigned", "ProcessingStarted", "Completed"]
  const assignedAt = first(facts, "Assigned")
  const start = assignedAt && startTerm(assignedAt, urgency, rules)
  return [
    ...missed(about, "tell-receipt", tellReceiptTerm(at), first(facts, "Told", ...over)),
    ...missed(about, "register", registerTerm(at, urgency, rules), first(facts, "Registered", ...over)),
    ...missed(about, "submit", submitTerm(at, urgency, rules), first(facts, ...done, ...over)),
    ...(start ? missed(about, "start", start, first(facts, "ProcessingStarted", "Completed", ...over)) : []),
    ...missedDueDates(about, own, at, first(facts, "Completed", ...over)),
  ]
}

const ofOutgoing = (about: string, changes: ReadonlyArray<Change>): ReadonlyArray<string> => {
  const own = changes.filter((change) => change.stream === about)
  const signedAt = own.find(({ event }) => event._tag === "SignedByPerson")?.at
  if (signedAt === undefined) return []
  const urgency = own.reduce<Urgency>(
    (known, { event }) => (event._tag === "Drafted" ? event.draft.urgency : known),
    "ordinary",
  )
  const document = about.slice("outgoing/".length)
  const recalledAt = own.find(({ event }) => event._tag === "RecallStarted")?.at
  const queuedAt = own.find(({ event }) => event._tag === "Dispatched")?.at
  const left = changes.find(
    ({ stream, event }) => stream.startsWith(`delivery/${document}/`) && event._tag === "Submitted",
  )
  const sentAt =
    left?.event._tag === "Submitted" && queuedAt !== undefined
      ? earlier(later(left.event.takenAt ?? left.at, queuedAt), left.at)
      : undefined
  const endedAt = sentAt && recalledAt ? earlier(sentAt, recalledAt) : (sentAt ?? recalledAt)
  const term = sendTerm(sendDeadline(signedAt, urgency, rules.calendar), urgency, rules)
  const heardAt = changes.find(
    ({ stream, event }) => stream.startsWith(`delivery/${document}/`) && event._tag === "StatusReported",
  )?.at
  const followedUntil = heardAt && recalledAt ? earlier(heardAt, recalledAt) : (heardAt ?? recalledAt)
  return [
    ...missed(about, "send", term, endedAt),
    ...(sentAt
      ? missed(about, "follow-sending", followTerm(sentAt, laneOf(urgency), rules), followedUntil)
      : []),
  ]
}

/** Every bound that was missed, so far as all bounds have passed. */
export const expectedMisses = (changes: ReadonlyArray<Change>): ReadonlyArray<string> =>
  [...new Set(changes.map(({ stream }) => stream))].flatMap((stream) =>
    stream.startsWith("incoming/")
      ? ofIncoming(stream, changes)
      : stream.startsWith("outgoing/")
        ? ofOutgoing(stream, changes)
        : [],
  )

/**
 * Every bound that is on record as missed, save those by which the duty was found to have been kept after
 * all.
 */
export const recordedMisses = (changes: ReadonlyArray<Change>): ReadonlyArray<string> => {
  const duties = changes.flatMap(({ kind, event }) => (kind === "duty" ? [event] : []))
  const wasKeptBy = (about: string, duty: string, bound: VietnamTime) =>
    duties.some(
      (event) => "keptAt" in event && event.about === about && event.duty === duty && event.keptAt <= bound,
    )
  return duties.flatMap((event) =>
    event._tag === "DutyMissed" && !wasKeptBy(event.about, event.duty, event.passedAt)
      ? [`${event.about} ${event.duty} ${event.bound} ${event.passedAt}`]
      : [],
  )
}
