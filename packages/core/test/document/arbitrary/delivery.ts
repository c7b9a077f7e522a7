import fc from "fast-check"
import type { DeliveryCommand } from "../../../src/document/delivery/decide.ts"
import type { DeliveryEvent, StatusReport } from "../../../src/document/delivery/event.ts"
import { SentFinding } from "../../../src/document/delivery/unreported.ts"
import { printAnswer } from "../../../src/packet/question.ts"
import { statusNames } from "../../../src/vocabulary/status-code.ts"
import {
  day,
  deadline,
  documentCode,
  instant,
  legalValue,
  refusal,
  reason as said,
  text,
  way,
} from "./vocabulary.ts"

/** Codes with a meaning, codes without one, and codes that only somebody of ill will would send. */
const status = fc.oneof(
  { arbitrary: fc.constantFrom(...Object.keys(statusNames)), weight: 6 },
  { arbitrary: fc.constantFrom("07", "14", "99"), weight: 2 },
  { arbitrary: fc.constantFrom("", "constructor", "__proto__", "toString"), weight: 1 },
)

/** What a recipient may report, often the same of the same moment. */
export const statusReport: fc.Arbitrary<StatusReport> = fc.record(
  {
    status,
    description: fc.oneof(
      fc.constantFrom("", "Đã tiếp nhận", "[attachment-missing] Thiếu tệp"),
      // Often to a question that was asked, now and then to one that never was.
      fc
        .record({ kind: fc.constantFrom("recall" as const, "update" as const), statedAt: instant })
        .map((question) => printAnswer(question, "Đồng ý")),
    ),
    reportedAt: instant,
    staff: fc.constantFrom("Lan", "Minh"),
    refusal,
  },
  { requiredKeys: ["status", "description"] },
)

const tag = <Tag extends string>(name: Tag) => ({ _tag: fc.constant(name) })

const queued = {
  document: fc.constant("0190"),
  to: fc.record({ code: fc.constantFrom("000.00.00.G22", "H53"), name: text }),
  way,
  wireId: text,
  code: documentCode,
  date: day,
  subject: text,
  lane: fc.constantFrom<0 | 1 | 2 | 3>(0, 1, 2, 3),
  legalValue,
  deadline,
}
const failed = {
  attempt: fc.integer({ min: 1, max: 5 }),
  problem: fc.constantFrom("transport/timed-out", "transport/unreachable"),
  text: said,
  indeterminate: fc.boolean(),
}
const submitted = {
  attempt: fc.integer({ min: 1, max: 5 }),
  axisId: fc.constantFrom("t1", ""),
  knownBy: fc.constantFrom("answer" as const, "query" as const, "duplicate" as const, "report" as const),
}
const submittedKeys = { requiredKeys: ["_tag", "attempt", "knownBy"] } as {
  requiredKeys: ["_tag", "attempt", "knownBy"]
}
const reason = text
const says = {
  finding: fc.constantFrom(...SentFinding.literals),
  description: fc.constantFrom("", "Không đọc được gói tin"),
  standingSince: instant,
}
const saysKeys = { requiredKeys: ["_tag", "finding"] } as { requiredKeys: ["_tag", "finding"] }
const resent = { attempt: failed.attempt, axisId: fc.constantFrom("t2", "t3") }
const resentKeys = { requiredKeys: ["_tag", "attempt"] } as { requiredKeys: ["_tag", "attempt"] }
const parked = { attempt: failed.attempt, problem: failed.problem, text: failed.text }
const again = { way, deadline, update: fc.integer({ min: 2, max: 5 }), statedAt: instant }

export const deliveryEvent: fc.Arbitrary<DeliveryEvent> = fc.oneof(
  fc.record({ ...tag("Queued"), ...queued }),
  fc.record({ ...tag("SubmissionFailed"), ...failed, retryAt: instant }),
  fc.record({
    ...tag("SubmissionCutOff"),
    attempt: failed.attempt,
    problem: failed.problem,
    text: failed.text,
  }),
  fc.record({ ...tag("SubmissionParked"), ...failed }),
  fc.record({ ...tag("SubmissionRequeued") }),
  fc.record({ ...tag("Submitted"), ...submitted }, submittedKeys),
  fc.record({ ...tag("PaperSent"), article: text }),
  fc.record({ ...tag("PaperReturned") }),
  fc.record({ ...tag("Withdrawn"), reason, statedAt: instant }, { requiredKeys: ["_tag", "reason"] }),
  fc.record({ ...tag("RecallAsked"), reason, statedAt: instant }, { requiredKeys: ["_tag", "reason"] }),
  fc.record({ ...tag("UpdateAsked"), reason, statedAt: instant }),
  fc.record({ ...tag("QueuedAgain"), ...again }),
  fc.record({ ...tag("CountedAgain"), update: again.update }),
  fc.record({ ...tag("StatusReported"), report: statusReport }),
  fc.record({ ...tag("SentListAsked"), ...says }, saysKeys),
  fc.record({ ...tag("ResendQueued") }),
  fc.record({ ...tag("Resent"), ...resent }, resentKeys),
  fc.record({ ...tag("ResendParked"), ...parked }),
)

/** What starts a delivery. */
export const queue = fc.record({ ...tag("Queue"), ...queued })

const fail = fc.oneof(
  fc.record(
    { ...tag("Fail"), ...failed, retryAt: instant },
    { requiredKeys: ["_tag", "attempt", "problem", "text", "indeterminate"] },
  ),
  fc.record({
    ...tag("Fail"),
    ...failed,
    retryAt: instant,
    waits: fc.constantFrom("for-axis" as const, "alone" as const),
  }),
)

/** What the agency and the axis do to a delivery whatever the recipient reports. */
export const ownCommand: fc.Arbitrary<DeliveryCommand> = fc.oneof(
  fail,
  fc.record({ ...tag("Submit"), ...submitted }, submittedKeys),
  fc.record({ ...tag("StayBack") }),
  fc.record({ ...tag("Requeue") }),
  fc.record({ ...tag("Recall"), reason, at: instant }),
  fc.record({ ...tag("RecordPaper") }),
  fc.record({ ...tag("RecordPaperReturned") }),
)

/** What is done while nothing is heard of a delivery. */
export const unheardCommand: fc.Arbitrary<DeliveryCommand> = fc.oneof(
  { arbitrary: fc.record({ ...tag("HearAxis"), ...says }, saysKeys), weight: 3 },
  { arbitrary: fc.record({ ...tag("Resend") }), weight: 3 },
  { arbitrary: fc.record({ ...tag("EndResend"), ...resent }, resentKeys), weight: 1 },
  { arbitrary: fc.record({ ...tag("ParkResend"), ...parked }), weight: 1 },
)

/** What waits for the recipient: to have declined, to have the document, to have given it back. */
export const waitingCommand: fc.Arbitrary<DeliveryCommand> = fc.oneof(
  fc.record({ ...tag("RecallAgain"), reason, at: instant }),
  fc.record({ ...tag("AskUpdate"), reason, at: instant }),
  fc.record({ ...tag("AddAgain"), ...again }),
)

export const report = fc.record({ ...tag("Report"), report: statusReport })

export const deliveryCommand: fc.Arbitrary<DeliveryCommand> = fc.oneof(
  { arbitrary: queue, weight: 1 },
  { arbitrary: ownCommand, weight: 6 },
  { arbitrary: report, weight: 3 },
  { arbitrary: waitingCommand, weight: 2 },
  { arbitrary: unheardCommand, weight: 4 },
)
