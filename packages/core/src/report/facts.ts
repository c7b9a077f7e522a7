import { dateOf, type LocalDate, type VietnamTime } from "../calendar/vietnam-time.ts"
import { type Awaited, evolve as evolveAwaited } from "../document/awaited/state.ts"
import { type Delivery, evolve as evolveDelivery } from "../document/delivery/state.ts"
import type { EntryNote } from "../document/entry/event.ts"
import { evolve as evolveIncoming, type Incoming } from "../document/incoming/state.ts"
import type { NoticeEvent } from "../document/notice/event.ts"
import { evolve as evolveOutgoing, type Outgoing } from "../document/outgoing/state.ts"
import { evolve as evolvePaper, type Paper } from "../document/paper/state.ts"
import type { Reconciled } from "../document/reconciliation/event.ts"
import { isSameMiss } from "../duty/correction.ts"
import type { DutyBound } from "../duty/duty.ts"
import type { Reason } from "../policy/ground.ts"
import type { Change } from "./change.ts"
import { afterClockEvent, type ClockFaultTold } from "./clock-fault.ts"
import { type Denial, denialOf } from "./denial.ts"
import { addToHistory, type History } from "./document-history.ts"
import { type FaultMet, faultsIn } from "./fault-met.ts"

/** A bound of a duty that the watch recorded as missed. */
export interface MissedBound {
  readonly bound: DutyBound
  readonly passedAt: VietnamTime
  readonly recordedAt: VietnamTime
}

/** A bound that was recorded as missed and is none: the calendar known afterwards puts it elsewhere. */
export interface CorrectedBound extends MissedBound {
  readonly movedTo: VietnamTime
  readonly correctedAt: VietnamTime
  readonly reason: Reason
}

/** A time for which the axis was away. */
export interface Outage {
  readonly since: VietnamTime
  /** Absent while it is away. */
  readonly backAt?: VietnamTime
}

/** What the log tells of an incoming document's handling beside its state: the incoming register shows it. */
export interface Handling {
  readonly assignedOn?: LocalDate
  readonly takenUpBy?: string
}

/**
 * What a log has come to so far, from which every table is made. It belongs to whoever folds: {@link takeIn} changes it
 * in place. Keys are streams; what is in the maps is never changed, only replaced, and histories only grow.
 */
export interface Facts {
  readonly outgoing: Map<string, Outgoing>
  readonly deliveries: Map<string, Delivery>
  readonly incoming: Map<string, Incoming>
  readonly awaited: Map<string, Awaited>
  readonly papers: Map<string, Paper>
  /** What the registry stated of entries, by the stream of the document or the paper: the last word for each column. */
  readonly entryNotes: Map<string, EntryNote>
  readonly handled: Map<string, Handling>
  /** By the document's stream, also of an outgoing document's deliveries. */
  readonly histories: Map<string, History>
  /** When a document's sender was first told of its arrival, since it last arrived. */
  readonly told: Map<string, VietnamTime>
  readonly missed: Map<string, ReadonlyArray<MissedBound>>
  readonly corrected: Map<string, ReadonlyArray<CorrectedBound>>
  /** What became of work that had once come to a stop. */
  readonly notices: Map<string, NoticeEvent["_tag"]>
  /** Documents that arrived whole, and documents and packets that were refused. */
  readonly arrived: Set<string>
  readonly refused: Set<string>
  readonly faults: Array<FaultMet>
  readonly outages: Array<Outage>
  clock: ReadonlyArray<ClockFaultTold>
  /** The last comparison with the axis, alone. */
  readonly reconciled: Array<{ readonly at: VietnamTime; readonly event: Reconciled }>
  readonly denials: Array<Denial>
}

/** What an empty log has come to. */
export const noFacts = (): Facts => ({
  outgoing: new Map(),
  deliveries: new Map(),
  incoming: new Map(),
  awaited: new Map(),
  papers: new Map(),
  entryNotes: new Map(),
  handled: new Map(),
  histories: new Map(),
  told: new Map(),
  missed: new Map(),
  corrected: new Map(),
  notices: new Map(),
  arrived: new Set(),
  refused: new Set(),
  faults: [],
  outages: [],
  clock: [],
  reconciled: [],
  denials: [],
})

const put = <State>(states: Map<string, State>, stream: string, state: State | undefined) => {
  if (state !== undefined) states.set(stream, state)
}

const takeInIncoming = (facts: Facts, { event, stream, at, by }: Extract<Change, { kind: "incoming" }>) => {
  put(facts.incoming, stream, evolveIncoming(facts.incoming.get(stream), event, at))
  if (event._tag === "Arrived") {
    facts.arrived.add(stream)
    facts.told.delete(stream)
  }
  if (event._tag === "RefusedOnArrival" || event._tag === "RefusedByClerk") facts.refused.add(stream)
  if (event._tag === "Assigned") facts.handled.set(stream, { assignedOn: dateOf(at) })
  if (event._tag === "ProcessingStarted")
    facts.handled.set(stream, { ...facts.handled.get(stream), takenUpBy: by.name })
}

const takeInEntry = (facts: Facts, { event, stream }: Extract<Change, { kind: "entry" }>) => {
  const about = stream.slice("entry/".length)
  facts.entryNotes.set(about, { ...facts.entryNotes.get(about), ...event.note })
}

const takeInNotice = (facts: Facts, { event, stream, at }: Extract<Change, { kind: "notice" }>) => {
  const isFault = event._tag === "NoticeParked" || event._tag === "WorkParked"
  if (isFault || facts.notices.has(stream)) facts.notices.set(stream, event._tag)
  if (event._tag === "NoticeSent" && event.status === "01" && !facts.told.has(event.about))
    facts.told.set(event.about, at)
}

const takeInDuty = (facts: Facts, { event, stream, at }: Extract<Change, { kind: "duty" }>) => {
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

const takeInAxis = ({ outages }: Facts, { event, at }: Extract<Change, { kind: "axis" }>) => {
  if (event._tag === "AxisAway") outages.push({ since: event.since })
  else outages.splice(-1, 1, { since: event.awaySince, backAt: at })
}

const takeInByKind = (facts: Facts, change: Change): void => {
  const { stream, at } = change
  switch (change.kind) {
    case "outgoing":
      put(facts.outgoing, stream, evolveOutgoing(facts.outgoing.get(stream), change.event, at))
      break
    case "delivery":
      put(facts.deliveries, stream, evolveDelivery(facts.deliveries.get(stream), change.event, at))
      break
    case "incoming":
      takeInIncoming(facts, change)
      break
    case "awaited":
      put(facts.awaited, stream, evolveAwaited(facts.awaited.get(stream), change.event, at))
      break
    case "paper":
      put(facts.papers, stream, evolvePaper(facts.papers.get(stream), change.event, at))
      break
    case "entry":
      takeInEntry(facts, change)
      break
    case "notice":
      takeInNotice(facts, change)
      break
    case "duty":
      takeInDuty(facts, change)
      break
    case "mailbox":
      if (change.event.kind === "document") facts.refused.add(stream)
      break
    case "axis":
      takeInAxis(facts, change)
      break
    case "clock":
      facts.clock = afterClockEvent(facts.clock, change.event, at)
      break
    case "reconciliation":
      facts.reconciled.splice(0, 1, { at, event: change.event })
      break
    case "audit":
      facts.denials.push(denialOf(change))
      break
    case "register":
    case "subscriber":
    case "seal":
    case "directory":
      break
  }
}

/** Adds one change, the next in the order of the log. */
export const takeIn = (facts: Facts, change: Change): Facts => {
  takeInByKind(facts, change)
  addToHistory(facts.histories, change)
  facts.faults.push(...faultsIn(change, facts))
  return facts
}

/** What a whole log comes to. */
export const factsOf = (changes: Iterable<Change>): Facts => {
  const facts = noFacts()
  for (const change of changes) takeIn(facts, change)
  return facts
}

/** How many documents, deliveries, papers, faults and denials facts tell of: what they take of memory goes by it. */
export const sizeOf = ({ outgoing, deliveries, incoming, awaited, papers, faults, denials }: Facts): number =>
  [outgoing, deliveries, incoming, awaited, papers].reduce(
    (sum, { size }) => sum + size,
    faults.length + denials.length,
  )

/** Since when the axis is away; absent while it answers. */
export const awaySince = ({ outages }: Pick<Facts, "outages">): VietnamTime | undefined => {
  const last = outages.at(-1)
  return last?.backAt === undefined ? last?.since : undefined
}
