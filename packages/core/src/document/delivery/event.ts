import { Schema } from "effect"
import { LegalValue } from "../../policy/legal-value.ts"
import { PaperDecision } from "../../policy/paper.ts"
import { SendDeadline } from "../../policy/send-deadline.ts"
import { LocalDate, VietnamTime } from "../../time/vietnam-time.ts"
import { DocumentCode } from "../../vocabulary/document-code.ts"
import { Reason } from "../../vocabulary/ground.ts"
import { RefusalCode } from "../../vocabulary/refusal-reason.ts"
import { packetSent, ResendParked, ResendQueued, Resent, SentListAsked } from "./unheard.ts"

/** What a recipient told us of a document (phản hồi trạng thái). */
export const StatusReport = Schema.Struct({
  /** Two digits; codes without a known meaning are kept as they come. */
  status: Schema.String,
  description: Schema.String,
  /** When the recipient says it happened. */
  reportedAt: Schema.optionalKey(VietnamTime),
  staff: Schema.optionalKey(Schema.String),
  /** For status 02: why. */
  refusal: Schema.optionalKey(Schema.Struct({ reason: RefusalCode, text: Schema.String })),
})
export type StatusReport = typeof StatusReport.Type

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
  /** The number of the document's update that brought this recipient in; absent for those of the dispatch. */
  update: Schema.optionalKey(Schema.Int),
  /** When that update says it was made: what is asked of the recipient later states a later time. */
  statedAt: Schema.optionalKey(VietnamTime),
})
const SubmissionFailed = Schema.TaggedStruct("SubmissionFailed", {
  attempt: Schema.Int,
  /** The error's code, `transport/timed-out`. */
  problem: Schema.String,
  /** What the error says. */
  text: Reason,
  /** Whether the axis may have taken it all the same: it is asked before the next attempt. */
  indeterminate: Schema.Boolean,
  retryAt: VietnamTime,
})
/**
 * The axis went away while it was being sent. Whether it has it is asked before it is sent again; it uses no attempt, and
 * the fault is the axis', which is told once and not with each document.
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
  /** The axis' id of the packet, where it gave one. */
  axisId: Schema.optionalKey(Schema.String),
  /** How we know: the axis answered, told us when asked, called it a duplicate, or the recipient reported. */
  knownBy: Schema.Literals(["answer", "query", "duplicate", "report"]),
  /** When the axis took it, by the axis' own account, where it gave one. */
  takenAt: Schema.optionalKey(VietnamTime),
  ...packetSent,
})
const PaperSent = Schema.TaggedStruct("PaperSent", { article: Schema.String })
/** Paper that had to be fetched back after a recall is here again. */
const PaperReturned = Schema.TaggedStruct("PaperReturned", {})
const Withdrawn = Schema.TaggedStruct("Withdrawn", {
  reason: Schema.String,
  /** When it was taken back: what the question states, should it be found to have left. Its event's own, when absent. */
  statedAt: Schema.optionalKey(VietnamTime),
})
const RecallAsked = Schema.TaggedStruct("RecallAsked", {
  reason: Schema.String,
  /** What tells this question from another: the time that status 13 states. Its event's own, when absent. */
  statedAt: Schema.optionalKey(VietnamTime),
})
const UpdateAsked = Schema.TaggedStruct("UpdateAsked", { reason: Schema.String, statedAt: VietnamTime })
/** Removed and added again by an update, it goes out once more: the recipient has it no more, or never had it. */
const QueuedAgain = Schema.TaggedStruct("QueuedAgain", {
  way: PaperDecision,
  deadline: SendDeadline,
  update: Schema.Int,
  statedAt: VietnamTime,
})
/** Removed and added again by an update after it declined to give the document back: nothing goes out, it has it. */
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
