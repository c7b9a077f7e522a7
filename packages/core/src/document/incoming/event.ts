import { Schema } from "effect"
import { BusinessKind } from "../../packet/business.ts"
import { Party, ResponseFor } from "../../packet/party.ts"
import { Tolerance } from "../../packet/tolerance.ts"
import { SignatureAdmission } from "../../policy/admit-signature.ts"
import { LegalValue } from "../../policy/legal-value.ts"
import { SealedBy } from "../../policy/sealed-by.ts"
import { LocalDate, VietnamTime } from "../../time/vietnam-time.ts"
import { DocumentCode } from "../../vocabulary/document-code.ts"
import { Digest, FileRef } from "../../vocabulary/file.ts"
import { ground } from "../../vocabulary/ground.ts"
import { RefusalCode } from "../../vocabulary/refusal-reason.ts"
import { SignatureFinding } from "../../vocabulary/signature.ts"
import { Urgency } from "../../vocabulary/urgency.ts"
import { Converted } from "../conversion.ts"
import { replyEvents } from "../reply.ts"

/** What the packet's header says about the document, as far as the packet can be attributed at all. */
export const Envelope = Schema.Struct({
  from: Party,
  /** Mã định danh văn bản as the sender stated it. */
  wireId: Schema.String,
  code: DocumentCode,
  date: Schema.optionalKey(LocalDate),
  typeName: Schema.optionalKey(Schema.String),
  subject: Schema.String,
  urgency: Urgency,
  signer: Schema.Struct({
    competence: Schema.optionalKey(Schema.String),
    position: Schema.optionalKey(Schema.String),
    fullName: Schema.optionalKey(Schema.String),
  }),
  dueDate: Schema.optionalKey(LocalDate),
  /** Số trang, as the packet has it. */
  pageAmount: Schema.optionalKey(Schema.Int),
  /** When it was sent, according to the sender. */
  sentAt: Schema.optionalKey(VietnamTime),
  /** `Paper` as the packet has it: whether paper is sent too. */
  paper: Schema.optionalKey(Schema.String),
  /**
   * The number of agencies the packet was addressed to. What it says about paper applies to all of them
   * together.
   */
  addressees: Schema.optionalKey(Schema.Int),
  kind: BusinessKind,
  /** For an update or a replacement: the documents it refers to. */
  about: Schema.Array(Schema.String),
  /** The documents that it says it answers, or of which it is a copy, as the packet names them. */
  answers: Schema.optionalKey(Schema.NonEmptyArray(ResponseFor)),
})
export interface Envelope extends Schema.Schema.Type<typeof Envelope> {}

/** A refusal: its public code and the text for a person. */
export const Refusal = Schema.Struct({ reason: RefusalCode, text: Schema.String })
export interface Refusal extends Schema.Schema.Type<typeof Refusal> {}

/** The result of checking a complete document before acceptance (Decision 28/2018, Art. 9.1). */
export const Checked = Schema.Struct({
  files: Schema.NonEmptyArray(FileRef),
  legalValue: LegalValue,
  /** The reason for its legal value, and the article. Absent in older events. */
  legalValueGround: Schema.optionalKey(Schema.Struct(ground)),
  /** Whose seal it carries. With another agency's seal it is not an original, and a person should look. */
  sealedBy: SealedBy,
  /** The same for each file, in the order of `files`. Absent in older events. */
  seals: Schema.optionalKey(Schema.Array(SealedBy)),
  signatures: Schema.Array(
    Schema.Struct({
      file: Schema.String,
      finding: SignatureFinding,
      /** The rule of this agency that admitted the document although this signature is invalid. */
      admitted: Schema.optionalKey(SignatureAdmission),
    }),
  ),
  /** Departures from the standard that were tolerated while reading, in English for a log. */
  tolerated: Schema.Array(Schema.String),
  /** The same with codes, places and both sentences. Absent in older events. */
  tolerances: Schema.optionalKey(Schema.Array(Tolerance)),
})
export interface Checked extends Schema.Schema.Type<typeof Checked> {}

/**
 * When the sender says it added this agency to the recipients, if the document comes for that reason. An
 * earlier recall no longer applies.
 */
const addedAt = Schema.optionalKey(VietnamTime)

const Arrived = Schema.TaggedStruct("Arrived", {
  /** The mailbox entry that brought it. */
  entry: Schema.String,
  envelope: Envelope,
  checked: Checked,
  /** Identifies the content: two copies with the same value are the same document; see `fingerprint`. */
  fingerprint: Schema.String,
  /** Another document here of the same issuer, number and notation in the year (Annex VI, Part I, III.1h). */
  sameCodeAs: Schema.optionalKey(Schema.String),
  /** Why it seems to be outside the agency's functions (chức năng, nhiệm vụ). The clerk decides. */
  outsideFunction: Schema.optionalKey(Schema.String),
  addedAt,
})
/** What was tolerated in a packet that was refused all the same. */
const toleratedIn = Schema.optionalKey(Schema.NonEmptyArray(Tolerance))

const RefusedOnArrival = Schema.TaggedStruct("RefusedOnArrival", {
  entry: Schema.String,
  envelope: Envelope,
  refusal: Refusal,
  tolerances: toleratedIn,
  addedAt,
})
const DuplicateArrived = Schema.TaggedStruct("DuplicateArrived", { entry: Schema.String })
const ConflictingCopyRefused = Schema.TaggedStruct("ConflictingCopyRefused", {
  entry: Schema.String,
  fingerprint: Schema.String,
  refusal: Refusal,
  /** Its sender and what was tolerated in it, if anything was. */
  from: Schema.optionalKey(Schema.String),
  tolerances: toleratedIn,
})
const Registered = Schema.TaggedStruct("Registered", {
  register: Schema.String,
  number: Schema.Int,
  /**
   * The register's year. It can differ from the year of acceptance, because paper may have got the number
   * earlier.
   */
  year: Schema.optionalKey(Schema.Int),
})
const RefusedByClerk = Schema.TaggedStruct("RefusedByClerk", { refusal: Refusal })
const Assigned = Schema.TaggedStruct("Assigned", {
  /** The unit or person that leads (chủ trì). */
  to: Schema.String,
  /** The instruction (ý kiến chỉ đạo). */
  note: Schema.optionalKey(Schema.String),
  /** The units or persons that take part (phối hợp). */
  joining: Schema.optionalKey(Schema.NonEmptyArray(Schema.String)),
  /** The agency's own deadline for the work (thời hạn giải quyết). Without it, the one before stands. */
  due: Schema.optionalKey(LocalDate),
})
const DeadlineExtended = Schema.TaggedStruct("DeadlineExtended", { due: LocalDate, reason: Schema.String })
/** The assigned unit or person gives the document back to be assigned again. */
const HandedBack = Schema.TaggedStruct("HandedBack", { reason: Schema.String })
const ProcessingStarted = Schema.TaggedStruct("ProcessingStarted", {})
const Completed = Schema.TaggedStruct("Completed", { note: Schema.optionalKey(Schema.String) })
const RecallAsked = Schema.TaggedStruct("RecallAsked", {
  entry: Schema.String,
  reason: Schema.String,
  /** When the sender says it asked. It tells a repeated question from a repeated packet. */
  statedAt: Schema.optionalKey(VietnamTime),
})
/** The sender asks to apply an update: its packet arrived complete and was checked. */
const UpdateAsked = Schema.TaggedStruct("UpdateAsked", {
  entry: Schema.String,
  envelope: Envelope,
  checked: Checked,
  fingerprint: Schema.String,
  reason: Schema.String,
  statedAt: Schema.optionalKey(VietnamTime),
})
const UpdateAgreed = Schema.TaggedStruct("UpdateAgreed", {})
const UpdateDeclined = Schema.TaggedStruct("UpdateDeclined", { reason: Schema.String })
/** The sender says that another document replaces this one. Nothing else changes. */
const Superseded = Schema.TaggedStruct("Superseded", {
  /** The document that replaces it, by its id here, its identifier and its code. */
  document: Schema.String,
  wireId: Schema.String,
  code: Schema.String,
})
/** A document that this one replaces has arrived. */
const Supersedes = Schema.TaggedStruct("Supersedes", { document: Schema.String, wireId: Schema.String })
/** A document that had replaced this one was given back and destroyed. */
const ReplacementDestroyed = Schema.TaggedStruct("ReplacementDestroyed", { document: Schema.String })
const RecallAgreed = Schema.TaggedStruct("RecallAgreed", { destroyed: Schema.Array(Digest) })
/** The sender, asked by other means, gives its declined recall up, and this agency keeps the document. */
const RecallGivenUp = Schema.TaggedStruct("RecallGivenUp", { reason: Schema.String })
const RecallDeclined = Schema.TaggedStruct("RecallDeclined", { reason: Schema.String })

/** What happens to an incoming document (văn bản đến). */
export const IncomingEvent = Schema.Union([
  Arrived,
  RefusedOnArrival,
  DuplicateArrived,
  ConflictingCopyRefused,
  Registered,
  RefusedByClerk,
  Assigned,
  DeadlineExtended,
  HandedBack,
  ProcessingStarted,
  Completed,
  RecallAsked,
  RecallAgreed,
  RecallDeclined,
  RecallGivenUp,
  UpdateAsked,
  UpdateAgreed,
  UpdateDeclined,
  Superseded,
  Supersedes,
  ReplacementDestroyed,
  ...replyEvents,
  Converted,
])
export type IncomingEvent = typeof IncomingEvent.Type
