import { evolve as evolveAwaited } from "../document/awaited/state.ts"
import { evolve as evolveDelivery } from "../document/delivery/state.ts"
import { evolve as evolveIncoming } from "../document/incoming/state.ts"
import { evolve as evolveOutgoing } from "../document/outgoing/state.ts"
import { evolve as evolvePaper } from "../document/paper/state.ts"
import { workFile } from "../document/work-file/decide.ts"
import { isSameMiss } from "../duty/correction.ts"
import { aboutOf } from "../log/stream-kind.ts"
import { dateOf } from "../time/vietnam-time.ts"
import { statusCode } from "../vocabulary/status-code.ts"
import type { Change } from "./change.ts"
import { afterClockEvent } from "./clock-fault.ts"
import { denialOf } from "./denial.ts"
import { addToHistory } from "./document-history.ts"
import { type Facts, noFacts } from "./facts.ts"
import { faultsIn } from "./fault-met.ts"
import { readingOf } from "./reading.ts"

const put = <State>(states: Map<string, State>, stream: string, state: State | undefined) => {
  if (state !== undefined) states.set(stream, state)
}

const applyIncoming = (facts: Facts, { event, stream, at, by }: Extract<Change, { kind: "incoming" }>) => {
  put(facts.incoming, stream, evolveIncoming(facts.incoming.get(stream), event, at))
  if (event._tag === "Arrived") {
    facts.arrived.add(stream)
    facts.told.delete(stream)
  }
  if (event._tag === "RefusedOnArrival" || event._tag === "RefusedByClerk")
    facts.refused.set(stream, { at, reason: event.refusal.reason })
  if (event._tag === "Assigned") facts.handled.set(stream, { assignedOn: dateOf(at) })
  if (event._tag === "ProcessingStarted")
    facts.handled.set(stream, { ...facts.handled.get(stream), takenUpBy: by.name })
}

const applyEntry = (facts: Facts, { event, stream }: Extract<Change, { kind: "entry" }>) => {
  const about = aboutOf(stream)
  facts.entryNotes.set(about, { ...facts.entryNotes.get(about), ...event.note })
}

const applyNotice = (facts: Facts, { event, stream, at }: Extract<Change, { kind: "notice" }>) => {
  const isFault = event._tag === "NoticeParked" || event._tag === "WorkParked"
  if (isFault || facts.notices.has(stream)) facts.notices.set(stream, event._tag)
  if (event._tag === "NoticeSent" && event.status === statusCode.arrived && !facts.told.has(event.about))
    facts.told.set(event.about, at)
}

const applyDuty = (facts: Facts, { event, stream, at }: Extract<Change, { kind: "duty" }>) => {
  const missed = facts.missed.get(stream) ?? []
  if (event._tag === "DutyMissed") {
    const { bound, passedAt } = event
    facts.missed.set(stream, [...missed, { bound, passedAt, recordedAt: at }])
  }
  if (event._tag === "DutyCorrected") {
    const { movedTo, reason } = event
    const wrong = missed.filter((miss) => isSameMiss(miss, event))
    const corrected = wrong.map((miss) => ({ ...miss, movedTo, correctedAt: at, reason }))
    facts.missed.set(
      stream,
      missed.filter((miss) => !isSameMiss(miss, event)),
    )
    facts.corrected.set(stream, [...(facts.corrected.get(stream) ?? []), ...corrected])
  }
}

const applyAxis = ({ outages }: Facts, { event, at }: Extract<Change, { kind: "axis" }>) => {
  if (event._tag === "AxisAway") outages.push({ since: event.since })
  else outages.splice(-1, 1, { since: event.awaySince, backAt: at })
}

const applyByKind = (facts: Facts, change: Change): void => {
  const { stream, at } = change
  switch (change.kind) {
    case "outgoing":
      put(facts.outgoing, stream, evolveOutgoing(facts.outgoing.get(stream), change.event, at))
      if (change.event._tag === "Drafted" && change.by.department !== undefined)
        facts.drafters.set(stream, change.by.department)
      break
    case "delivery":
      put(facts.deliveries, stream, evolveDelivery(facts.deliveries.get(stream), change.event, at))
      break
    case "incoming":
      applyIncoming(facts, change)
      break
    case "awaited":
      put(facts.awaited, stream, evolveAwaited(facts.awaited.get(stream), change.event, at))
      break
    case "paper":
      put(facts.papers, stream, evolvePaper(facts.papers.get(stream), change.event, at))
      break
    case "entry":
      applyEntry(facts, change)
      break
    case "notice":
      applyNotice(facts, change)
      break
    case "duty":
      applyDuty(facts, change)
      break
    case "mailbox":
      if (change.event._tag === "PacketRefused" && change.event.kind === "document")
        facts.refused.set(stream, { at, reason: change.event.refusal.reason })
      break
    case "axis":
      applyAxis(facts, change)
      break
    case "clock":
      facts.clock = afterClockEvent(facts.clock, change.event, at)
      break
    case "reconciliation":
      facts.reconciled.splice(0, 1, { at, event: change.event })
      break
    case "audit":
      if (change.event._tag === "Denied") facts.denials.push(denialOf(change.event, at, change.by))
      else facts.readings.push(readingOf(change.event, at, change.by))
      break
    case "work-file":
      put(facts.workFiles, stream, workFile.evolve(facts.workFiles.get(stream), change.event, at))
      break
    case "register":
    case "subscriber":
    case "seal":
    case "directory":
    case "figures":
      break
  }
}

/** Applies the next change of the log. */
export const applyChange = (facts: Facts, change: Change): Facts => {
  applyByKind(facts, change)
  addToHistory(facts.histories, change)
  facts.faults.push(...faultsIn(change, facts))
  return facts
}

/** Builds the read model of a whole log. */
export const factsOf = (changes: Iterable<Change>): Facts => {
  const facts = noFacts()
  for (const change of changes) applyChange(facts, change)
  return facts
}
