import fc from "fast-check"
import { ConversionDirection, type Converted, type NoteConversion } from "../../../src/document/conversion.ts"
import { CopyType } from "../../../src/vocabulary/document-type.ts"
import { day, text } from "./vocabulary.ts"

const conversion = {
  direction: fc.constantFrom(...ConversionDirection.literals),
  form: fc.constantFrom(...CopyType.literals),
  convertedOn: day,
  convertedBy: text,
  mark: text,
}

const required = { requiredKeys: ["_tag", "direction", "convertedOn"] } as const

export const converted: fc.Arbitrary<Converted> = fc.record(
  { _tag: fc.constant("Converted" as const), ...conversion },
  { requiredKeys: [...required.requiredKeys] },
)

export const noteConversion: fc.Arbitrary<NoteConversion> = fc.record(
  { _tag: fc.constant("NoteConversion" as const), ...conversion },
  { requiredKeys: [...required.requiredKeys] },
)
