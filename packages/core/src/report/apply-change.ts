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
import { faultsIn } from "./fault-occurrence.ts"
import { emptyReadModel, type ReadModel } from "./read-model.ts"
import { readingOf } from "./reading.ts"

const put = <State>(states: Map<string, State>, stream: string, state: State | undefined) => {
  if (state !== undefined) states.set(stream, state)
}

const applyIncoming = (
  model: ReadModel,
  { event, stream, at, by }: Extract<Change, { kind: "incoming" }>,
) => {
  put(model.incoming, stream, evolveIncoming(model.incoming.get(stream), event, at))
  if (event._tag === "Arrived") {
    model.arrived.add(stream)
    model.told.delete(stream)
  }
  if (event._tag === "RefusedOnArrival" || event._tag === "RefusedByClerk")
    model.refused.set(stream, { at, reason: event.refusal.reason })
  if (event._tag === "Assigned") model.handled.set(stream, { assignedOn: dateOf(at) })
  if (event._tag === "ProcessingStarted")
    model.handled.set(stream, { ...model.handled.get(stream), takenUpBy: by.name })
}

const applyEntry = (model: ReadModel, { event, stream }: Extract<Change, { kind: "entry" }>) => {
  const about = aboutOf(stream)
  model.entryNotes.set(about, { ...model.entryNotes.get(about), ...event.note })
}

const applyNotice = (model: ReadModel, { event, stream, at }: Extract<Change, { kind: "notice" }>) => {
  const isFault = event._tag === "NoticeParked" || event._tag === "WorkParked"
  if (isFault || model.notices.has(stream)) model.notices.set(stream, event._tag)
  if (event._tag === "NoticeSent" && event.status === statusCode.arrived && !model.told.has(event.about))
    model.told.set(event.about, at)
}

const applyDuty = (model: ReadModel, { event, stream, at }: Extract<Change, { kind: "duty" }>) => {
  const missed = model.missed.get(stream) ?? []
  if (event._tag === "DutyMissed") {
    const { bound, passedAt } = event
    model.missed.set(stream, [...missed, { bound, passedAt, recordedAt: at }])
  }
  if (event._tag === "DutyCorrected") {
    const { movedTo, reason } = event
    const wrong = missed.filter((miss) => isSameMiss(miss, event))
    const corrected = wrong.map((miss) => ({ ...miss, movedTo, correctedAt: at, reason }))
    model.missed.set(
      stream,
      missed.filter((miss) => !isSameMiss(miss, event)),
    )
    model.corrected.set(stream, [...(model.corrected.get(stream) ?? []), ...corrected])
  }
}

const applyAxis = ({ outages }: ReadModel, { event, at }: Extract<Change, { kind: "axis" }>) => {
  if (event._tag === "AxisAway") outages.push({ since: event.since })
  else outages.splice(-1, 1, { since: event.awaySince, backAt: at })
}

const applyByKind = (model: ReadModel, change: Change): void => {
  const { stream, at } = change
  switch (change.kind) {
    case "outgoing":
      put(model.outgoing, stream, evolveOutgoing(model.outgoing.get(stream), change.event, at))
      if (change.event._tag === "Drafted" && change.by.department !== undefined)
        model.drafters.set(stream, change.by.department)
      break
    case "delivery":
      put(model.deliveries, stream, evolveDelivery(model.deliveries.get(stream), change.event, at))
      break
    case "incoming":
      applyIncoming(model, change)
      break
    case "awaited":
      put(model.awaited, stream, evolveAwaited(model.awaited.get(stream), change.event, at))
      break
    case "paper":
      put(model.papers, stream, evolvePaper(model.papers.get(stream), change.event, at))
      break
    case "entry":
      applyEntry(model, change)
      break
    case "notice":
      applyNotice(model, change)
      break
    case "duty":
      applyDuty(model, change)
      break
    case "mailbox":
      if (change.event._tag === "PacketRefused" && change.event.kind === "document")
        model.refused.set(stream, { at, reason: change.event.refusal.reason })
      break
    case "axis":
      applyAxis(model, change)
      break
    case "clock":
      model.clock = afterClockEvent(model.clock, change.event, at)
      break
    case "reconciliation":
      model.reconciled.splice(0, 1, { at, event: change.event })
      break
    case "audit":
      if (change.event._tag === "Denied") model.denials.push(denialOf(change.event, at, change.by))
      else model.readings.push(readingOf(change.event, at, change.by))
      break
    case "work-file":
      put(model.workFiles, stream, workFile.evolve(model.workFiles.get(stream), change.event, at))
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
export const applyChange = (model: ReadModel, change: Change): ReadModel => {
  applyByKind(model, change)
  addToHistory(model.histories, change)
  model.faults.push(...faultsIn(change, model))
  return model
}

/** Builds the read model of a whole log. */
export const buildReadModel = (changes: Iterable<Change>): ReadModel => {
  const model = emptyReadModel()
  for (const change of changes) applyChange(model, change)
  return model
}
