import { Schema } from "effect"
import { Actor } from "../../agency/actor.ts"
import { ResponseFor } from "../../packet/party.ts"
import { SendDeadline } from "../../policy/deadline/send-deadline.ts"
import { LegalValue } from "../../policy/legal-value.ts"
import { PaperDecision } from "../../policy/paper.ts"
import { LocalDate, VietnamTime } from "../../time/vietnam-time.ts"
import { DocumentCode } from "../../vocabulary/document-code.ts"
import { AnyType } from "../../vocabulary/document-type.ts"
import { Digest, FileRef } from "../../vocabulary/file.ts"
import { CertificateSummary } from "../../vocabulary/signature.ts"
import { Urgency } from "../../vocabulary/urgency.ts"
import { Converted } from "../conversion.ts"
import { Reply, replyEvents } from "../reply.ts"

/** A document here that a draft answers, copies or corrects, and how its packet names it. */
export const DraftReply = Schema.Struct({ ...Reply.fields, named: ResponseFor })
export interface DraftReply extends Schema.Schema.Type<typeof DraftReply> {}

/** The content that a drafter writes (dự thảo). Signing freezes it. */
export const Draft = Schema.Struct({
  type: AnyType,
  /** Trích yếu nội dung. */
  subject: Schema.String,
  urgency: Urgency,
  /** The first is the document itself, the others are its annexes. */
  files: Schema.NonEmptyArray(FileRef),
  /** Địa danh, printed before the date. */
  place: Schema.optionalKey(Schema.String),
  /** Nơi nhận, as printed at the foot of the document. */
  toPlaces: Schema.Array(Schema.String),
  /** Hạn trả lời, hạn xử lý. */
  dueDate: Schema.optionalKey(LocalDate),
  pageAmount: Schema.optionalKey(Schema.Int),
  /** The host's marks for the list of Art. 7.2b: `finance`. */
  matters: Schema.Array(Schema.String),
  /** What it answers (trả lời) or corrects (đính chính) here, or the original of a copy (sao gửi). */
  repliesTo: Schema.optionalKey(Schema.NonEmptyArray(DraftReply)),
  /** Dispatching it completes the received documents that it answers. */
  completesAnswered: Schema.optionalKey(Schema.Literal(true)),
})
export interface Draft extends Schema.Schema.Type<typeof Draft> {}

/** One line of a dispatch: a recipient, and how the document is sent to it. */
export const DispatchLine = Schema.Struct({
  to: Schema.Struct({
    /** As the axis' directory lists it, whichever of its codes was asked for. */
    code: Schema.String,
    name: Schema.String,
    /** Its code of the other standard. It may report under either. */
    otherCode: Schema.optionalKey(Schema.String),
  }),
  /** Electronically, on paper or both, and by which rule. */
  way: PaperDecision,
})
export interface DispatchLine extends Schema.Schema.Type<typeof DispatchLine> {}

const Drafted = Schema.TaggedStruct("Drafted", { draft: Draft })
const Revised = Schema.TaggedStruct("Revised", { draft: Draft })
const SignedByPerson = Schema.TaggedStruct("SignedByPerson", {
  /** Người ký. */
  signer: Actor,
  /** Quyền hạn ký: `TM.`, `KT.`, `TL.` …, as printed above the signature. */
  authority: Schema.optionalKey(Schema.String),
  /** The signed files: the bytes that are kept and sent. */
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
/** A reference to an outgoing document of this agency. */
export const OutgoingRef = Schema.Struct({
  /** Its id here. */
  document: Schema.String,
  wireId: Schema.String,
  code: DocumentCode,
})
export interface OutgoingRef extends Schema.Schema.Type<typeof OutgoingRef> {}

/** The list of agencies in which recipients were looked up. */
export const DirectoryUsed = Schema.Struct({
  /** When the axis last returned it. */
  readAt: VietnamTime,
  /** The number of the list among those kept here: 1, 2, 3 …. Absent when it could not be kept. */
  version: Schema.optionalKey(Schema.Int),
  /** The axis' address, if its adapter gives it. */
  from: Schema.optionalKey(Schema.String),
  /** Whether the axis could not be asked, so that the list kept from before was used. */
  kept: Schema.Boolean,
})
export interface DirectoryUsed extends Schema.Schema.Type<typeof DirectoryUsed> {}

const Dispatched = Schema.TaggedStruct("Dispatched", {
  /** Mã định danh văn bản on the wire. It never changes. */
  wireId: Schema.String,
  legalValue: LegalValue,
  lines: Schema.NonEmptyArray(DispatchLine),
  /** The packet to send, as bytes in storage. Absent when every recipient gets paper only. */
  packet: Schema.optionalKey(Digest),
  deadline: SendDeadline,
  /** The documents it replaces (Decree 30/2020, Art. 18.3). */
  replaces: Schema.optionalKey(Schema.NonEmptyArray(OutgoingRef)),
  /** Absent when the host has its own directory. */
  directory: Schema.optionalKey(DirectoryUsed),
})
const Replaced = Schema.TaggedStruct("Replaced", { by: OutgoingRef })
/** The document that replaced it was recalled. */
const ReplacementRecalled = Schema.TaggedStruct("ReplacementRecalled", {
  /** The replacement's id here. */
  document: Schema.String,
})
const Updated = Schema.TaggedStruct("Updated", {
  /** The number of the update of this document: 1, 2, 3 …. */
  number: Schema.Int,
  reason: Schema.String,
  /** Hạn trả lời, if it changed. */
  dueDate: Schema.optionalKey(LocalDate),
  added: Schema.Array(DispatchLine),
  /** The codes of the recipients that have to give the document back. */
  removed: Schema.Array(Schema.String),
  /** The update packet, as bytes in storage. Absent when it goes to nobody. */
  packet: Schema.optionalKey(Digest),
  /**
   * The list in which the added recipients were looked up. Absent when none were added, or when the host has
   * its own directory.
   */
  directory: Schema.optionalKey(DirectoryUsed),
})
/** It was not dispatched and will not be. A number it has remains used. */
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
  ...replyEvents,
  Converted,
])
export type OutgoingEvent = typeof OutgoingEvent.Type
