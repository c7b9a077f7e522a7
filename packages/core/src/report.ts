// Tables over the changes: boards, registers, faults, figures.

export type { LevelOfGovernment } from "./agency/level-of-government.ts"
export {
  addFigures,
  cellIn,
  closingFigures,
  exchangeByUnit,
  handlingByUnit,
  nationalExchange,
  periodFigures,
  periodName,
  periodOf,
  periodTitle,
  printRows,
  sharedSystems,
  signaturePlan,
  signedElectronicByType,
  tableCsv,
  titleWithUnit,
} from "./checked/figures.ts"
export {
  awaitedBoard,
  denials,
  dutyBoard,
  electronicDocuments,
  everyRow,
  faultLog,
  filterDocuments,
  guardedView,
  headline,
  incomingBoard,
  outgoingBoard,
  paperBoard,
  registerBooks,
  storeFigures,
  streamRows,
  trackingBoard,
  viewStatuses,
} from "./checked/report.ts"
export type { KeptViewStatus } from "./exchange/door/view-operations.ts"
export type { SharedKey, SharedKeysRequest } from "./exchange/identity/shared-keys.ts"
export type { ClosedPeriod } from "./exchange/report/close-period.ts"
export type { HostPageRequest } from "./exchange/report/host-page.ts"
export type { TolerancesRequest } from "./exchange/report/list-tolerances.ts"
export type { Page, Paging } from "./exchange/report/page.ts"
export type { PaperSendersRequest } from "./exchange/report/paper-senders.ts"
export type { FiguresOfGroup, FiguresReport, FiguresRequest } from "./exchange/report/read-figures.ts"
export type { HeadlineReport } from "./exchange/report/read-headline.ts"
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
export type { RebuildProgress } from "./exchange/view/rebuild.ts"
export type { ViewStatus } from "./exchange/view/view-status.ts"
export { ClosedFigures, type FigureChange } from "./figure/closed-figures.ts"
export type { Durations } from "./figure/durations.ts"
export { Figures, type Stage } from "./figure/figures.ts"
export { Grouping } from "./figure/group.ts"
export { Period, type PeriodName, StatedPeriod } from "./figure/period.ts"
export type { GroupedFigures } from "./figure/table/by-type.ts"
export type { Cell, Column, FigureTable, Stated } from "./figure/table/figure-table.ts"
export type { LevelsOfBody } from "./figure/table/national-exchange.ts"
export type { AgencyUse } from "./figure/table/shared-systems.ts"
export type { PlanStatements } from "./figure/table/signature-plan.ts"
export type { Change } from "./report/change.ts"
export type { ClockFault } from "./report/clock-fault.ts"
export type { Denial } from "./report/denial.ts"
export { DocumentFilter } from "./report/document-filter.ts"
export { DocumentStatus, documentStatusNames } from "./report/document-status.ts"
export type { DutyLine } from "./report/duty-board.ts"
export type {
  DocumentFile,
  DocumentHistoryEntry,
  DocumentParty,
  DocumentReceiver,
  ElectronicDocument,
  OtherInformation,
} from "./report/electronic-document.ts"
export type { Fault } from "./report/fault.ts"
export type { Headline } from "./report/headline.ts"
export type { IncomingLine } from "./report/incoming-board.ts"
export type { IncomingEntry } from "./report/incoming-register.ts"
export type { OutgoingLine } from "./report/outgoing-board.ts"
export type { OutgoingEntry } from "./report/outgoing-register.ts"
export type { PaperBoard, PaperLine, PaperSender } from "./report/paper-board.ts"
export type { MissedBound } from "./report/read-model.ts"
export type { Reading } from "./report/reading.ts"
export type { RegisterBooks } from "./report/register-book.ts"
export type { Remark } from "./report/remark.ts"
export type { Stopped } from "./report/stopped.ts"
export type { TrackingLine } from "./report/tracking-board.ts"
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
