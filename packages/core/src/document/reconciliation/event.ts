import { Schema } from "effect"
import { LocalDate } from "../../time/vietnam-time.ts"

/** So many documents are named; the rest is a number. */
export const mostNamed = 20

/**
 * What we recorded as sent was compared with the axis' sent list, and our mailboxes with its count. Once a day; of an axis
 * that has no list only when that is news.
 */
export const Reconciled = Schema.TaggedStruct("Reconciled", {
  /** `none`: the axis has no sent list, and nothing could be compared. */
  sentList: Schema.Literals(["read", "none"]),
  /** Documents and recipients recorded as sent since the last time, and how many of them the list has. */
  sent: Schema.Int,
  listed: Schema.Int,
  /** Of how many nothing can be said: the list was not read to its end. */
  unclear: Schema.Int,
  /** What the list, read to its end, does not have and no recipient has reported on: the first ones by name. */
  missing: Schema.Array(Schema.Struct({ document: Schema.String, to: Schema.String })),
  /** How many more are missing. */
  missingBeside: Schema.Int,
  /** Mailboxes of which the axis counts more entries than it gives us. */
  mailboxes: Schema.Array(
    Schema.Struct({
      kind: Schema.Literals(["document", "status"]),
      counted: Schema.Int,
      given: Schema.Int,
    }),
  ),
  /**
   * What was sent on these days was not compared, since they are too long ago, or there was no list then: from the first
   * day of the log or since the last time, to the day before the first that was compared.
   */
  notCompared: Schema.optionalKey(Schema.Struct({ from: LocalDate, until: LocalDate })),
})
export type Reconciled = typeof Reconciled.Type

/** What comes of comparing our log with what the axis has (đối soát với trục). */
export const ReconciliationEvent = Schema.Union([Reconciled])
export type ReconciliationEvent = typeof ReconciliationEvent.Type

/** How many documents and recipients are missing in all. */
export const countMissing = ({ missing, missingBeside }: Reconciled): number => missing.length + missingBeside

/** Whether the axis has less than we do. */
export const differs = (event: Reconciled): boolean => countMissing(event) > 0 || event.mailboxes.length > 0
