import { Effect } from "effect"
import type { Envelope } from "../../document/incoming/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { laneOf } from "../../policy/urgent-lane.ts"
import type { KnownStatusCode } from "../../vocabulary/status-code.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { responseForOf } from "../change/incoming.ts"
import { statusReport } from "../work-item/status-work.ts"
import { printed, type refusalFor } from "./check-document.ts"
import type { Doubt } from "./entry-retries.ts"
import type { OpenedEntry } from "./opened-entry.ts"
import { refusePacket } from "./refuse-packet.ts"
import { requireStableRead } from "./require-stable-read.ts"

/**
 * Refuses a packet that becomes no part of a document, and informs its sender: 02, or 16 if it asked for a
 * change.
 */
export const refuseAndNotify = Effect.fnUntraced(function* (
  entry: OpenedEntry,
  envelope: Envelope,
  refusal: ReturnType<typeof refusalFor>,
  doubt: Doubt,
  told: { readonly status: KnownStatusCode; readonly description: string } = {
    status: statusCode.refused,
    description: printed(refusal),
  },
) {
  yield* requireStableRead(entry, doubt)
  const notice = yield* statusReport({
    ...told,
    responseFor: responseForOf(envelope),
    lane: laneOf(envelope.urgency),
    about: streamName.mailbox(entry.kind, entry.id),
  })
  return yield* refusePacket(entry, refusal, { about: envelope.wireId, notices: [notice] })
})
