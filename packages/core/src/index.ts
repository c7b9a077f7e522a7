// What a host needs: the door, its requests and answers, its options and errors.

export { Actor } from "./agency/actor.ts"
export { Role, roleNames } from "./agency/role.ts"
export { CalendarError } from "./calendar/calendar-error.ts"
export {
  authorizeBy,
  checkPermission,
  describeRefusal,
  documentTypeName,
  documentTypeNamed,
  documentTypes,
  forbid,
} from "./checked/root.ts"
export type { Standing } from "./document/delivery/standing.ts"
export { DocumentError } from "./document/document-error.ts"
export type { Incoming, IncomingStage } from "./document/incoming/state.ts"
export type { Outgoing, OutgoingStage } from "./document/outgoing/state.ts"
export type { DispatcherCapacity } from "./exchange/dispatcher/capacity.ts"
export type { OperationError } from "./exchange/door/define-operation.ts"
export type {
  ActingAs,
  ActingCallOptions,
  CallOptions,
  OptionalActingCallOptions,
} from "./exchange/door/operation.ts"
export type { MayDo, Permissions } from "./exchange/door/permissions-of.ts"
export type { EntryNoteRequest } from "./exchange/entry/note-entry.ts"
export type { ConversionRequest } from "./exchange/entry/record-conversion.ts"
export { Exchange, type ExchangeOperations } from "./exchange/exchange.ts"
export type { FileInput } from "./exchange/file/check-file.ts"
export type { AcceptRequest, RefuseRequest } from "./exchange/incoming/accept-document.ts"
export type { AssignRequest, CompleteRequest, ExtendRequest } from "./exchange/incoming/process-document.ts"
export type { ReasonRequest } from "./exchange/input/request.ts"
export type { DeliveryPaperRequest } from "./exchange/outgoing/delivery-paper.ts"
export type { Dispatch, DispatchRequest } from "./exchange/outgoing/dispatch-document.ts"
export type { DraftRequest } from "./exchange/outgoing/draft-document.ts"
export type { DeliveryView } from "./exchange/outgoing/get-deliveries.ts"
export type { RecallAgainRequest } from "./exchange/outgoing/recall-document.ts"
export type { GroupRequest, RecipientRequest } from "./exchange/outgoing/recipient.ts"
export type { NumberRequest, PersonSignature } from "./exchange/outgoing/sign-document.ts"
export type { UpdateRequest } from "./exchange/outgoing/update-document.ts"
export type { PaperName } from "./exchange/paper/find-electronic.ts"
export type { PaperReceipt, RecordedPaper } from "./exchange/paper/record-paper.ts"
export type { PaperRegistration } from "./exchange/paper/register-paper.ts"
export type { Reconciliation } from "./exchange/reconcile/reconcile.ts"
export type { RegisterRequest } from "./exchange/register/register.ts"
export type { AxisCheck } from "./exchange/repair/check-axis.ts"
export type { WaitingWork } from "./exchange/repair/explain-waiting.ts"
export type { Explanation, Happening } from "./exchange/repair/explain-work.ts"
export type { RequeueRequest, ResendRequest } from "./exchange/repair/repair-filter.ts"
export type { Repair, RequeuedItem } from "./exchange/repair/requeue-all.ts"
export type { ResentDocument } from "./exchange/repair/resend-all.ts"
export { Reports } from "./exchange/reports.ts"
export { HostViews } from "./exchange/settings/host-views.ts"
export { defaultRetryPolicy, type RetryPolicy } from "./exchange/settings/retry-policy.ts"
export { Settings } from "./exchange/settings/settings.ts"
export type { ChangesRequest } from "./exchange/stream/changes.ts"
export type { Batch, Subscription } from "./exchange/subscriber/subscription.ts"
export type {
  FiledLine,
  FilingRequest,
  ListedWorkFile,
  UnfilingRequest,
  WorkFileClosingRequest,
  WorkFileRequest,
} from "./exchange/work-file/work-file.ts"
export { FiguresError } from "./figure/figures-error.ts"
export { PacketError } from "./packet/packet-error.ts"
export { AuthorizationError } from "./policy/authorization-error.ts"
export type { AuthorizationRequest } from "./policy/check-permission.ts"
export type { Permission } from "./policy/permission.ts"
export type { Action } from "./policy/permissions.ts"
export { Authorizer, type DecidePermission } from "./port/authorizer.ts"
export { DirectoryError } from "./port/directory-error.ts"
export { SigningError } from "./port/signing-error.ts"
export { StorageError } from "./port/storage/storage-error.ts"
export { TransportError } from "./port/transport-error.ts"
export type { HttpStatus } from "./problem/http-status.ts"
export { isProblem, type Problem, type SerializedProblem } from "./problem/problem.ts"
export { Recorded } from "./problem/recorded.ts"
export type { Detail, Sentence } from "./problem/sentence.ts"
export type { AgencyProfile, ExchangeOptions, WorkerOptions } from "./promise/exchange-options.ts"
export type { Log, LogEntry } from "./promise/log.ts"
export { openExchange } from "./promise/open-exchange.ts"
export {
  type OpenedExchanges,
  type OwnOptions,
  openExchanges,
  type SharedOptions,
} from "./promise/open-exchanges.ts"
export { type OpenedReports, openReports, type ReportsOptions } from "./promise/open-reports.ts"
export type { OpenedExchange } from "./promise/opened-exchange.ts"
export { DocumentType, type ListedType } from "./vocabulary/document-type.ts"
export { InputError } from "./vocabulary/input-error.ts"
export { type RefusalReason, refusalReasons } from "./vocabulary/refusal-reason.ts"
export { Urgency, urgencyNames } from "./vocabulary/urgency.ts"
