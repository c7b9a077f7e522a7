import { Schema } from "effect"
import { LocalDate } from "../../time/vietnam-time.ts"

/** The number of documents listed by name. Further ones are only counted. */
export const maxNamed = 20

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
})
export interface Reconciled extends Schema.Schema.Type<typeof Reconciled> {}

/** The results of comparing our log with the axis (đối soát với trục). */
export const ReconciliationEvent = Schema.Union([Reconciled])
export type ReconciliationEvent = typeof ReconciliationEvent.Type

/** The total number of missing documents and recipients. */
export const countMissing = ({ missing, missingBeside }: Reconciled): number => missing.length + missingBeside

/** Whether the axis has less than we do. */
export const differs = (event: Reconciled): boolean => countMissing(event) > 0 || event.mailboxes.length > 0
