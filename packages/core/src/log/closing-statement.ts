import { Option, Schema } from "effect"
import { AgencyCode } from "../agency/agency-code.ts"
import { ClosedFigures } from "../figure/closed-figures.ts"
import { Period } from "../figure/period.ts"
import { VietnamTime } from "../time/vietnam-time.ts"
import { Digest } from "../vocabulary/file.ts"

/** What an agency states when it closes the figures of a period. */
export const ClosingStatement = Schema.Struct({
  format: Schema.Literal("lienthong-figures"),
  formatVersion: Schema.Literal(1),
  agency: Schema.Struct({ code: AgencyCode, name: Schema.String }),
  period: Period,
  at: VietnamTime,
  /** The position of the last event that the figures include, in decimal digits. */
  asOf: Schema.String.check(Schema.isPattern(/^\d+$/)),
  /** The last seal of the log, which covers that position where the log is sealed. */
  seal: Schema.optionalKey(Schema.Struct({ hash: Digest, through: Schema.String })),
  /** A digest of the calendar and the terms by which duties were judged. */
  rules: Schema.String,
  figures: ClosedFigures,
})
export interface ClosingStatement extends Schema.Schema.Type<typeof ClosingStatement> {}

/** The text of a statement that is signed: JSON without whitespace. */
export const closingText = (statement: ClosingStatement): string => JSON.stringify(statement)

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(ClosingStatement))

/** Reads a statement. Returns nothing when the text is none. */
export const readClosingText = (text: string): ClosingStatement | undefined =>
  Option.getOrUndefined(decode(text))
