import { isReplyEvent } from "../document/reply.ts"
import { namedBy, streamName } from "../log/stream-kind.ts"
import type { Change } from "./change.ts"
import { describeConversion } from "./conversions.ts"
import { describeWork } from "./describe-work.ts"
import type { DocumentHistoryEntry } from "./electronic-document.ts"
import { replyEntry } from "./replies.ts"

/** The history of a document, oldest first. */
export type History = Array<DocumentHistoryEntry>

/** The stream of the document that a change belongs to. A delivery belongs to its document. */
const documentStream = ({ kind, stream }: Change): string | undefined => {
  if (kind === "outgoing" || kind === "incoming") return stream
  return kind === "delivery" ? streamName.outgoing(namedBy(stream).document) : undefined
}

/** Adds a change to its document's history, if it belongs to one. */
export const addToHistory = (histories: Map<string, History>, change: Change): void => {
  const key = documentStream(change)
  if (key === undefined) return
  const { at, by, event, kind, stream } = change
  const entry = {
    at,
    by: { id: by.id, name: by.name },
    event: event._tag,
    ...(kind === "delivery" && { receiver: namedBy(stream).recipient }),
    ...((event._tag === "Assigned" || event._tag === "Completed") &&
      event.note !== undefined && { note: event.note }),
    ...((event._tag === "DeadlineExtended" ||
      event._tag === "HandedBack" ||
      event._tag === "RecallGivenUp") && { note: event.reason }),
    ...((event._tag === "Assigned" || event._tag === "DeadlineExtended") && {
      sentence: describeWork(event),
    }),
    ...(isReplyEvent(event) && replyEntry(event)),
    ...(event._tag === "Converted" && { sentence: describeConversion(event) }),
  }
  const history = histories.get(key)
  if (history) history.push(entry)
  else histories.set(key, [entry])
}
