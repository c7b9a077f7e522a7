import {
  decideDelivery,
  decideIncoming,
  decideOutgoing,
  evolveDelivery,
  evolveIncoming,
  evolveOutgoing,
  statusCode,
} from "@lienthong/core/document"
import { type Decision, lifeOf, moment } from "./decision.ts"
import * as sample from "./sample.ts"

const outgoing = { name: "outgoing", decide: decideOutgoing, evolve: evolveOutgoing }
const delivery = { name: "delivery", decide: decideDelivery, evolve: evolveDelivery }
const incoming = { name: "incoming", decide: decideIncoming, evolve: evolveIncoming }

const { draft, files, certificate, code, date, wireId, deadline, envelope } = sample
const line = sample.line(1)

const outgoingLife = lifeOf(outgoing, [
  { _tag: "Draft", draft },
  { _tag: "Revise", draft },
  {
    _tag: "SignAsPerson",
    signer: { id: "lanh-dao", name: "Trần Văn Lãnh Đạo" },
    authority: "TM.",
    files,
    certificate,
  },
  { _tag: "TakeNumber", register: "outgoing", number: 5, code, date },
  { _tag: "SealAsAgency", files, certificate },
  { _tag: "Dispatch", wireId, lines: [line], deadline, forInformation: false },
  { _tag: "Recall", reason: "Sai sót về số liệu" },
])

const deliveryLife = lifeOf(delivery, [
  {
    _tag: "Queue",
    document: "d-1",
    ...line,
    wireId,
    code,
    date,
    subject: draft.subject,
    lane: 3,
    legalValue: "original",
    deadline,
  },
  {
    _tag: "Fail",
    attempt: 1,
    problem: "transport/timed-out",
    text: { en: "The axis did not answer.", vi: "Trục không trả lời." },
    indeterminate: true,
    retryAt: moment,
  },
  { _tag: "Submit", attempt: 2, axisId: "a-1", knownBy: "answer" },
  { _tag: "Report", report: { status: statusCode.arrived, description: "Đã đến" } },
  { _tag: "Report", report: { status: statusCode.accepted, description: "Đã tiếp nhận" } },
  { _tag: "Report", report: { status: statusCode.completed, description: "Hoàn thành" } },
  { _tag: "Recall", reason: "Sai sót về số liệu", at: moment },
])

const incomingLife = lifeOf(incoming, [
  {
    _tag: "Arrive",
    entry: "document/1",
    envelope,
    checked: { files, legalValue: "original", sealedBy: "sender", signatures: [], tolerated: [] },
  },
  { _tag: "Register", register: "incoming", number: 17, year: 2019 },
  { _tag: "Assign", to: "Phòng Hành chính" },
  { _tag: "StartProcessing" },
  { _tag: "Complete" },
  { _tag: "AskRecall", entry: "document/2", reason: "Sai sót về số liệu" },
  { _tag: "DeclineRecall", reason: "Đã xử lý" },
])

/** Every step in the life of an outgoing document, of its delivery and of an incoming document. */
export const lifeDecisions: ReadonlyArray<Decision> = [outgoingLife, deliveryLife, incomingLife].flatMap(
  ({ decisions }) => decisions,
)

/** A signed document that must be sent. */
export const signed = outgoingLife.after(3)
/** An assigned document whose processing has not started. */
export const assigned = incomingLife.after(3)
