import { Option } from "effect"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { leftAt } from "../../document/delivery/standing.ts"
import type { SentListAsked } from "../../document/delivery/unreported.ts"
import type { SentEntry, SentList } from "../../port/transport.ts"
import { plainText } from "../../text/plain-text.ts"
import { epochMillis } from "../../time/vietnam-time.ts"
import { codeKey } from "../../vocabulary/document-code.ts"
import { isSameAgencyCode, isSameDocumentId } from "../../vocabulary/key.ts"

/** The list's statement, in the form of an event. */
export type Says = Omit<typeof SentListAsked.Type, "_tag">

/**
 * A line may state its time by another clock. A line that is older by more than this is of an earlier
 * sending.
 */
const clockMillis = 3_600_000

/**
 * Of several lines the one furthest along counts: a document that was sent twice and fetched once has
 * arrived.
 */
const furthest = ["delivered", "waiting", "failed"] as const

/**
 * The lines of a delivery: by the ids that the axis gave its packet, else by the document's identifier, else,
 * in lists without it, by number and subject.
 */
const linesOf = (delivery: Delivery, codes: ReadonlyArray<string>, list: SentList) => {
  const { wireId, submitted, unheard, queuedAt } = delivery
  const own = list.entries.filter(({ to }) => codes.some((code) => isSameAgencyCode(code, to)))
  const ids = [submitted?.axisId, ...(unheard?.resent?.axisIds ?? [])]
  const isRecent = ({ sentAt }: SentEntry) =>
    sentAt === undefined || epochMillis(sentAt) >= epochMillis(queuedAt) - clockMillis
  const ways: ReadonlyArray<(entry: SentEntry) => boolean> = [
    ({ axisId }) => ids.includes(axisId),
    (entry) =>
      [entry.documentId, entry.axisId].some((id) => id !== undefined && isSameDocumentId(id, wireId)) &&
      isRecent(entry),
    (entry) =>
      entry.documentId === undefined &&
      codeKey(entry.code) === codeKey(delivery.code) &&
      plainText(entry.subject) === plainText(delivery.subject) &&
      isRecent(entry),
  ]
  return ways.map((isOf) => own.filter(isOf)).find((found) => found.length > 0) ?? []
}

/** What the axis' sent list says about a delivery to an agency, which it may name by either of its codes. */
export const findInList = (
  delivery: Delivery,
  codes: ReadonlyArray<string>,
  list: Option.Option<SentList>,
): Says => {
  if (Option.isNone(list)) return { finding: "no-list" }
  const lines = linesOf(delivery, codes, list.value)
  const line = furthest
    .map((standing) => lines.findLast((each) => each.standing === standing))
    .find((each) => each !== undefined)
  if (line === undefined) return { finding: list.value.complete ? "absent" : "unclear" }
  const { standing, description = "", standingSince } = line
  return {
    finding: standing,
    ...(description.trim() !== "" && { description: description.trim() }),
    // Until the packet is fetched, this is only the time of sending.
    ...(standing !== "waiting" && standingSince !== undefined && { standingSince }),
  }
}

/** The days whose lists may contain a delivery: those on which it was sent. */
export const daysSent = (delivery: Delivery) =>
  [
    leftAt(delivery),
    delivery.unheard?.resend?.state === "sent" ? delivery.unheard.resend.at : undefined,
  ].flatMap((time) => time ?? [])
