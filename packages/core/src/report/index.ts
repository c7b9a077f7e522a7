// What core gives of the tables that events are folded to.

export { awaitedBoard } from "./awaited-board.ts"
export type { Change } from "./change.ts"
export type { ClockFault } from "./clock-fault.ts"
export type { Denial } from "./denial.ts"
export { denials } from "./denials.ts"
export { DocumentFilter, filterDocuments } from "./document-filter.ts"
export { DocumentStatus, documentStatusNames } from "./document-status.ts"
export { type DutyLine, dutyBoard } from "./duty-board.ts"
export type {
  DocumentFile,
  DocumentHistoryEntry,
  DocumentParty,
  DocumentReceiver,
  ElectronicDocument,
  OtherInformation,
} from "./electronic-document.ts"
export { electronicDocuments } from "./electronic-documents.ts"
export type { MissedBound } from "./facts.ts"
export { faultLog } from "./fault-log.ts"
export type { Fault } from "./fault-met.ts"
export { type Headline, headline } from "./headline.ts"
export { type IncomingLine, incomingBoard } from "./incoming-board.ts"
export type { IncomingEntry } from "./incoming-register.ts"
export { type OutgoingLine, outgoingBoard } from "./outgoing-board.ts"
export type { OutgoingEntry } from "./outgoing-register.ts"
export { type PaperBoard, type PaperLine, type PaperSender, paperBoard } from "./paper-board.ts"
export { type RegisterBooks, registerBooks } from "./register-book.ts"
export type { Remark } from "./remark.ts"
export { type BoardLine, trackingBoard } from "./tracking-board.ts"
