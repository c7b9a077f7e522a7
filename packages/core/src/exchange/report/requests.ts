import type { DocumentFilter } from "../../report/document-filter.ts"
import type { awaited } from "../../view/table/awaited.ts"
import type { DenialFilter, denials } from "../../view/table/denials.ts"
import type { documents } from "../../view/table/documents.ts"
import type { DutyFilter, duties } from "../../view/table/duties.ts"
import type { FaultFilter, faults } from "../../view/table/faults.ts"
import type { IncomingFilter, incoming } from "../../view/table/incoming.ts"
import type { OutgoingFilter, outgoing } from "../../view/table/outgoing.ts"
import type { PaperFilter, paper } from "../../view/table/paper.ts"
import type { ReadingFilter, readings } from "../../view/table/readings.ts"
import type { incomingRegister, outgoingRegister, RegisterFilter } from "../../view/table/registers.ts"
import type { TrackingFilter, tracking } from "../../view/table/tracking.ts"
import type { WorkFileFilter, workFiles } from "../../view/table/work-files.ts"
import type { Paging } from "./page.ts"

interface Sorted<T extends { readonly sorts: object }> extends Paging {
  /** What the rows are sorted by. */
  readonly sort?: keyof T["sorts"]
}

/** What `reports.tracking` may be asked. */
export interface TrackingRequest extends TrackingFilter, Sorted<typeof tracking> {}
/** What `reports.outgoing` may be asked. */
export interface OutgoingRequest extends OutgoingFilter, Sorted<typeof outgoing> {}
/** What `reports.incoming` may be asked. */
export interface IncomingRequest extends IncomingFilter, Sorted<typeof incoming> {}
/** What `reports.documents` may be asked. */
export interface DocumentsRequest extends DocumentFilter, Sorted<typeof documents> {}
/** What `reports.awaited` may be asked. */
export interface AwaitedRequest extends Sorted<typeof awaited> {}
/** What `reports.outgoingRegister` may be asked. */
export interface OutgoingRegisterRequest extends RegisterFilter, Sorted<typeof outgoingRegister> {}
/** What `reports.incomingRegister` may be asked. */
export interface IncomingRegisterRequest extends RegisterFilter, Sorted<typeof incomingRegister> {}
/** What `reports.faults` may be asked. */
export interface FaultsRequest extends FaultFilter, Sorted<typeof faults> {}
/** What `reports.denials` may be asked. */
export interface DenialsRequest extends DenialFilter, Sorted<typeof denials> {}
/** What `reports.duties` may be asked. */
export interface DutiesRequest extends DutyFilter, Sorted<typeof duties> {}
/** What `reports.readings` may be asked. */
export interface ReadingsRequest extends ReadingFilter, Sorted<typeof readings> {}
/** What `reports.workFiles` may be asked. */
export interface WorkFilesRequest extends WorkFileFilter, Sorted<typeof workFiles> {}
/** What `reports.paper` may be asked. */
export interface PaperRequest extends PaperFilter, Sorted<typeof paper> {}
