// Tables over the changes: boards, registers, faults, figures.

export { type LevelOfGovernment, levelOfGovernment } from "./agency/level-of-government.ts"
export type { KeptViewStatus } from "./exchange/door/view-operations.ts"
export type { SharedKey, SharedKeysRequest } from "./exchange/identity/shared-keys.ts"
export type { ClosedPeriod } from "./exchange/report/close-period.ts"
export { everyRow, streamRows } from "./exchange/report/every-row.ts"
export type { FiguresOfGroup, FiguresReport, FiguresRequest } from "./exchange/report/figures.ts"
export type { HeadlineReport } from "./exchange/report/headline.ts"
export type { HostPageRequest } from "./exchange/report/host-page.ts"
export type { Page, Paging } from "./exchange/report/page.ts"
export type { PaperSendersRequest } from "./exchange/report/paper-senders.ts"
export type { PeriodRequest } from "./exchange/report/read-period.ts"
export type {
  AwaitedRequest,
  DenialsRequest,
  DocumentsRequest,
  DutiesRequest,
  FaultsRequest,
  IncomingRegisterRequest,
  IncomingRequest,
  OutgoingRegisterRequest,
  OutgoingRequest,
  PaperRequest,
  ReadingsRequest,
  TrackingRequest,
  WorkFilesRequest,
} from "./exchange/report/requests.ts"
export type { SearchRequest } from "./exchange/report/search.ts"
export { storeFigures } from "./exchange/report/store-figures.ts"
export type { TolerancesRequest } from "./exchange/report/tolerances.ts"
export { guardedView } from "./exchange/view/guarded-view.ts"
export type { RebuildProgress } from "./exchange/view/rebuild.ts"
export { type ViewStatus, viewStatuses } from "./exchange/view/view-status.ts"
export { addFigures } from "./figure/add-figures.ts"
export { ClosedFigures, type FigureChange, figureChanges } from "./figure/closed-figures.ts"
export type { Durations } from "./figure/durations.ts"
export { Figures, type Stage } from "./figure/figures.ts"
export { Grouping } from "./figure/group.ts"
export { Period, type PeriodName, periodName, periodOf, periodTitle, StatedPeriod } from "./figure/period.ts"
export { type GroupedFigures, signedElectronicByType } from "./figure/table/by-type.ts"
export { exchangeByUnit } from "./figure/table/exchange-by-unit.ts"
export type { Cell, Column, FigureTable, Stated } from "./figure/table/figure-table.ts"
export { handlingByUnit } from "./figure/table/handling-by-unit.ts"
export { type LevelsOfBody, nationalExchange } from "./figure/table/national-exchange.ts"
export { cellIn, printRows, tableCsv, titleWithUnit } from "./figure/table/print-table.ts"
export { type AgencyUse, sharedSystems } from "./figure/table/shared-systems.ts"
export { type PlanStatements, signaturePlan } from "./figure/table/signature-plan.ts"
export { awaitedBoard } from "./report/awaited-board.ts"
export type { Change } from "./report/change.ts"
export type { ClockFault } from "./report/clock-fault.ts"
export type { Denial } from "./report/denial.ts"
export { denials } from "./report/denials.ts"
export { DocumentFilter, filterDocuments } from "./report/document-filter.ts"
export { DocumentStatus, documentStatusNames } from "./report/document-status.ts"
export { type DutyLine, dutyBoard } from "./report/duty-board.ts"
export type {
  DocumentFile,
  DocumentHistoryEntry,
  DocumentParty,
  DocumentReceiver,
  ElectronicDocument,
  OtherInformation,
} from "./report/electronic-document.ts"
export { electronicDocuments } from "./report/electronic-documents.ts"
export type { Fault } from "./report/fault.ts"
export { faultLog } from "./report/fault-log.ts"
export { closingFigures, periodFigures } from "./report/figure/figure-lines.ts"
export { type Headline, headline } from "./report/headline.ts"
export { type IncomingLine, incomingBoard } from "./report/incoming-board.ts"
export type { IncomingEntry } from "./report/incoming-register.ts"
export { type OutgoingLine, outgoingBoard } from "./report/outgoing-board.ts"
export type { OutgoingEntry } from "./report/outgoing-register.ts"
export { type PaperBoard, type PaperLine, type PaperSender, paperBoard } from "./report/paper-board.ts"
export type { MissedBound } from "./report/read-model.ts"
export type { Reading } from "./report/reading.ts"
export { type RegisterBooks, registerBooks } from "./report/register-book.ts"
export type { Remark } from "./report/remark.ts"
export type { Stopped } from "./report/stopped.ts"
export { type TrackingLine, trackingBoard } from "./report/tracking-board.ts"
export type { FileToRead, TextOf } from "./view/file-words.ts"
export type { DenialFilter } from "./view/table/denials.ts"
export type { AssignedDuty, DutyFilter } from "./view/table/duties.ts"
export type { FaultFilter } from "./view/table/faults.ts"
export type { IncomingFilter } from "./view/table/incoming.ts"
export type { OutgoingFilter } from "./view/table/outgoing.ts"
export type { PaperFilter } from "./view/table/paper.ts"
export { ReadingFilter } from "./view/table/readings.ts"
export type { RegisterFilter } from "./view/table/registers.ts"
export type { TrackingFilter } from "./view/table/tracking.ts"
export { WorkFileFilter } from "./view/table/work-files.ts"
export type { TolerancesOfSender } from "./view/tolerances.ts"
export type { AnyHostView, HostView, ListEntry } from "./view/view.ts"
