import type { Awaited } from "../document/awaited/state.ts"
import type { Delivery } from "../document/delivery/delivery.ts"
import type { EntryNote } from "../document/entry/event.ts"
import type { Incoming } from "../document/incoming/state.ts"
import type { NoticeEvent } from "../document/notice/event.ts"
import type { Outgoing } from "../document/outgoing/state.ts"
import type { Paper } from "../document/paper/state.ts"
import type { Reconciled } from "../document/reconciliation/event.ts"
import type { WorkFile } from "../document/work-file/decide.ts"
import type { DutyBound } from "../duty/duty.ts"
import type { LocalDate, VietnamTime } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"
import type { RecordedClockFault } from "./clock-fault.ts"
import type { Denial } from "./denial.ts"
import type { History } from "./document-history.ts"
import type { FaultOccurrence } from "./fault.ts"
import type { Reading } from "./reading.ts"

/** A bound of a duty that the watch recorded as missed. */
export interface MissedBound {
  readonly bound: DutyBound
  readonly passedAt: VietnamTime
  readonly recordedAt: VietnamTime
}

/** A bound that was wrongly recorded as missed: a better calendar puts it at another time. */
export interface CorrectedBound extends MissedBound {
  readonly movedTo: VietnamTime
  readonly correctedAt: VietnamTime
  readonly reason: Reason
}

/** A time during which the axis was unavailable. */
export interface Outage {
  readonly since: VietnamTime
  /** Absent while it lasts. */
  readonly backAt?: VietnamTime
}

/**
 * Facts from the log about an incoming document's handling that its state lacks. The incoming register shows
 * them.
 */
export interface Handling {
  readonly assignedOn?: LocalDate
  readonly takenUpBy?: string
}

/** A refusal: when, and the public code of its reason. */
export interface RefusedOnce {
  readonly at: VietnamTime
  readonly reason: string
}

/**
 * The read model of a log, from which every report is made. It belongs to the caller that folds the log:
 * {@link applyChange} changes it in place. Keys are streams. Values in the maps are replaced, never changed,
 * and histories only grow.
 */
export interface ReadModel {
  readonly outgoing: Map<string, Outgoing>
  readonly deliveries: Map<string, Delivery>
  readonly incoming: Map<string, Incoming>
  readonly awaited: Map<string, Awaited>
  readonly papers: Map<string, Paper>
  /**
   * What the registry noted about entries, by the stream of the document or the paper: the last value for
   * each column.
   */
  readonly entryNotes: Map<string, EntryNote>
  readonly handled: Map<string, Handling>
  /** By the document's stream. Deliveries of an outgoing document are included. */
  readonly histories: Map<string, History>
  /** When a document's sender was first told of its last arrival. */
  readonly told: Map<string, VietnamTime>
  readonly missed: Map<string, ReadonlyArray<MissedBound>>
  readonly corrected: Map<string, ReadonlyArray<CorrectedBound>>
  /** The last event of work that had once stopped. */
  readonly notices: Map<string, NoticeEvent["_tag"]>
  /** Documents that arrived complete. */
  readonly arrived: Set<string>
  /** Documents and packets that were refused: when and why for the last time. */
  readonly refused: Map<string, RefusedOnce>
  /** The department of the person who drafted a document, by the document's stream. */
  readonly drafters: Map<string, string>
  readonly faults: Array<FaultOccurrence>
  readonly outages: Array<Outage>
  clock: ReadonlyArray<RecordedClockFault>
  /** Only the last comparison with the axis. */
  readonly reconciled: Array<{ readonly at: VietnamTime; readonly event: Reconciled }>
  readonly denials: Array<Denial>
  readonly readings: Array<Reading>
  /** Work files, by their stream. */
  readonly workFiles: Map<string, WorkFile>
}

/** The read model of an empty log. */
export const emptyReadModel = (): ReadModel => ({
  outgoing: new Map(),
  deliveries: new Map(),
  incoming: new Map(),
  awaited: new Map(),
  papers: new Map(),
  entryNotes: new Map(),
  handled: new Map(),
  histories: new Map(),
  told: new Map(),
  missed: new Map(),
  corrected: new Map(),
  notices: new Map(),
  arrived: new Set(),
  refused: new Map(),
  drafters: new Map(),
  faults: [],
  outages: [],
  clock: [],
  reconciled: [],
  denials: [],
  readings: [],
  workFiles: new Map(),
})

/**
 * The number of documents, deliveries, papers, faults and denials in it. Its memory use is proportional to
 * it.
 */
export const entryCount = ({
  outgoing,
  deliveries,
  incoming,
  awaited,
  papers,
  workFiles,
  faults,
  denials,
  readings,
}: ReadModel): number =>
  [outgoing, deliveries, incoming, awaited, papers, workFiles].reduce(
    (sum, { size }) => sum + size,
    faults.length + denials.length + readings.length,
  )

/** Since when the axis has been unavailable. Returns nothing while it answers. */
export const awaySince = ({ outages }: Pick<ReadModel, "outages">): VietnamTime | undefined => {
  const last = outages.at(-1)
  return last?.backAt === undefined ? last?.since : undefined
}
