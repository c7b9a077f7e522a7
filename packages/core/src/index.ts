// What core gives, room by room. `openExchange` is the door for Promises, `Exchange` the one for Effects.

export {
  type FileEncryption,
  type FileSealer,
  fileEncryption,
  type KeptFileKey,
  type OpenChunk,
} from "./adapter-kit/encryption/file-encryption.ts"
export { aFileKeys, blobKeysOf, type FileKeys, isFileKeys } from "./adapter-kit/encryption/file-keys.ts"
export { Actor, system } from "./agency/actor.ts"
export { Agency } from "./agency/agency.ts"
export { AgencyCode, isWellFormedAgencyCode } from "./agency/agency-code.ts"
export {
  type AgencyIdentifier,
  agencyLevel,
  ancestorAgencies,
  type IdentifierStandard,
  isAncestorAgency,
  parentAgency,
  parseAgencyIdentifier,
  printAgencyIdentifier,
} from "./agency/agency-identifier.ts"
export { type CodeMapping, type CodePair, codeMapping } from "./agency/code-mapping.ts"
export { type LevelOneGroup, levelOneGroup, levelOneGroups } from "./agency/level-one-group.ts"
export {
  type IdentifierDeviation,
  type ReadIdentifier,
  readAgencyIdentifier,
} from "./agency/read-identifier.ts"
export { Role, roleNames } from "./agency/role.ts"
export { type CalendarDay, sayCalendarDay } from "./calendar/calendar-day.ts"
export { CalendarError } from "./calendar/calendar-error.ts"
export { readCalendarFile } from "./calendar/calendar-file.ts"
export { type CalendarOutlook, calendarOutlook } from "./calendar/calendar-outlook.ts"
export type { WorkingCalendarOptions } from "./calendar/check-table.ts"
export { type LunarHolidays, lunarHolidays } from "./calendar/lunar/lunar-holidays.ts"
export { ClockTime, defaultOfficeHours, OfficeHours, Sessions } from "./calendar/office-hours.ts"
export {
  at,
  calendarDate,
  dateOf,
  dayOfWeek,
  epochMillis,
  LocalDate,
  plusDays,
  printDate,
  timeOfDay,
  VietnamTime,
  vietnamTime,
  yearOf,
} from "./calendar/vietnam-time.ts"
export {
  endOfDay,
  endOfMorning,
  isWorkingDay,
  type WorkingCalendar,
  workingCalendar,
} from "./calendar/working-calendar.ts"
export { WorkingYear } from "./calendar/working-year.ts"
export { YearlyHoliday } from "./calendar/yearly-holiday.ts"
export { AuditEvent } from "./document/audit/event.ts"
export {
  Authority,
  AuthorityPrefix,
  type AuthorityRule,
  authorityRules,
  parseAuthority,
  printAuthority,
} from "./document/authority.ts"
export { AwaitedEvent, Word } from "./document/awaited/event.ts"
export type { Awaited } from "./document/awaited/state.ts"
export { AxisEvent } from "./document/axis/event.ts"
export { ClockEvent } from "./document/clock/event.ts"
export { type CodeFault, codeFaults, sayCodeFault } from "./document/code-faults.ts"
export type { DeliveryCommand } from "./document/delivery/decide.ts"
export { decide as decideDelivery } from "./document/delivery/decide.ts"
export { DeliveryEvent, StatusReport } from "./document/delivery/event.ts"
export type { FormerSending } from "./document/delivery/former-sending.ts"
export type { PaperCopy } from "./document/delivery/paper-copy.ts"
export type { AnsweredQuestion, Heard, Question } from "./document/delivery/question.ts"
export {
  type Delivery,
  evolve as evolveDelivery,
  questionsOf,
  type Standing,
  standingOf,
  updateOf,
} from "./document/delivery/state.ts"
export { DirectoryEvent } from "./document/directory/event.ts"
export {
  DocumentCode,
  parseCode,
  printCode,
  printNumber,
  sequenceOf,
} from "./document/document-code.ts"
export { DocumentError } from "./document/document-error.ts"
export {
  DocumentIdentifier,
  identifierParts,
  parseDocumentIdentifier,
  printDocumentIdentifier,
} from "./document/document-identifier.ts"
export { DocumentType, documentTypeName, documentTypeNamed, notation } from "./document/document-type.ts"
export { EntryEvent, EntryNote } from "./document/entry/event.ts"
export { Digest, FileRef } from "./document/file.ts"
export { decide as decideIncoming, type IncomingCommand } from "./document/incoming/decide.ts"
export { Checked, Envelope, IncomingEvent, Refusal } from "./document/incoming/event.ts"
export {
  evolve as evolveIncoming,
  type Incoming,
  type IncomingQuestion,
  type IncomingStage,
} from "./document/incoming/state.ts"
export { InputError } from "./document/input-error.ts"
export { MailboxEvent } from "./document/mailbox/event.ts"
export { NoticeEvent } from "./document/notice/event.ts"
export { decide as decideOutgoing, type OutgoingCommand } from "./document/outgoing/decide.ts"
export { DirectoryUsed, DispatchLine, Draft, OutgoingEvent, OutgoingRef } from "./document/outgoing/event.ts"
export {
  evolve as evolveOutgoing,
  linesOf,
  type Outgoing,
  type OutgoingStage,
  recipientsOf,
  stageOf,
} from "./document/outgoing/state.ts"
export { PaperEvent, ReceivedPaper } from "./document/paper/event.ts"
export type { Paper } from "./document/paper/state.ts"
export {
  type PlaceAndDate,
  type PlaceFault,
  parsePlaceAndDate,
  placeFaults,
  printPlaceAndDate,
  sayPlaceFault,
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
export { Urgency, urgencyNames } from "./document/urgency.ts"
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
export { type ChangesRequest, changes } from "./exchange/changes.ts"
export { axisDirectory } from "./exchange/directory/axis-directory.ts"
export type { DispatcherCapacity } from "./exchange/dispatcher/dispatcher.ts"
export { defaultRetryPolicy, type RetryPolicy } from "./exchange/dispatcher/retry-policy.ts"
export type { As, DoorError } from "./exchange/door/on.ts"
export { Exchange, type ExchangeOperations } from "./exchange/exchange.ts"
export type { FileInput } from "./exchange/file/check-file.ts"
export { unfit, unfitKind, unknownField } from "./exchange/invalid-value.ts"
export type { LogStatus, SubscriberView } from "./exchange/log/log-status.ts"
export type { LogSeal } from "./exchange/log/seal-log.ts"
export type { EntryNoteRequest } from "./exchange/note-entry.ts"
export type { DeliveryView } from "./exchange/outgoing/deliveries.ts"
export type { Dispatch, DispatchRequest } from "./exchange/outgoing/dispatch-document.ts"
export type { DraftRequest } from "./exchange/outgoing/draft-document.ts"
export type { RecipientRequest } from "./exchange/outgoing/recipient.ts"
export type { ResentDocument } from "./exchange/outgoing/resend-all.ts"
export type { NumberRequest, PersonSignature } from "./exchange/outgoing/sign-document.ts"
export type { UpdateRequest } from "./exchange/outgoing/update-document.ts"
export type { PaperName } from "./exchange/paper/find-electronic.ts"
export type { PaperReceipt, RecordedPaper } from "./exchange/paper/record-paper.ts"
export { Settings } from "./exchange/settings.ts"
export type { Batch, Subscription } from "./exchange/subscriber/subscription.ts"
export type { AxisCheck } from "./exchange/work/check-axis.ts"
export type { WaitingWork } from "./exchange/work/explain-waiting.ts"
export type { Explanation, Happening } from "./exchange/work/explain-work.ts"
export type {
  RepairOptions,
  Stopped,
  StoppedFilter,
  StoppedWorkFilter,
} from "./exchange/work/repair-filter.ts"
export type { Repair, RequeuedItem } from "./exchange/work/requeue-all.ts"
export { SealEvent, SealSignature } from "./log/event.ts"
export { exportHead, exportLine, readExportHead, readExportLine } from "./log/export-line.ts"
export { LogError } from "./log/log-error.ts"
export { addLeaf, emptyMerkle, type HashText, type Merkle, merkleRoot } from "./log/merkle.ts"
export { type JudgeSeal, type ReadSeal, readSeals } from "./log/read-seals.ts"
export { readSealText, SealStatement, sealLeaf, sealStart, sealStream, sealText } from "./log/seal.ts"
export { type LogProof, type LogVerifier, logVerifier } from "./log/verify-log.ts"
export type { Attachment, BrokenAttachment } from "./packet/attachment.ts"
export { Business, BusinessKind } from "./packet/business.ts"
export type { DocumentPacket, ReadDocumentPacket } from "./packet/document-packet.ts"
export { PacketError } from "./packet/packet-error.ts"
export { Party, ResponseFor, Staff } from "./packet/party.ts"
export { parseAnswered, printAnswer, QuestionId, QuestionKind } from "./packet/question.ts"
export {
  parseRefusal,
  printRefusal,
  type RefusalReason,
  refusalReasonCodes,
  refusalReasons,
  sayRefusal,
} from "./packet/refusal-reason.ts"
export { isKnownStatus, type KnownStatusCode, statusNames } from "./packet/status-code.ts"
export { StatusPacket } from "./packet/status-packet.ts"
export { Tolerance, type ToleranceCode, tolerance, toleranceCodes, tolerances } from "./packet/tolerance.ts"
export { SignatureAdmission } from "./policy/admit-signature.ts"
export { AuthorizationError } from "./policy/authorization-error.ts"
export { type AxisClock, axisClock } from "./policy/axis-clock.ts"
export type { CompetenceAnswer, CompetenceCheck, CompetenceQuestion } from "./policy/competence.ts"
export {
  type DutyRules,
  type DutySettings,
  DutyTerm,
  defaultDutySettings,
  type UrgentLevel,
} from "./policy/duty-term.ts"
export { type DocumentForm, type EqualForm, equalForm } from "./policy/equal-form.ts"
export { type FocalPoint, focalPointOf } from "./policy/focal-point.ts"
export { Article, Reason } from "./policy/ground.ts"
export { SealedBy, sealedBy } from "./policy/issuer.ts"
export { LegalValue } from "./policy/legal-value.ts"
export {
  governmentOffices,
  PaperDecision,
  type PaperQuestion,
  paperFor,
  RecipientCapacity,
} from "./policy/paper.ts"
export { PaperList, PaperListEntry } from "./policy/paper-list.ts"
export { paperForGovernmentOnly, paperForSensitiveMatters } from "./policy/paper-lists.ts"
export { type PaperReceivedQuestion, PaperVerdict, paperReceived } from "./policy/paper-received.ts"
export {
  type Action,
  type HostAction,
  type OpenAction,
  type Permission,
  type PersonalAction,
  permissions,
} from "./policy/permission.ts"
export { SendDeadline, sendDeadline, Timeliness, timeliness } from "./policy/send-deadline.ts"
export {
  type SignaturePolicy,
  SignatureRule,
  SignatureTreatment,
  signatureRuleNames,
  signatureTreatments,
  strictSignaturePolicy,
} from "./policy/signature-policy.ts"
export { sayFinding, signatureVerdicts } from "./policy/signature-verdict.ts"
export { Secrecy } from "./policy/state-secret.ts"
export { laneOf } from "./policy/urgent-lane.ts"
export { type AuthorizationRequest, forbid, whyNotAct } from "./policy/why-not-act.ts"
export { AgencyDirectory, type DirectoryReading } from "./port/agency-directory.ts"
export { Authorizer, authorizeBy, type Decide, defaultAuthorizer } from "./port/authorizer.ts"
export { DirectoryError } from "./port/directory-error.ts"
export { LogSealer, type SealVerdict } from "./port/log-sealer.ts"
export { PacketCodec } from "./port/packet-codec.ts"
export { SignatureFinding, SignatureVerdict, SignatureVerifier } from "./port/signature-verifier.ts"
export { CertificateSummary, SignatureHolder, Signer, type SignRequest } from "./port/signer.ts"
export { SigningError } from "./port/signing-error.ts"
export * from "./port/storage/index.ts"
export {
  type AxisHealth,
  type DirectoryEntry,
  type MailboxEntry,
  type MessageKind,
  type SentEntry,
  type SentList,
  type SentListRequest,
  type SentQuery,
  type Submission,
  type Taken,
  Transport,
} from "./port/transport.ts"
export { TransportError } from "./port/transport-error.ts"
export { isProblem, type Problem, Recorded } from "./problem/problem.ts"
export { type Catalogue, type Detail, type Sentence, say } from "./problem/sentence.ts"
export { tellable } from "./problem/tellable.ts"
export type { CallOptions } from "./promise/call-options.ts"
export type { AgencyProfile, ExchangeOptions, WorkerOptions } from "./promise/exchange-options.ts"
export type { Log, LogEntry } from "./promise/log.ts"
export { type OpenedExchange, openExchange } from "./promise/open-exchange.ts"
export type { Promised } from "./promise/promised.ts"
export * from "./report/index.ts"
