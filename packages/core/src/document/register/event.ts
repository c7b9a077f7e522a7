import { Schema } from "effect"

const Opened = Schema.TaggedStruct("Opened", {
  /** The first number this register gives: 1, or where a paper register had stopped. */
  next: Schema.Int,
})
const Taken = Schema.TaggedStruct("Taken", {
  number: Schema.Int,
  /** Which document has the number; the stream of paper that came alone. */
  document: Schema.String,
})

/**
 * A register of one year (sổ đăng ký văn bản). The register is a stream of its own and a number is taken by appending
 * to it at an exact version, in the commit of the document that takes it: so numbers are unique and without gaps by
 * construction (Decree 30/2020, Art. 15.1 and 22.2).
 */
export const RegisterEvent = Schema.Union([Opened, Taken])
export type RegisterEvent = typeof RegisterEvent.Type
