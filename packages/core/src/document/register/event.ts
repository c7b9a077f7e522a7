import { Schema } from "effect"

const Opened = Schema.TaggedStruct("Opened", {
  /** The first number this register assigns: 1, or the one that follows a paper register. */
  next: Schema.Int,
})
const Taken = Schema.TaggedStruct("Taken", {
  number: Schema.Int,
  /** The document that has the number, or the stream of paper that came alone. */
  document: Schema.String,
})

/**
 * A register of one year (sổ đăng ký văn bản). It is a separate stream, and a number is assigned by appending
 * to it at an exact version, in the commit of the document. This makes numbers unique and without gaps
 * (Decree 30/2020, Art. 15.1 and 22.2).
 */
export const RegisterEvent = Schema.Union([Opened, Taken])
export type RegisterEvent = typeof RegisterEvent.Type
