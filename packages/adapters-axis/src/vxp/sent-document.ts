import type { Acceptance, SentQuery } from "@lienthong/core/adapter"
import { agencyKey } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { codeKey, documentIdKey } from "@lienthong/core/document"
import { Option } from "effect"
import { readAxisTime } from "./axis-time.ts"
import { type Row, readCodes } from "./row.ts"

/** One line of the sent list: a packet on its way to one or more recipients. */
export interface SentRow {
  readonly axisId: string
  readonly documentId: string | undefined
  readonly code: string
  readonly subject: string
  readonly to: ReadonlyArray<string>
  readonly sentAt: Option.Option<number>
  /**
   * Whether the axis says that it failed to send the packet, in which case the row does not prove a sending.
   */
  readonly failed: boolean
}

const plain = (text: string | undefined): string => (text ?? "").normalize("NFC").replace(/\s+/g, " ").trim()

export const readSentRow = (row: Row): Option.Option<SentRow> =>
  Option.map(Option.fromNullishOr(row.text("senderDocId", "docId", "id")), (axisId) => ({
    axisId,
    documentId: row.text("documentId"),
    code: plain(row.text("notation", "code")),
    subject: plain(row.text("title", "subject")),
    to: readCodes(row.text("toCode", "to")),
    sentAt: Option.flatMap(Option.fromNullishOr(row.text("sentTime")), readAxisTime),
    failed: /^(?:fail|failed|error)$/i.test(row.text("sendStatus") ?? ""),
  }))

/** A similar document that is older than this belongs to last year: numbers start again every year. */
const recentMillis = 180 * 86_400_000

/**
 * Looks for a document in the axis' sent list.
 *
 * A line with a DocumentId (or whose id at the axis is that DocumentId) is matched on it. A line without one
 * is matched on the key of its số/ký hiệu and the subject, ignoring spacing and the two Unicode forms of
 * Vietnamese letters, and only when it says that it is recent: a document found by mistake would never be
 * sent, while a document that is not found is sent again and its recipient recognises it.
 *
 * In both cases the same packet must have gone to all the recipients of the query. A packet to many
 * recipients has a line for each of them with one sender's id, and the same document may have been sent to
 * others before.
 */
export const matchSent = (
  rows: ReadonlyArray<SentRow>,
  query: SentQuery,
  now: number,
): Option.Option<Acceptance> => {
  const sent = rows.filter((row) => !row.failed)
  const code = codeKey(query.code)
  const subject = plain(query.subject)
  const wentToAll = ({ axisId }: SentRow) => {
    const to = new Set(sent.filter((row) => row.axisId === axisId).flatMap((row) => row.to.map(agencyKey)))
    return query.to.every((recipient) => to.has(agencyKey(recipient)))
  }
  const isNamed = ({ documentId, axisId }: SentRow) =>
    [documentId, axisId].some(
      (id) => id !== undefined && documentIdKey(id) === documentIdKey(query.documentId),
    )
  const isRecent = (row: SentRow) => Option.exists(row.sentAt, (sentAt) => now - sentAt < recentMillis)
  const looksSame = (row: SentRow) =>
    row.documentId === undefined && codeKey(row.code) === code && row.subject === subject && isRecent(row)
  const found =
    sent.find((row) => isNamed(row) && wentToAll(row)) ?? sent.find((row) => looksSame(row) && wentToAll(row))
  return Option.map(Option.fromNullishOr(found), ({ axisId, sentAt }) => ({
    axisId,
    ...Option.match(sentAt, { onNone: () => ({}), onSome: (millis) => ({ takenAt: vietnamTime(millis) }) }),
  }))
}
