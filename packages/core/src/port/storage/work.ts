import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { QueueLane } from "../../vocabulary/lane.ts"

/** Something to be done after a commit: a packet or a status report to send. */
export interface NewWork {
  /**
   * Chosen by the caller, unique among the agency's work that is not done: adding it again fails with
   * `mark-taken`, whose key is `work <id>`.
   */
  readonly id: string
  readonly lane: QueueLane
  readonly kind: string
  /** JSON text. */
  readonly payload: string
  /** Not before this time. */
  readonly dueAt: VietnamTime
}

/**
 * A work item that a worker holds until its lease runs out. A lease that has run out still settles the item
 * as long as nobody else has taken it.
 */
export interface LeasedWork extends NewWork {
  /** Proof of the lease, to be shown when the item is settled. */
  readonly lease: string
  /** How often it has been leased, this time included. */
  readonly attempt: number
  /** What the last attempt that was put off left as its note. */
  readonly note?: string
}

/** How a leased item ends: done, to be tried again, or parked where a person must look at it. */
export interface SettledWork {
  readonly id: string
  readonly lease: string
  readonly outcome:
    | { readonly _tag: "Done" }
    | { readonly _tag: "Again"; readonly dueAt: VietnamTime; readonly note: string }
    | { readonly _tag: "Parked"; readonly note: string }
}

/**
 * A parked item that becomes due again, its attempts counted from nought. An item that is not parked (any
 * more) fails the commit with `work-moved`.
 */
export interface RequeuedWork {
  readonly id: string
  readonly dueAt: VietnamTime
}

/**
 * A leased item that is taken from its worker, as when an operator knows that it is dead, and becomes due
 * again. An item that is not under this lease (any more) fails the commit with `work-moved`.
 */
export interface ReleasedWork {
  readonly id: string
  readonly lease: string
  readonly dueAt: VietnamTime
}

/** Which work a worker asks for. */
export interface LeaseRequest {
  /** Only items of these lanes. */
  readonly lanes: ReadonlyArray<QueueLane>
  readonly limit: number
  readonly now: VietnamTime
  readonly until: VietnamTime
  /** Who asks, for `explain` and the log. */
  readonly worker: string
}

/** A work item as `listWork` and `findWork` show it. */
export interface WorkView extends NewWork {
  /** `leased` until it is settled or taken by another worker, also when the lease has run out meanwhile. */
  readonly state: "waiting" | "leased" | "parked"
  readonly attempt: number
  readonly note?: string
  /** Of an item that is leased: by whom, under which proof and until when. */
  readonly leased?: { readonly worker: string; readonly lease: string; readonly until: VietnamTime }
}
