import { Schema } from "effect"
import { LocalDate } from "../time/vietnam-time.ts"
import { CopyType } from "../vocabulary/document-type.ts"

/** From paper to an electronic document, or from an electronic document to paper. */
export const ConversionDirection = Schema.Literals(["paper-to-electronic", "electronic-to-paper"])
export type ConversionDirection = typeof ConversionDirection.Type

/**
 * A conversion of a document between its electronic form and paper (chuyển đổi hình thức; Decree 30/2020,
 * Art. 25; Decree 137/2024).
 */
export const Conversion = Schema.Struct({
  direction: ConversionDirection,
  /** The kind of copy that it made: sao y, sao lục or trích sao. Absent when it made no copy. */
  form: Schema.optionalKey(CopyType),
  /** The day of the conversion. */
  convertedOn: LocalDate,
  /** The agency or person that converted it. Absent when it is the one who recorded the conversion. */
  convertedBy: Schema.optionalKey(Schema.String),
  /** Ký hiệu riêng: the mark of the conversion, as it stands on its result. */
  mark: Schema.optionalKey(Schema.String),
})
export interface Conversion extends Schema.Schema.Type<typeof Conversion> {}

/** The event of a conversion, the same for issued and received documents. */
export const Converted = Schema.TaggedStruct("Converted", Conversion.fields)
export type Converted = typeof Converted.Type

/** The command about a conversion. A conversion that is on record already changes nothing. */
export interface NoteConversion extends Conversion {
  readonly _tag: "NoteConversion"
}

/** The conversions of a document, in the order in which they were recorded. An empty list is left out. */
export interface Conversions {
  readonly conversions?: ReadonlyArray<Conversion>
}

const columns = ["direction", "form", "convertedOn", "convertedBy", "mark"] as const

const isRecorded = ({ conversions = [] }: Conversions, conversion: Conversion): boolean =>
  conversions.some((recorded) => columns.every((column) => recorded[column] === conversion[column]))

/** Decides a conversion: each is recorded once. */
export const decideConversion = (state: Conversions, command: NoteConversion): ReadonlyArray<Converted> =>
  isRecorded(state, command) ? [] : [{ ...command, _tag: "Converted" }]

/** Applies a conversion to a document of either direction. */
export const evolveConversion = <State extends Conversions>(
  state: State,
  { _tag, ...conversion }: Converted,
): State => {
  if (isRecorded(state, conversion)) return state
  return { ...state, conversions: [...(state.conversions ?? []), conversion] }
}
