import type { TransportError } from "@lienthong/core"
import { type SentEntry, type SentList, storableText } from "@lienthong/core/adapter"
import { type LocalDate, vietnamTime } from "@lienthong/core/calendar"
import { Effect, Option } from "effect"
import type { Answer } from "./answer.ts"
import { readAxisTime } from "./axis-time.ts"
import { type Row, readCodes, readListing } from "./row.ts"
import type { OwnWords } from "./vxp-call.ts"

/** Prints a day as the axis' lists take it, `2026/11/20`. */
export const axisDay = (day: LocalDate): string => day.replaceAll("-", "/")

const standings: Readonly<Record<string, SentEntry["standing"]>> = {
  done: "delivered",
  processing: "delivered",
  acceptance: "delivered",
  fail: "failed",
  failed: "failed",
  error: "failed",
  rejection: "failed",
  initial: "waiting",
  inbox: "waiting",
}

const timeOf = (text: string | undefined) =>
  Option.getOrUndefined(Option.map(Option.flatMap(Option.fromNullishOr(text), readAxisTime), vietnamTime))

/**
 * Reads a row into a line for each recipient. `receiveStatus` is the recipient's own status (`initial`,
 * `inbox`, `processing`, `done`, `fail` …), unless the axis could not send the packet at all (`sendStatus`).
 * An unknown status counts as waiting and becomes the description.
 */
const readEntries = (row: Row): Option.Option<ReadonlyArray<SentEntry>> => {
  const axisId = row.text("senderDocId", "docId", "id")
  const to = readCodes(row.text("toCode", "to"))
  if (axisId === undefined || to.length === 0) return Option.none()
  const notSent = standings[(row.text("sendStatus") ?? "").toLowerCase()] === "failed"
  const word = row.text("receiveStatus") ?? ""
  const standing = notSent ? "failed" : standings[word.toLowerCase()]
  const own = notSent ? row.text("sendStatusDesc") : row.text("receiveStatusDesc")
  const description = storableText([standing === undefined ? word : "", own ?? ""].filter(Boolean).join(" "))
  const [documentId, from] = [row.text("documentId"), row.text("fromCode", "from")]
  const [sentAt, standingSince] = [timeOf(row.text("sentTime")), timeOf(row.text("receivedTime"))]
  return Option.some(
    to.map((code) => ({
      axisId,
      ...(documentId !== undefined && { documentId }),
      ...(from !== undefined && { from }),
      code: row.text("notation", "code") ?? "",
      subject: row.text("title", "subject") ?? "",
      to: code,
      ...(sentAt !== undefined && { sentAt }),
      standing: standing ?? "waiting",
      ...(description !== "" && { description }),
      ...(standingSince !== undefined && { standingSince }),
    })),
  )
}

const pageSize = 500
export const noReadableRow: OwnWords = {
  en: "a list without a readable row",
  vi: "danh sách không có dòng nào đọc được",
}

/** 100,000 rows, many more than an agency sends in a few days. */
const maxPages = 200

/**
 * Reads the sent list page by page. Servers treat dates and pages differently: a list that comes whole at
 * once, or the same page again and again, is read once. Rows that cannot be read leave the list incomplete.
 */
export const readSentList = Effect.fnUntraced(function* (
  readPage: (page: {
    readonly index: number
    readonly size: number
  }) => Effect.Effect<Answer, TransportError>,
  malformed: (answer: OwnWords) => TransportError,
): Effect.fn.Return<SentList, TransportError> {
  const entries = new Map<string, SentEntry>()
  let unreadable = 0
  for (let index = 1; index <= maxPages; index++) {
    const { data } = yield* readPage({ index, size: pageSize })
    const listing = Option.getOrUndefined(readListing(data, readEntries))
    if (listing === undefined || (listing.unreadable > 0 && listing.entries.length === 0))
      return yield* malformed(noReadableRow)
    const known = entries.size
    for (const entry of listing.entries.flat()) entries.set(JSON.stringify(entry), entry)
    const rows = listing.entries.length + listing.unreadable
    if (rows !== pageSize || entries.size === known)
      return { entries: [...entries.values()], complete: unreadable + listing.unreadable === 0 }
    unreadable += listing.unreadable
  }
  return { entries: [...entries.values()], complete: false }
})
