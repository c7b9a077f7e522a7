// Documents themselves: deciders, events, codes, duties.

export {
  codeFaults,
  codeKey,
  codeOfType,
  decideDelivery,
  decideIncoming,
  decideOutgoing,
  describeCodeFault,
  describePlaceFault,
  documentIdKey,
  dutyStanding,
  evolveDelivery,
  evolveIncoming,
  evolveOutgoing,
  identifierParts,
  incomingDuties,
  isKnownStatus,
  isWholeCode,
  notation,
  outgoingDuties,
  parseAuthority,
  parseCode,
  parseDocumentIdentifier,
  placeFaults,
  printAuthority,
  printCode,
  printDocumentIdentifier,
  printNumber,
  printPlaceAndDate,
  printRefusal,
  questionsOf,
  readCode,
  receiptDuty,
  recipientsOf,
  registerOf,
  stageOf,
  standingOf,
  withTwoDigits,
} from "./checked/document.ts"
export { AuditEvent } from "./document/audit/event.ts"
export { Authority, AuthorityPrefix, type AuthorityRule, authorityRules } from "./document/authority.ts"
export { AwaitedEvent, EarlyRequest } from "./document/awaited/event.ts"
export type { Awaited } from "./document/awaited/state.ts"
export { AxisEvent } from "./document/axis/event.ts"
export { ClockEvent } from "./document/clock/event.ts"
export type { CodeFault } from "./document/code-faults.ts"
export { Conversion, ConversionDirection } from "./document/conversion.ts"
export type { DeliveryCommand } from "./document/delivery/decide.ts"
export type { Delivery, FormerSending } from "./document/delivery/delivery.ts"
export { DeliveryEvent, StatusReport } from "./document/delivery/event.ts"
export type { PaperCopy } from "./document/delivery/paper-copy.ts"
export type { AnsweredQuestion, Question, ReceivedAnswer } from "./document/delivery/status-answer.ts"
export { DirectoryEvent } from "./document/directory/event.ts"
export { DocumentIdentifier } from "./document/document-identifier.ts"
export { EntryEvent, EntryNote } from "./document/entry/event.ts"
export type { IncomingCommand } from "./document/incoming/decide.ts"
export { Checked, Envelope, IncomingEvent, Refusal } from "./document/incoming/event.ts"
export type { IncomingQuestion } from "./document/incoming/state.ts"
export { MailboxEvent } from "./document/mailbox/event.ts"
export { NoticeEvent } from "./document/notice/event.ts"
export type { OutgoingCommand } from "./document/outgoing/decide.ts"
export { DirectoryUsed, DispatchLine, Draft, OutgoingEvent, OutgoingRef } from "./document/outgoing/event.ts"
export { PaperEvent, ReceivedPaper } from "./document/paper/event.ts"
export type { Paper } from "./document/paper/state.ts"
export type { PlaceAndDate, PlaceFault } from "./document/place-and-date.ts"
export { type Reconciled, ReconciliationEvent } from "./document/reconciliation/event.ts"
export { RegisterEvent } from "./document/register/event.ts"
export { copiesRegister, incomingRegister, outgoingRegister } from "./document/register/register-of.ts"
export { SubscriberEvent } from "./document/subscriber/event.ts"
export { WorkFileEvent } from "./document/work-file/event.ts"
export { type Duty, DutyBound, DutyEnd, DutyName, type DutyStanding, dutyNames } from "./duty/duty.ts"
export { DutyEvent } from "./duty/event.ts"
export { DocumentCode } from "./vocabulary/document-code.ts"
export { AnyType, TypeCode } from "./vocabulary/document-type.ts"
export { OwnType } from "./vocabulary/own-type.ts"
export { refusalReasonCodes } from "./vocabulary/refusal-reason.ts"
export { type KnownStatusCode, statusCode, statusNames } from "./vocabulary/status-code.ts"
