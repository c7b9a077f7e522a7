import { Schema } from "effect"
import { RecipientCapacity } from "../../policy/paper.ts"
import { PaperVerdict } from "../../policy/paper-received.ts"
import { LocalDate } from "../../time/vietnam-time.ts"
import { DocumentCode } from "../../vocabulary/document-code.ts"

/** What a clerk reads on received paper. */
export const ReceivedPaper = Schema.Struct({
  from: Schema.Struct({ code: Schema.String, name: Schema.optionalKey(Schema.String) }),
  code: DocumentCode,
  date: Schema.optionalKey(LocalDate),
  /** The day it was received. */
  receivedOn: LocalDate,
  /** For whom the agency received it, if it is a focal point (Art. 7.3). */
  capacity: Schema.optionalKey(RecipientCapacity),
  /** Whether a person has to carry it out, and its matters, for the list of Art. 7.2b. */
  individual: Schema.optionalKey(Schema.Boolean),
  matters: Schema.Array(Schema.String),
})
export interface ReceivedPaper extends Schema.Schema.Type<typeof ReceivedPaper> {}

const PaperReceived = Schema.TaggedStruct("PaperReceived", {
  copy: ReceivedPaper,
  /** The electronic document of which it is a copy, if that has arrived. */
  document: Schema.optionalKey(Schema.String),
  verdict: PaperVerdict,
})
/** The electronic document arrived after its paper. */
const ElectronicCame = Schema.TaggedStruct("ElectronicCame", {
  document: Schema.String,
  verdict: PaperVerdict,
})
/** It came alone and has its own số đến (Decree 30/2020, Art. 22.2). */
const PaperRegistered = Schema.TaggedStruct("PaperRegistered", {
  register: Schema.String,
  number: Schema.Int,
  typeName: Schema.optionalKey(Schema.String),
  subject: Schema.String,
})

/** What happens to the received paper of a document (bản giấy nhận được). */
export const PaperEvent = Schema.Union([PaperReceived, ElectronicCame, PaperRegistered])
export type PaperEvent = typeof PaperEvent.Type
