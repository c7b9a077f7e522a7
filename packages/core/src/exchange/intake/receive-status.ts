import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import type { StatusReport } from "../../document/delivery/event.ts"
import type { ReadStatusPacket } from "../../packet/status-packet.ts"
import type { LocalDate } from "../../time/vietnam-time.ts"
import { identifierTexts, isSameAgencyCode } from "../../vocabulary/key.ts"
import { parseRefusal } from "../../vocabulary/refusal-codec.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { change } from "../change/change.ts"
import { commandDelivery } from "../change/delivery.ts"
import { namedByCode } from "../identity/find-incoming.ts"
import { isOwnCode } from "../identity/own-codes.ts"
import { senderCodes } from "../identity/sender-codes.ts"
import { completed, namingAt, printDates } from "../identity/undated.ts"
import { refusalFor } from "./check-document.ts"
import { deliverRequest } from "./deliver-request.ts"
import { entryMarks } from "./entry-marks.ts"
import { alsoTolerated, noteTolerated } from "./note-tolerated.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import type { Answer } from "./recorded-answer.ts"
import { refusePacket } from "./refuse-packet.ts"
import { reportedBy } from "./reported-delivery.ts"
import { requireStableRead } from "./require-stable-read.ts"

const reportOf = (packet: ReadStatusPacket): StatusReport => ({
  status: packet.status,
  description: packet.description,
  ...(packet.timestamp !== undefined && { reportedAt: packet.timestamp }),
  ...(packet.staff?.name !== undefined && { staff: packet.staff.name }),
  ...(packet.status === statusCode.refused && { refusal: parseRefusal(packet.description) }),
})

/** Whether a report was taken. If not, it may be about documents of several dates. */
type Taken =
  | { readonly _tag: "Taken"; readonly answer: Answer }
  | { readonly _tag: "NotTaken"; readonly dates?: ReadonlyArray<LocalDate> }

const taken = (answer: Answer): Taken => ({ _tag: "Taken", answer })
const notTaken = (dates?: ReadonlyArray<LocalDate>): Taken => ({
  _tag: "NotTaken",
  ...(dates !== undefined && { dates }),
})

/** Applies a recipient's report to the documents of ours that it names. */
const takeReport = (entry: OpenedEntry, packet: ReadStatusPacket) =>
  change(system, (at) =>
    Effect.gen(function* () {
      const { responseFor, others = [], from, timestamp } = packet
      const by = namingAt(timestamp, at)
      const found = yield* Effect.forEach([responseFor, ...others], (each) => reportedBy(packet, each, by))
      const byStream = new Map(
        found.flatMap(({ deliveries }) => deliveries).map((each) => [each.stream, each]),
      )
      if (byStream.size === 0) {
        const dates = found.find(({ ambiguous }) => ambiguous !== undefined)?.ambiguous
        return { changes: [], answer: notTaken(dates) }
      }
      const report = { _tag: "Report", report: reportOf(packet) } as const
      const reported = yield* Effect.forEach(byStream.values(), (each) => commandDelivery(each, at, report))
      const answer: Answer = { outcome: "done" }
      const noted = alsoTolerated(
        entry,
        found.flatMap(({ notes }) => notes),
      )
      return {
        changes: reported,
        appends: noteTolerated(noted, from.code),
        marks: entryMarks(entry, answer),
        answer: taken(answer),
      }
    }),
  )

/**
 * Status 13 comes from the document's sender. It names the agency that it asks or, in some dialects, the
 * sender itself; never a third agency.
 */
const isAskingUs = Effect.fnUntraced(function* ({ from, responseFor }: ReadStatusPacket) {
  const { organId } = responseFor
  return organId === "" || isSameAgencyCode(organId, from.code) || (yield* isOwnCode)(organId)
})

/**
 * Finds the document of a status: 13 is about a received document, which may still be on its way; every other
 * code is about one of ours.
 */
const correlate = Effect.fnUntraced(function* (entry: OpenedEntry, packet: ReadStatusPacket) {
  const { responseFor } = packet
  if (packet.status === statusCode.recallAsked) {
    const issuer = identifierTexts(responseFor.documentId)?.agency
    const codes = issuer === undefined ? [] : yield* senderCodes(packet.from.code)
    const isOwn = codes.some((known) => isSameAgencyCode(known, issuer ?? ""))
    // An identifier of another agency says nothing about the number of the sender's own document.
    const { documentId, code, date } = isOwn ? completed(responseFor) : responseFor
    if (!(yield* isAskingUs(packet))) return notTaken()
    const { description: reason, timestamp: statedAt } = packet
    const named = {
      from: packet.from.code,
      ...(documentId !== "" && { documentId }),
      ...namedByCode(code, date),
    }
    const word = { _tag: "Recall", reason, ...(statedAt !== undefined && { statedAt }) } as const
    return taken(yield* deliverRequest(entry, named, word))
  }
  return yield* takeReport(entry, packet)
})

/** Handles a status packet from the mailbox. */
export const receiveStatus = Effect.fn("Intake.receiveStatus")(function* (
  entry: OpenedEntry,
  packet: ReadStatusPacket,
) {
  const report = yield* correlate(entry, packet)
  if (report._tag === "Taken") return report.answer
  yield* requireStableRead(entry, "content")
  const { documentId, code } = packet.responseFor
  if (report.dates) {
    const detail = { code, dates: printDates(report.dates) }
    return yield* refusePacket(entry, refusalFor("ambiguous-document", detail), { about: code })
  }
  const about = documentId === "" ? code : documentId
  return yield* refusePacket(entry, refusalFor("unknown-document", { documentId: about }), { about })
})
