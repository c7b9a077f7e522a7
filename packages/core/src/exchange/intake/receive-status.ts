import { Effect, Option } from "effect"
import { system } from "../../agency/actor.ts"
import type { StatusReport } from "../../document/delivery/event.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import type { ReadStatusPacket } from "../../packet/status-packet.ts"
import { isSameAgencyCode } from "../../vocabulary/key.ts"
import { parseRefusal } from "../../vocabulary/refusal-sentence.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { change } from "../change/change.ts"
import { askDelivery, loadDelivery } from "../change/delivery.ts"
import { loadOutgoing } from "../change/outgoing.ts"
import { alsoFormer } from "../directory/former-codes.ts"
import { namedByCode } from "../identity/find-incoming.ts"
import { isOurs } from "../identity/own-codes.ts"
import { ownNamed } from "../identity/own-named.ts"
import type { Answer } from "./answer.ts"
import { beSure } from "./be-sure.ts"
import { refusalFor } from "./check-document.ts"
import { deliverRequest } from "./deliver-request.ts"
import { entryMarks } from "./entry-marks.ts"
import { noteTolerated } from "./note-tolerated.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import { refusePacket } from "./refuse-packet.ts"

const reportOf = (packet: ReadStatusPacket): StatusReport => ({
  status: packet.status,
  description: packet.description,
  ...(packet.timestamp !== undefined && { reportedAt: packet.timestamp }),
  ...(packet.staff?.name !== undefined && { staff: packet.staff.name }),
  ...(packet.status === statusCode.refused && { refusal: parseRefusal(packet.description) }),
})

/** Finds the delivery to an agency, which may report under either of its codes or by its successor. */
const findDelivery = Effect.fnUntraced(function* (document: string, reporter: string) {
  const direct = yield* loadDelivery(document, reporter)
  if (direct.state) return direct
  const { state } = yield* loadOutgoing(document)
  const reporters = yield* alsoFormer([reporter])
  const line =
    state &&
    linesOf(state).find(({ to }) =>
      [to.code, to.otherCode].some(
        (code) => code !== undefined && reporters.some((each) => isSameAgencyCode(code, each)),
      ),
    )
  return line ? yield* loadDelivery(document, line.to.code) : direct
})

/** Applies a recipient's report to the documents of ours that it names. */
const takeReport = (entry: OpenedEntry, documents: ReadonlyArray<string>, packet: ReadStatusPacket) =>
  change(system, (at) =>
    Effect.gen(function* () {
      const found = yield* Effect.forEach(documents, (id) => findDelivery(id, packet.from.code))
      const deliveries = found.filter(({ state }) => state !== undefined)
      if (deliveries.length === 0) return { changes: [], answer: undefined }
      const report = { _tag: "Report", report: reportOf(packet) } as const
      const reported = yield* Effect.forEach(deliveries, (each) => askDelivery(each, at, report))
      const answer: Answer = { outcome: "done" }
      return {
        changes: reported,
        appends: noteTolerated(entry, packet.from.code),
        marks: entryMarks(entry, answer),
        answer,
      }
    }),
  )

/**
 * Status 13 comes from the document's sender. It names the agency that it asks or, in some dialects, the
 * sender itself; never a third agency.
 */
const isAskingUs = Effect.fnUntraced(function* ({ from, responseFor }: ReadStatusPacket) {
  const { organId } = responseFor
  return organId === "" || isSameAgencyCode(organId, from.code) || (yield* isOurs)(organId)
})

/**
 * Finds the document of a status: 13 is about a received document, which may still be on its way; every other
 * code is about one of ours.
 */
const correlate = Effect.fnUntraced(function* (entry: OpenedEntry, packet: ReadStatusPacket) {
  const { responseFor, others = [] } = packet
  if (packet.status === statusCode.recallAsked) {
    const { documentId, code, date } = responseFor
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
  const found = yield* Effect.forEach([responseFor, ...others], ownNamed)
  const ids = [...new Set(found.flatMap(Option.toArray))]
  return ids.length === 0 ? undefined : yield* takeReport(entry, ids, packet)
})

/** Handles a status packet from the mailbox. */
export const receiveStatus = Effect.fn("Intake.receiveStatus")(function* (
  entry: OpenedEntry,
  packet: ReadStatusPacket,
) {
  const answer = yield* correlate(entry, packet)
  if (answer) return answer
  yield* beSure(entry)
  const { documentId, code } = packet.responseFor
  const about = documentId === "" ? code : documentId
  return yield* refusePacket(entry, refusalFor("unknown-document", { documentId: about }), { about })
})
