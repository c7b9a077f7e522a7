import type { DocumentFilter } from "../../report/document-filter.ts"
import type { DenialFilter } from "../../view/table/denials.ts"
import type { DutyFilter } from "../../view/table/duties.ts"
import type { FaultFilter } from "../../view/table/faults.ts"
import type { IncomingFilter } from "../../view/table/incoming.ts"
import type { OutgoingFilter } from "../../view/table/outgoing.ts"
import type { PaperFilter } from "../../view/table/paper.ts"
import type { ReadingFilter } from "../../view/table/readings.ts"
import type { RegisterFilter } from "../../view/table/registers.ts"
import type { TrackingFilter } from "../../view/table/tracking.ts"
import type { WorkFileFilter } from "../../view/table/work-files.ts"
import type { Paging } from "./page.ts"

interface Sorted<Sort extends string> extends Paging {
  /** What the rows are sorted by. */
  readonly sort?: Sort
}

/** What `reports.tracking` may be asked. */
export interface TrackingRequest extends TrackingFilter, Sorted<"queued" | "due"> {}
/** What `reports.outgoing` may be asked. */
export interface OutgoingRequest extends OutgoingFilter, Sorted<"drafted"> {}
/** What `reports.incoming` may be asked. */
export interface IncomingRequest extends IncomingFilter, Sorted<"seen"> {}
/** What `reports.documents` may be asked. */
export interface DocumentsRequest
  extends DocumentFilter,
    Sorted<"here" | "date" | "sent" | "received" | "due"> {}
/** What `reports.awaited` may be asked. */
export interface AwaitedRequest extends Sorted<"asked"> {}
/** What `reports.outgoingRegister` and `reports.incomingRegister` may be asked. */
export interface BookRequest extends RegisterFilter, Sorted<"number"> {}
/** What `reports.faults` may be asked. */
export interface FaultsRequest extends FaultFilter, Sorted<"met"> {}
/** What `reports.denials` may be asked. */
export interface DenialsRequest extends DenialFilter, Sorted<"denied"> {}
/** What `reports.duties` may be asked. */
export interface DutiesRequest extends DutyFilter, Sorted<"due"> {}
/** What `reports.readings` may be asked. */
export interface ReadingsRequest extends ReadingFilter, Sorted<"read"> {}
/** What `reports.workFiles` may be asked. */
export interface WorkFilesRequest extends WorkFileFilter, Sorted<"opened"> {}
/** What `reports.paper` may be asked. */
export interface PaperListRequest extends PaperFilter, Sorted<"received"> {}
