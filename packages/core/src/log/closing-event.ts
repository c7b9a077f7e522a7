import { Schema } from "effect"
import { Period } from "../figure/period.ts"
import { SealSignature } from "./event.ts"

/** The figures of a period were closed (chốt số liệu). They stay as they are; nothing closes them again. */
const PeriodClosed = Schema.TaggedStruct("PeriodClosed", {
  period: Period,
  /** The exact text of the statement with the figures; see `closingText`. */
  statement: Schema.String,
  /** The signature of the key that seals the log. Absent where the agency has none. */
  signature: Schema.optionalKey(SealSignature),
})

/** What happens to the figures of a period. */
export const ClosingEvent = Schema.Union([PeriodClosed])
export type ClosingEvent = typeof ClosingEvent.Type
