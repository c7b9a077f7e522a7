import { Schema } from "effect"
import { RecipientCapacity } from "../../policy/paper.ts"
import { PaperVerdict } from "../../policy/paper-received.ts"
import { LocalDate } from "../../time/vietnam-time.ts"
import { DocumentCode } from "../../vocabulary/document-code.ts"

/** What a clerk sees on paper that came. */
export const ReceivedPaper = Schema.Struct({
  from: Schema.Struct({ code: Schema.String, name: Schema.optionalKey(Schema.String) }),
  code: DocumentCode,
  date: Schema.optionalKey(LocalDate),
  /** The day it came. */
  receivedOn: LocalDate,
  /** For whom the agency received it, where it is a focal point (Art. 7.3). */
  capacity: Schema.optionalKey(RecipientCapacity),
  /** It is for a person to carry out, and what matters it is marked with: for the list of Art. 7.2b. */
  individual: Schema.optionalKey(Schema.Boolean),
  matters: Schema.Array(Schema.String),
})
export type ReceivedPaper = typeof ReceivedPaper.Type

const PaperReceived = Schema.TaggedStruct("PaperReceived", {
  copy: ReceivedPaper,
  /** The electronic document that it is a copy of, where that is here. */
  document: Schema.optionalKey(Schema.String),
  verdict: PaperVerdict,
})
/** The electronic document came after its paper. */
const ElectronicCame = Schema.TaggedStruct("ElectronicCame", {
  document: Schema.String,
  verdict: PaperVerdict,
})
/** It came alone and has a số đến of its own (Decree 30/2020, Art. 22.2). */
const PaperRegistered = Schema.TaggedStruct("PaperRegistered", {
  register: Schema.String,
  number: Schema.Int,
  typeName: Schema.optionalKey(Schema.String),
  subject: Schema.String,
})

/** What happens to paper that came for a document (bản giấy nhận được). */
export const PaperEvent = Schema.Union([PaperReceived, ElectronicCame, PaperRegistered])
export type PaperEvent = typeof PaperEvent.Type
