import { Schema } from "effect"
import { Actor } from "../../agency/actor.ts"
import { LegalValue } from "../../policy/legal-value.ts"
import { PaperDecision } from "../../policy/paper.ts"
import { SendDeadline } from "../../policy/send-deadline.ts"
import { LocalDate, VietnamTime } from "../../time/vietnam-time.ts"
import { DocumentCode } from "../../vocabulary/document-code.ts"
import { DocumentType } from "../../vocabulary/document-type.ts"
import { Digest, FileRef } from "../../vocabulary/file.ts"
import { CertificateSummary } from "../../vocabulary/signature.ts"
import { Urgency } from "../../vocabulary/urgency.ts"

/** What a drafter writes (dự thảo): the content that signing freezes. */
export const Draft = Schema.Struct({
  type: DocumentType,
  /** Trích yếu nội dung. */
  subject: Schema.String,
  urgency: Urgency,
  /** The first is the document itself, the others its annexes. */
  files: Schema.NonEmptyArray(FileRef),
  /** Địa danh printed before the date. */
  place: Schema.optionalKey(Schema.String),
  /** Nơi nhận as printed at the foot of the document. */
  toPlaces: Schema.Array(Schema.String),
  /** Hạn trả lời, hạn xử lý. */
  dueDate: Schema.optionalKey(LocalDate),
  pageAmount: Schema.optionalKey(Schema.Int),
  /** What the host marks the document with, for the list of Art. 7.2b: `finance`. */
  matters: Schema.Array(Schema.String),
})
export type Draft = typeof Draft.Type

/** One line of a dispatch: a recipient, and how the document goes to it. */
export const DispatchLine = Schema.Struct({
  to: Schema.Struct({
    /** As the axis' directory has it, under whichever code the recipient was asked for. */
    code: Schema.String,
    name: Schema.String,
    /** Its code of the other standard: it may report under either. */
    otherCode: Schema.optionalKey(Schema.String),
  }),
  /** Electronically, on paper or both, and by which rule. */
  way: PaperDecision,
})
export type DispatchLine = typeof DispatchLine.Type

const Drafted = Schema.TaggedStruct("Drafted", { draft: Draft })
const Revised = Schema.TaggedStruct("Revised", { draft: Draft })
const SignedByPerson = Schema.TaggedStruct("SignedByPerson", {
  /** Người ký. */
  signer: Actor,
  /** Quyền hạn ký: `TM.`, `KT.`, `TL.` … as printed above the signature. */
  authority: Schema.optionalKey(Schema.String),
  /** The files as signed: the bytes that are kept and sent. */
  files: Schema.NonEmptyArray(FileRef),
  certificate: CertificateSummary,
})
const Numbered = Schema.TaggedStruct("Numbered", {
  register: Schema.String,
  number: Schema.Int,
  code: DocumentCode,
  date: LocalDate,
})
const SealedByAgency = Schema.TaggedStruct("SealedByAgency", {
  files: Schema.NonEmptyArray(FileRef),
  certificate: CertificateSummary,
})
/** An outgoing document as another one of this agency names it. */
export const OutgoingRef = Schema.Struct({
  /** Its id here. */
  document: Schema.String,
  wireId: Schema.String,
  code: DocumentCode,
})
export type OutgoingRef = typeof OutgoingRef.Type

/** By which list of agencies recipients were found. */
export const DirectoryUsed = Schema.Struct({
  /** When the axis last gave it. */
  readAt: VietnamTime,
  /** 1, 2, 3 … of the lists that were kept here; absent where it could not be kept. */
  version: Schema.optionalKey(Schema.Int),
  /** The axis' address, where its adapter says it. */
  from: Schema.optionalKey(Schema.String),
  /** The axis could not be asked: the list is the one kept from before. */
  kept: Schema.Boolean,
})
export type DirectoryUsed = typeof DirectoryUsed.Type

const Dispatched = Schema.TaggedStruct("Dispatched", {
  /** Mã định danh văn bản on the wire, fixed here for ever. */
  wireId: Schema.String,
  legalValue: LegalValue,
  lines: Schema.NonEmptyArray(DispatchLine),
  /** The packet to send, as bytes in storage; absent when every recipient gets paper only. */
  packet: Schema.optionalKey(Digest),
  deadline: SendDeadline,
  /** The documents in whose place it goes (Decree 30/2020, Art. 18.3). */
  replaces: Schema.optionalKey(Schema.NonEmptyArray(OutgoingRef)),
  /** Absent where the host has a directory of its own. */
  directory: Schema.optionalKey(DirectoryUsed),
})
const Replaced = Schema.TaggedStruct("Replaced", { by: OutgoingRef })
/** The document that stood in its place was recalled. */
const ReplacementRecalled = Schema.TaggedStruct("ReplacementRecalled", {
  /** The replacement's id here. */
  document: Schema.String,
})
const Updated = Schema.TaggedStruct("Updated", {
  /** 1, 2, 3 … of this document. */
  number: Schema.Int,
  reason: Schema.String,
  /** Hạn trả lời, when it changed. */
  dueDate: Schema.optionalKey(LocalDate),
  added: Schema.Array(DispatchLine),
  /** The codes of the recipients that are to give it back. */
  removed: Schema.Array(Schema.String),
  /** The packet of kind update, as bytes in storage; absent when nobody gets one. */
  packet: Schema.optionalKey(Digest),
  /** By which list those who are added were found; absent where nobody is, or the host has a directory of its own. */
  directory: Schema.optionalKey(DirectoryUsed),
})
/** It was not dispatched and will not be. A number that it has stays its own. */
const ClosedUnissued = Schema.TaggedStruct("ClosedUnissued", { reason: Schema.String })
const RecallStarted = Schema.TaggedStruct("RecallStarted", { reason: Schema.String })

/** What happens to an outgoing document (văn bản đi). */
export const OutgoingEvent = Schema.Union([
  Drafted,
  Revised,
  SignedByPerson,
  Numbered,
  SealedByAgency,
  Dispatched,
  Replaced,
  ReplacementRecalled,
  Updated,
  RecallStarted,
  ClosedUnissued,
])
export type OutgoingEvent = typeof OutgoingEvent.Type
