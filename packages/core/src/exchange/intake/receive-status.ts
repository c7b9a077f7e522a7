import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import { fold } from "../../document/decider.ts"
import type { Delivery } from "../../document/delivery/delivery.ts"
import type { DeliveryEvent, StatusReport } from "../../document/delivery/event.ts"
import { leftAt } from "../../document/delivery/standing.ts"
import { evolve } from "../../document/delivery/state.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import type { StatusPacket } from "../../packet/status-packet.ts"
import { followTerm } from "../../policy/follow-term.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { parseRefusal } from "../../vocabulary/refusal-reason.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { decideDelivery, loadDeliveries, loadDelivery, recallNotices } from "../change/delivery.ts"
import { dutyRules } from "../change/duty-rules.ts"
import { loadOutgoing, requireOutgoing } from "../change/outgoing.ts"
import { dutiesOfOutgoingChange } from "../change/outgoing-duties.ts"
import { markKey } from "../ground/mark.ts"
import { record, retryContended } from "../ground/record.ts"
import { now } from "../ground/runtime.ts"
import { Settings } from "../ground/settings.ts"
import { namedByCode } from "../identity/find-incoming.ts"
import { findMarks } from "../identity/find-marks.ts"
import { append } from "../stream/append.ts"
import { beSure } from "./be-sure.ts"
import { refusalFor } from "./check-document.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import { type Answer, entryMarks, refusePacket } from "./refuse-packet.ts"
import { tellDocument } from "./tell-document.ts"

const reportOf = (packet: StatusPacket): StatusReport => ({
  status: packet.status,
  description: packet.description,
  ...(packet.timestamp !== undefined && { reportedAt: packet.timestamp }),
  ...(packet.staff?.name !== undefined && { staff: packet.staff.name }),
  ...(packet.status === statusCode.refused && { refusal: parseRefusal(packet.description) }),
})

/** The delivery to an agency, which may report under either of its codes. */
const findDelivery = Effect.fnUntraced(function* (document: string, reporter: string) {
  const direct = yield* loadDelivery(document, reporter)
  if (direct.state) return direct
  const { state } = yield* loadOutgoing(document)
  const line = state && linesOf(state).find(({ to }) => to.otherCode === reporter)
  return line ? yield* loadDelivery(document, line.to.code) : direct
})

/** Whether a report is the first that is heard of a delivery, and comes when it was looked for already. */
const isHeardLate = Effect.fnUntraced(function* (
  delivery: Delivery,
  events: ReadonlyArray<DeliveryEvent>,
  at: VietnamTime,
) {
  const sentAt = leftAt(delivery)
  if (sentAt === undefined || delivery.heardAt !== undefined || events.length === 0) return false
  const { due } = followTerm(sentAt, delivery.lane, yield* dutyRules)
  return due !== undefined && at > due
})

/**
 * A report may be the first that shows that a document has left, or the first that is heard of it; what it was late by is
 * recorded with it. One that comes in time costs nothing.
 */
const dutiesOfReport = Effect.fnUntraced(function* (
  document: string,
  delivery: Delivery,
  events: ReadonlyArray<DeliveryEvent>,
  at: VietnamTime,
) {
  const none = { appends: [], work: [] }
  const isFirstOfLeaving = events.some(({ _tag }) => _tag === "Submitted")
  if (!isFirstOfLeaving && !(yield* isHeardLate(delivery, events, at))) return none
  const { state } = yield* requireOutgoing(document)
  const before = (yield* loadDeliveries(document)).map((loaded) => loaded.state)
  const after = before.map((known) =>
    known?.to.code === delivery.to.code ? fold(evolve, known, events, at) : known,
  )
  return yield* dutiesOfOutgoingChange(
    document,
    { state, deliveries: before },
    { state, deliveries: after },
    at,
  )
})

/** A report on a document of ours, from one of its recipients. */
const takeReport = (entry: OpenedEntry, document: string, packet: StatusPacket) =>
  Effect.gen(function* () {
    const loaded = yield* findDelivery(document, packet.from.code)
    if (!loaded.state) return undefined
    const events = yield* decideDelivery(loaded, { _tag: "Report", report: reportOf(packet) })
    const answer: Answer = { outcome: "done" }
    const at = yield* now
    const duties = yield* dutiesOfReport(document, loaded.state, events, at)
    const notices = yield* recallNotices(loaded.state, events, system)
    yield* record(
      system,
      {
        appends: [append("delivery", loaded, events), ...duties.appends],
        marks: entryMarks(entry, answer),
        work: { add: [...notices, ...duties.work] },
      },
      at,
    )
    return answer
  }).pipe(retryContended)

/** 13 comes from the document's sender. It names whom it asks, or in some dialects itself; never a third agency. */
const isAskingUs = Effect.fnUntraced(function* ({ from, responseFor }: StatusPacket) {
  const { agency, otherCodes } = yield* Settings
  return ["", from.code, agency.code as string, ...otherCodes].includes(responseFor.organId)
})

/** 13 is about a document that came here or will; every other code is about one of ours. */
const correlate = Effect.fnUntraced(function* (entry: OpenedEntry, packet: StatusPacket) {
  const { documentId, code, date } = packet.responseFor
  if (packet.status === statusCode.recallAsked) {
    if (!(yield* isAskingUs(packet))) return undefined
    const { description: reason, timestamp: statedAt } = packet
    const named = {
      from: packet.from.code,
      ...(documentId !== "" && { documentId }),
      ...namedByCode(code, date),
    }
    return yield* tellDocument(entry, named, {
      _tag: "Recall",
      reason,
      ...(statedAt !== undefined && { statedAt }),
    })
  }
  const { ids } = yield* findMarks([
    markKey.wire(documentId),
    ...(date === undefined ? [] : [markKey.code(code, date)]),
  ])
  return ids[0] === undefined ? undefined : yield* takeReport(entry, ids[0], packet)
})

/** Deals with a status packet from the mailbox. */
export const receiveStatus = Effect.fn("Intake.receiveStatus")(function* (
  entry: OpenedEntry,
  packet: StatusPacket,
) {
  const answer = yield* correlate(entry, packet)
  if (answer) return answer
  yield* beSure(entry)
  const { documentId, code } = packet.responseFor
  const about = documentId === "" ? code : documentId
  return yield* refusePacket(entry, refusalFor("unknown-document", { documentId: about }), { about })
})
