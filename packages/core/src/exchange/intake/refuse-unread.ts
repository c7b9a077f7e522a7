import { Effect } from "effect"
import type { Refusal } from "../../document/incoming/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { answerable } from "../../packet/packet-bounds.ts"
import type { ResponseFor } from "../../packet/party.ts"
import { laneOf } from "../../policy/urgent-lane.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { findIncoming, isHere } from "../identity/find-incoming.ts"
import { statusReport } from "../work-item/status-work.ts"
import { printed } from "./check-document.ts"
import { maySpeakFor } from "./check-sender.ts"
import { EntryRetries } from "./entry-retries.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import { refusePacket } from "./refuse-packet.ts"

/** Whether the document of a packet came by another entry. It is not refused together with its copy. */
const isHereAlready = ({ organId, documentId }: ResponseFor) =>
  documentId === "" ? Effect.succeed(false) : Effect.map(findIncoming({ from: organId, documentId }), isHere)

/**
 * Refuses a packet that could not be fetched, read or stored. Its sender gets a status 02 if any read could
 * tell its document, except when another agency may have used the sender's name or the document is here.
 */
export const refuseUnread = Effect.fnUntraced(function* (entry: OpenedEntry, refusal: Refusal) {
  const retries = yield* EntryRetries
  const told = yield* retries.readResultOf(entry)
  const about = told.about && answerable(told.about)
  if (about === undefined || !(yield* maySpeakFor(entry, about.organId)) || (yield* isHereAlready(about)))
    return yield* refusePacket(entry, refusal)
  const notice = yield* statusReport({
    status: statusCode.refused,
    description: printed(refusal),
    responseFor: about,
    lane: laneOf("ordinary"),
    about: streamName.mailbox(entry.kind, entry.id),
  })
  const named = about.documentId === "" ? about.code : about.documentId
  return yield* refusePacket(entry, refusal, { about: named, notices: [notice] })
})
