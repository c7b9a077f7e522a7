import { Schema } from "effect"
import { LocalDate } from "../../time/vietnam-time.ts"

/** The number of documents listed by name. Further ones are only counted. */
export const maxNamed = 20

/** A packet, by its status, its recipient and the stream of the document that it is about. */
const NoticeNamed = Schema.Struct({ status: Schema.String, to: Schema.String, about: Schema.String })
export interface NoticeNamed extends Schema.Schema.Type<typeof NoticeNamed> {}

/**
 * The status packets (gói tin trạng thái), or the packets of updates, that were sent, compared with the axis'
 * list of them.
 */
const NoticesCompared = Schema.Struct({
  /**
   * `read`: the list has shown such packets of ours. `unproven`: not yet, so that it may be one without
   * them. `none`: there is no such list, or it did not show packets that were sent again for it.
   */
  list: Schema.Literals(["read", "unproven", "none"]),
  /** How many were sent since the last time or waited then, and how many of them the list contains. */
  sent: Schema.Int,
  listed: Schema.Int,
  /**
   * Those in the list that their recipients have not fetched yet, by the stream of their work. They are
   * looked at again the next time. Absent for none, and in older events.
   */
  waiting: Schema.optionalKey(
    Schema.Array(Schema.Struct({ stream: Schema.String, to: Schema.Array(Schema.String) })),
  ),
  /** How many are missing and needless: a later one says more, or an update was answered. */
  overtaken: Schema.Int,
  /** How many are undecided. */
  unclear: Schema.Int,
  /** Those missing or not deliverable, which are sent again: the first ones by name. */
  missing: Schema.Array(NoticeNamed),
  missingBeside: Schema.Int,
  /** Those still missing after the last attempt to send them again: the first ones by name. */
  givenUp: Schema.Array(NoticeNamed),
  givenUpBeside: Schema.Int,
})
export interface NoticesCompared extends Schema.Schema.Type<typeof NoticesCompared> {}

/**
 * Our record of sent documents was compared with the axis' sent list, and our mailboxes with its count.
 * Recorded once a day; for an axis without a list only when that is new.
 */
export const Reconciled = Schema.TaggedStruct("Reconciled", {
  /** `none`: the axis has no sent list, so nothing could be compared. */
  sentList: Schema.Literals(["read", "none"]),
  /**
   * How many documents and recipients were recorded as sent since the last time, and how many of them the
   * list contains.
   */
  sent: Schema.Int,
  listed: Schema.Int,
  /** How many are undecided because the list was not read to its end. */
  unclear: Schema.Int,
  /** Those missing in a completely read list and without a report: the first ones by name. */
  missing: Schema.Array(Schema.Struct({ document: Schema.String, to: Schema.String })),
  /** How many more are missing. */
  missingBeside: Schema.Int,
  /** Mailboxes for which the axis counts more entries than it lists. */
  mailboxes: Schema.Array(
    Schema.Struct({
      kind: Schema.Literals(["document", "status"]),
      counted: Schema.Int,
      given: Schema.Int,
    }),
  ),
  /**
   * The days whose sendings were not compared, because they are too long ago or there was no list: from the
   * first day of the log or since the last time, to the day before the first that was compared.
   */
  notCompared: Schema.optionalKey(Schema.Struct({ from: LocalDate, until: LocalDate })),
  /** The status packets that were sent. Absent while there were none, and in older events. */
  statuses: Schema.optionalKey(NoticesCompared),
  /** The packets of updates, by recipient. Absent while there were none, and in older events. */
  updates: Schema.optionalKey(NoticesCompared),
})
export interface Reconciled extends Schema.Schema.Type<typeof Reconciled> {}

/** The results of comparing our log with the axis (đối soát với trục). */
export const ReconciliationEvent = Schema.Union([Reconciled])
export type ReconciliationEvent = typeof ReconciliationEvent.Type

/** The total number of missing documents and recipients. */
export const countMissing = ({ missing, missingBeside }: Reconciled): number => missing.length + missingBeside

/** The number of status packets, or of packets of updates, that the axis does not have. */
export const countNotices = (compared: NoticesCompared | undefined): number =>
  compared === undefined
    ? 0
    : compared.missing.length + compared.missingBeside + compared.givenUp.length + compared.givenUpBeside

/** Whether the axis has less than we do. */
export const differs = (event: Reconciled): boolean =>
  countMissing(event) > 0 ||
  countNotices(event.statuses) > 0 ||
  countNotices(event.updates) > 0 ||
  event.mailboxes.length > 0
