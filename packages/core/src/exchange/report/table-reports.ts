import { DocumentFilter } from "../../report/document-filter.ts"
import { AwaitedFilter, awaited } from "../../view/table/awaited.ts"
import { DenialFilter, denials } from "../../view/table/denials.ts"
import { documents } from "../../view/table/documents.ts"
import { DutyFilter, duties } from "../../view/table/duties.ts"
import { FaultFilter, faults } from "../../view/table/faults.ts"
import { IncomingFilter, incoming } from "../../view/table/incoming.ts"
import { OutgoingFilter, outgoing } from "../../view/table/outgoing.ts"
import { PaperFilter, paper } from "../../view/table/paper.ts"
import { ReadingFilter, readings } from "../../view/table/readings.ts"
import { incomingRegister, outgoingRegister, RegisterFilter } from "../../view/table/registers.ts"
import { TrackingFilter, tracking } from "../../view/table/tracking.ts"
import { WorkFileFilter, workFiles } from "../../view/table/work-files.ts"
import { tableReport } from "./table-report.ts"

/** Every table as a report, by its name. */
export const reports = {
  tracking: tableReport(tracking, TrackingFilter),
  outgoing: tableReport(outgoing, OutgoingFilter),
  incoming: tableReport(incoming, IncomingFilter),
  documents: tableReport(documents, DocumentFilter),
  awaited: tableReport(awaited, AwaitedFilter),
  outgoingRegister: tableReport(outgoingRegister, RegisterFilter),
  incomingRegister: tableReport(incomingRegister, RegisterFilter),
  faults: tableReport(faults, FaultFilter),
  denials: tableReport(denials, DenialFilter),
  readings: tableReport(readings, ReadingFilter),
  duties: tableReport(duties, DutyFilter),
  paper: tableReport(paper, PaperFilter),
  workFiles: tableReport(workFiles, WorkFileFilter),
}
