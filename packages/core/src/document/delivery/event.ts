import { Schema } from "effect"
import { SendDeadline } from "../../policy/deadline/send-deadline.ts"
import { LegalValue } from "../../policy/legal-value.ts"
import { PaperDecision } from "../../policy/paper.ts"
import { LocalDate, VietnamTime } from "../../time/vietnam-time.ts"
import { DocumentCode } from "../../vocabulary/document-code.ts"
import { Reason } from "../../vocabulary/ground.ts"
import { RefusalCode } from "../../vocabulary/refusal-reason.ts"
import { packetSent, ResendParked, ResendQueued, Resent, SentListAsked } from "./unreported.ts"

/** A recipient's report on a document (phản hồi trạng thái). */
export const StatusReport = Schema.Struct({
  /** Two digits. Codes without a known meaning are kept as received. */
  status: Schema.String,
  description: Schema.String,
  /** When it happened, according to the recipient. */
  reportedAt: Schema.optionalKey(VietnamTime),
  staff: Schema.optionalKey(Schema.String),
  /** The reason, for status 02. */
  refusal: Schema.optionalKey(Schema.Struct({ reason: RefusalCode, text: Schema.String })),
})
export interface StatusReport extends Schema.Schema.Type<typeof StatusReport> {}

const Queued = Schema.TaggedStruct("Queued", {
  document: Schema.String,
  to: Schema.Struct({ code: Schema.String, name: Schema.String }),
  way: PaperDecision,
  wireId: Schema.String,
  code: DocumentCode,
  date: LocalDate,
  subject: Schema.String,
  lane: Schema.Literals([0, 1, 2, 3]),
  legalValue: LegalValue,
  deadline: SendDeadline,
  /** The number of the update that added this recipient. Absent for recipients of the dispatch. */
  update: Schema.optionalKey(Schema.Int),
  /** The time that update states. Later questions to the recipient state a later time. */
  statedAt: Schema.optionalKey(VietnamTime),
})
const SubmissionFailed = Schema.TaggedStruct("SubmissionFailed", {
  attempt: Schema.Int,
  /** The error's code, `transport/timed-out`. */
  problem: Schema.String,
  /** The error's sentence. */
  text: Reason,
  /** Whether the axis may have accepted it anyway. It is asked before the next attempt. */
  indeterminate: Schema.Boolean,
  retryAt: VietnamTime,
})
/**
 * The axis became unavailable during the sending. It is asked whether it has the packet before another
 * attempt. No attempt is used up, and the fault is recorded once for the axis instead of with each document.
 */
const SubmissionCutOff = Schema.TaggedStruct("SubmissionCutOff", {
  attempt: Schema.Int,
  problem: Schema.String,
  text: Reason,
})
const SubmissionParked = Schema.TaggedStruct("SubmissionParked", {
  attempt: Schema.Int,
  problem: Schema.String,
  text: Reason,
  indeterminate: Schema.Boolean,
})
const SubmissionRequeued = Schema.TaggedStruct("SubmissionRequeued", {})
const Submitted = Schema.TaggedStruct("Submitted", {
  attempt: Schema.Int,
  /** The packet's id at the axis, if it gave one. */
  axisId: Schema.optionalKey(Schema.String),
  /**
   * How we know: the axis answered, confirmed it when asked, called it a duplicate, or the recipient
   * reported.
   */
  knownBy: Schema.Literals(["answer", "query", "duplicate", "report"]),
  /** When the axis accepted it, by its own account, if it gave one. */
  takenAt: Schema.optionalKey(VietnamTime),
  ...packetSent,
})
const PaperSent = Schema.TaggedStruct("PaperSent", { article: Schema.String })
/** The paper to be fetched back after a recall has returned. */
const PaperReturned = Schema.TaggedStruct("PaperReturned", {})
const Withdrawn = Schema.TaggedStruct("Withdrawn", {
  reason: Schema.String,
  /**
   * When it was taken back. A recall states this time if the document turns out to have been sent. Defaults
   * to the event's time.
   */
  statedAt: Schema.optionalKey(VietnamTime),
})
const RecallAsked = Schema.TaggedStruct("RecallAsked", {
  reason: Schema.String,
  /** Identifies the question: the time that status 13 states. Default: the event's time. */
  statedAt: Schema.optionalKey(VietnamTime),
})
const UpdateAsked = Schema.TaggedStruct("UpdateAsked", { reason: Schema.String, statedAt: VietnamTime })
/**
 * The recipient was removed and added again by an update, and the document is sent again, because the
 * recipient no longer has it or never did.
 */
const QueuedAgain = Schema.TaggedStruct("QueuedAgain", {
  way: PaperDecision,
  deadline: SendDeadline,
  update: Schema.Int,
  statedAt: VietnamTime,
})
/**
 * The recipient was removed and added again by an update after it declined to give the document back. Nothing
 * is sent, because it still has it.
 */
const CountedAgain = Schema.TaggedStruct("CountedAgain", { update: Schema.Int })
const StatusReported = Schema.TaggedStruct("StatusReported", { report: StatusReport })

/** What happens to a document on its way to one recipient (gửi tới một nơi nhận). */
export const DeliveryEvent = Schema.Union([
  Queued,
  SubmissionFailed,
  SubmissionCutOff,
  SubmissionParked,
  SubmissionRequeued,
  Submitted,
  PaperSent,
  PaperReturned,
  Withdrawn,
  RecallAsked,
  UpdateAsked,
  QueuedAgain,
  CountedAgain,
  StatusReported,
  SentListAsked,
  ResendQueued,
  Resent,
  ResendParked,
])
export type DeliveryEvent = typeof DeliveryEvent.Type
