import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import type { StatusReport } from "../../document/delivery/event.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import type { StatusPacket } from "../../packet/status-packet.ts"
import { isSameAgencyCode } from "../../vocabulary/key.ts"
import { parseRefusal } from "../../vocabulary/refusal-reason.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { change } from "../change/change.ts"
import { askDelivery, loadDelivery } from "../change/delivery.ts"
import { loadOutgoing } from "../change/outgoing.ts"
import { markKey } from "../ground/mark.ts"
import { namedByCode } from "../identity/find-incoming.ts"
import { findMarks } from "../identity/find-marks.ts"
import { isOurs } from "../identity/own-codes.ts"
import { beSure } from "./be-sure.ts"
import { refusalFor } from "./check-document.ts"
import { deliverRequest } from "./deliver-request.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import { type Answer, entryMarks, refusePacket } from "./refuse-packet.ts"

const reportOf = (packet: StatusPacket): StatusReport => ({
  status: packet.status,
  description: packet.description,
  ...(packet.timestamp !== undefined && { reportedAt: packet.timestamp }),
  ...(packet.staff?.name !== undefined && { staff: packet.staff.name }),
  ...(packet.status === statusCode.refused && { refusal: parseRefusal(packet.description) }),
})

/** Finds the delivery to an agency, which may report under either of its codes. */
const findDelivery = Effect.fnUntraced(function* (document: string, reporter: string) {
  const direct = yield* loadDelivery(document, reporter)
  if (direct.state) return direct
  const { state } = yield* loadOutgoing(document)
  const line =
    state &&
    linesOf(state).find(({ to }) =>
      [to.code, to.otherCode].some((code) => code !== undefined && isSameAgencyCode(code, reporter)),
    )
  return line ? yield* loadDelivery(document, line.to.code) : direct
})

/** Applies a recipient's report to a document of ours. */
const takeReport = (entry: OpenedEntry, document: string, packet: StatusPacket) =>
  change(system, (at) =>
    Effect.gen(function* () {
      const delivery = yield* findDelivery(document, packet.from.code)
      if (!delivery.state) return { changes: [], answer: undefined }
      const reported = yield* askDelivery(delivery, at, { _tag: "Report", report: reportOf(packet) })
      const answer: Answer = { outcome: "done" }
      return { changes: [reported], marks: entryMarks(entry, answer), answer }
    }),
  )

/**
 * Status 13 comes from the document's sender. It names the agency that it asks or, in some dialects, the
 * sender itself; never a third agency.
 */
const isAskingUs = Effect.fnUntraced(function* ({ from, responseFor }: StatusPacket) {
  const { organId } = responseFor
  return organId === "" || isSameAgencyCode(organId, from.code) || (yield* isOurs)(organId)
})

/**
 * Finds the document of a status: 13 is about a received document, which may still be on its way; every other
 * code is about one of ours.
 */
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
    return yield* deliverRequest(entry, named, {
      _tag: "Recall",
      reason,
      ...(statedAt !== undefined && { statedAt }),
    })
  }
  const { ids } = yield* findMarks([
    ...markKey.wire(documentId),
    ...(date === undefined ? [] : markKey.code(code, date)),
  ])
  return ids[0] === undefined ? undefined : yield* takeReport(entry, ids[0], packet)
})

/** Handles a status packet from the mailbox. */
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
