import { aboutOf, kindOf, namedBy, streamName } from "../../log/stream-kind.ts"
import type { Change } from "../../report/change.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { placeOf } from "../place.ts"

/**
 * The keys of the dossiers that a change belongs to. Most are the names of documents' streams. Each outage
 * and each comparison with the axis has one, and the last of each has another under the name of its stream.
 */
export const dossierKeys = (change: Change): ReadonlyArray<string> => {
  const { kind, stream, position } = change
  switch (kind) {
    case "outgoing":
    case "incoming":
    case "awaited":
    case "clock":
    case "mailbox":
    case "work-file":
      return [stream]
    case "delivery":
      return [streamName.outgoing(namedBy(stream).document)]
    case "duty":
    case "entry":
      return [aboutOf(stream)]
    case "paper":
      return change.event._tag === "PaperRegistered" || change.event.document === undefined
        ? [stream]
        : [stream, streamName.incoming(change.event.document)]
    case "notice": {
      const { event } = change
      const tellsReceipt = event._tag === "NoticeSent" && event.status === statusCode.arrived
      return tellsReceipt && kindOf(event.about) === "incoming" ? [stream, event.about] : [stream]
    }
    case "axis": {
      const { event } = change
      return [stream, `${stream}@${event._tag === "AxisAway" ? event.since : event.awaySince}`]
    }
    case "reconciliation":
      return [stream, `${stream}@${placeOf(position)}`]
    case "audit":
      return [`${stream}@${placeOf(position)}`]
    case "register":
    case "subscriber":
    case "seal":
    case "directory":
    case "figures":
      return []
  }
}
