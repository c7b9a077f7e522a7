import type { PdfEntries, PdfString } from "./pdf-value.ts"

/** A signature dictionary (ISO 32000-1, 12.8.1) where it stands in the file. */
export interface SignatureDictionary {
  readonly entries: PdfEntries
  readonly contents: PdfString
  /**
   * Whether its value is an object of its own, where the standard has it stand in place (ISO 32000-1,
   * 12.8.1).
   */
  readonly isIndirect?: boolean
}
