import { Effect } from "effect"
import type { Refusal } from "../../document/incoming/event.ts"
import { answerable } from "../../packet/packet-bounds.ts"
import type { ResponseFor } from "../../packet/party.ts"
import { laneOf } from "../../policy/urgent-lane.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { findIncoming, isHere } from "../identity/find-incoming.ts"
import { statusReport } from "../outbox/status-work.ts"
import { printed } from "./check-document.ts"
import { maySpeakFor } from "./check-sender.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import { Patience } from "./patience.ts"
import { refusePacket } from "./refuse-packet.ts"

/**
 * Whether the document that a packet is of has come by another entry: it is not refused with a copy of it.
 */
const isHereAlready = ({ organId, documentId }: ResponseFor) =>
  documentId === "" ? Effect.succeed(false) : Effect.map(findIncoming({ from: organId, documentId }), isHere)

/**
 * Refuses a packet that could not be had, read or kept. Its sender is told by a status 02 if any read has
 * told of which document it is; but nobody in whose name another agency may have sent it, nor of a document
 * that is here.
 */
export const refuseUnread = Effect.fnUntraced(function* (entry: OpenedEntry, refusal: Refusal) {
  const patience = yield* Patience
  const told = yield* patience.aboutOf(entry)
  const about = told && answerable(told)
  if (about === undefined || !(yield* maySpeakFor(entry, about.organId)) || (yield* isHereAlready(about)))
    return yield* refusePacket(entry, refusal)
  const notice = yield* statusReport({
    status: statusCode.refused,
    description: printed(refusal),
    responseFor: about,
    lane: laneOf("ordinary"),
    about: `mailbox/${entry.kind}/${entry.id}`,
  })
  const named = about.documentId === "" ? about.code : about.documentId
  return yield* refusePacket(entry, refusal, { about: named, notices: [notice] })
})
