import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { QueueLane } from "../../vocabulary/lane.ts"

/** Something to do after a commit: a packet or a status report to send. */
export interface NewWork {
  /**
   * Chosen by the caller, unique among the agency's unfinished work. Adding it again fails with `mark-taken`,
   * whose key is `work <id>`.
   */
  readonly id: string
  readonly lane: QueueLane
  readonly kind: string
  /** JSON text. */
  readonly payload: string
  /** The earliest time to do it. */
  readonly dueAt: VietnamTime
}

/**
 * A work item that a worker holds until its lease expires. An expired lease still settles the item as long as
 * no other worker has taken it.
 */
export interface LeasedWork extends NewWork {
  /** Proves the lease when the item is settled. */
  readonly lease: string
  /** How often it has been leased, including this time. */
  readonly attempt: number
  /** The note that the last attempt left. */
  readonly note?: string
  readonly failure?: WorkFailure
}

/** Why the last attempt did not end the item, for programs; the note is for people. */
export interface WorkFailure {
  /** The code of the error, such as `transport/timed-out`. */
  readonly problem: string
  /** Since when it fails while the axis answers. */
  readonly since?: VietnamTime
}

/**
 * How a leased item ends: done, retried, or parked for a person to look at. The note and the failure replace
 * the earlier ones; without a failure none remains.
 */
export interface SettledWork {
  readonly id: string
  readonly lease: string
  readonly outcome:
    | { readonly _tag: "Done" }
    | {
        readonly _tag: "Again"
        readonly dueAt: VietnamTime
        readonly note: string
        readonly failure?: WorkFailure
      }
    | { readonly _tag: "Parked"; readonly note: string; readonly failure?: WorkFailure }
}

/**
 * A parked item that becomes due again, with its attempts reset to 0. Fails the commit with `work-moved` if
 * the item is not parked.
 */
export interface RequeuedWork {
  readonly id: string
  readonly dueAt: VietnamTime
}

/**
 * A leased item that is taken from its worker, as when an operator knows that the worker is dead, and becomes
 * due again. Fails the commit with `work-moved` if the item is not under this lease.
 */
export interface ReleasedWork {
  readonly id: string
  readonly lease: string
  readonly dueAt: VietnamTime
}

/** The work that a worker asks for. */
export interface LeaseRequest {
  /** Only items of these lanes. */
  readonly lanes: ReadonlyArray<QueueLane>
  readonly limit: number
  readonly now: VietnamTime
  readonly until: VietnamTime
  /** The worker's name, for `explain` and the log. */
  readonly worker: string
}

/** A work item as `listWork` and `findWork` show it. */
export interface WorkView extends NewWork {
  /** `leased` until the item is settled or another worker takes it, even after the lease has expired. */
  readonly state: "waiting" | "leased" | "parked"
  readonly attempt: number
  readonly note?: string
  readonly failure?: WorkFailure
  /** For a leased item: its worker, the proof of the lease and when it expires. */
  readonly leased?: { readonly worker: string; readonly lease: string; readonly until: VietnamTime }
}
