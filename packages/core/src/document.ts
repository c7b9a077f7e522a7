// Documents themselves: deciders, events, codes, duties.

export { AuditEvent } from "./document/audit/event.ts"
export {
  Authority,
  AuthorityPrefix,
  type AuthorityRule,
  authorityRules,
  parseAuthority,
  printAuthority,
} from "./document/authority.ts"
export { AwaitedEvent, EarlyRequest } from "./document/awaited/event.ts"
export type { Awaited } from "./document/awaited/state.ts"
export { AxisEvent } from "./document/axis/event.ts"
export { ClockEvent } from "./document/clock/event.ts"
export { type CodeFault, codeFaults, describeCodeFault } from "./document/code-faults.ts"
export { Conversion, ConversionDirection } from "./document/conversion.ts"
export { type DeliveryCommand, decide as decideDelivery } from "./document/delivery/decide.ts"
export type { Delivery, FormerSending } from "./document/delivery/delivery.ts"
export { DeliveryEvent, StatusReport } from "./document/delivery/event.ts"
export type { PaperCopy } from "./document/delivery/paper-copy.ts"
export { questionsOf, standingOf, updateOf } from "./document/delivery/standing.ts"
export { evolve as evolveDelivery } from "./document/delivery/state.ts"
export type { AnsweredQuestion, Question, ReceivedAnswer } from "./document/delivery/status-answer.ts"
export { DirectoryEvent } from "./document/directory/event.ts"
export {
  DocumentIdentifier,
  identifierParts,
  parseDocumentIdentifier,
  printDocumentIdentifier,
} from "./document/document-identifier.ts"
export { EntryEvent, EntryNote } from "./document/entry/event.ts"
export { decide as decideIncoming, type IncomingCommand } from "./document/incoming/decide.ts"
export { Checked, Envelope, IncomingEvent, Refusal } from "./document/incoming/event.ts"
export { evolve as evolveIncoming, type IncomingQuestion } from "./document/incoming/state.ts"
export { MailboxEvent } from "./document/mailbox/event.ts"
export { NoticeEvent } from "./document/notice/event.ts"
export { decide as decideOutgoing, type OutgoingCommand } from "./document/outgoing/decide.ts"
export { DirectoryUsed, DispatchLine, Draft, OutgoingEvent, OutgoingRef } from "./document/outgoing/event.ts"
export { evolve as evolveOutgoing, linesOf, recipientsOf, stageOf } from "./document/outgoing/state.ts"
export { PaperEvent, ReceivedPaper } from "./document/paper/event.ts"
export type { Paper } from "./document/paper/state.ts"
export {
  describePlaceFault,
  type PlaceAndDate,
  type PlaceFault,
  parsePlaceAndDate,
  placeFaults,
  printPlaceAndDate,
} from "./document/place-and-date.ts"
export { type Reconciled, ReconciliationEvent } from "./document/reconciliation/event.ts"
export { RegisterEvent } from "./document/register/event.ts"
export {
  copiesRegister,
  incomingRegister,
  outgoingRegister,
  registerOf,
} from "./document/register/register-of.ts"
export { SubscriberEvent } from "./document/subscriber/event.ts"
export { WorkFileEvent } from "./document/work-file/event.ts"
export {
  type Duty,
  DutyBound,
  DutyEnd,
  DutyName,
  type DutyStanding,
  dutyNames,
  dutyStanding,
} from "./duty/duty.ts"
export { DutyEvent } from "./duty/event.ts"
export { incomingDuties, receiptDuty } from "./duty/incoming-duties.ts"
export { outgoingDuties } from "./duty/outgoing-duties.ts"
export {
  codeKey,
  DocumentCode,
  isWholeCode,
  parseCode,
  printCode,
  printNumber,
  readCode,
  sequenceOf,
  withTwoDigits,
} from "./vocabulary/document-code.ts"
export { AnyType, codeOfType, notation, TypeCode } from "./vocabulary/document-type.ts"
export { documentIdKey } from "./vocabulary/key.ts"
export { OwnType } from "./vocabulary/own-type.ts"
export { refusalReasonCodes } from "./vocabulary/refusal-reason.ts"
export { parseRefusal, printRefusal } from "./vocabulary/refusal-sentence.ts"
export { isKnownStatus, type KnownStatusCode, statusCode, statusNames } from "./vocabulary/status-code.ts"
