// Tables over the changes: boards, registers, faults, figures.

export { type LevelOfGovernment, levelOfGovernment } from "./agency/level-of-government.ts"
export type { Durations } from "./figure/durations.ts"
export { Figures, type Stage } from "./figure/figures.ts"
export { Grouping } from "./figure/group.ts"
export { Period, type PeriodName, periodName, periodOf, periodTitle, StatedPeriod } from "./figure/period.ts"
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
export type { MissedBound } from "./report/facts.ts"
export type { Fault } from "./report/fault.ts"
export { faultLog } from "./report/fault-log.ts"
export { periodFigures } from "./report/figure/figure-lines.ts"
export { type Headline, headline } from "./report/headline.ts"
export { type IncomingLine, incomingBoard } from "./report/incoming-board.ts"
export type { IncomingEntry } from "./report/incoming-register.ts"
export { type OutgoingLine, outgoingBoard } from "./report/outgoing-board.ts"
export type { OutgoingEntry } from "./report/outgoing-register.ts"
export { type PaperBoard, type PaperLine, type PaperSender, paperBoard } from "./report/paper-board.ts"
export { type RegisterBooks, registerBooks } from "./report/register-book.ts"
export type { Remark } from "./report/remark.ts"
export { type BoardLine, trackingBoard } from "./report/tracking-board.ts"
export type { DenialFilter } from "./view/table/denials.ts"
export type { AssignedDuty, DutyFilter } from "./view/table/duties.ts"
export type { FaultFilter } from "./view/table/faults.ts"
export type { IncomingFilter } from "./view/table/incoming.ts"
export type { OutgoingFilter } from "./view/table/outgoing.ts"
export type { PaperFilter } from "./view/table/paper.ts"
export type { RegisterFilter } from "./view/table/registers.ts"
export type { TrackingFilter } from "./view/table/tracking.ts"
