import type { VietnamTime } from "../../time/vietnam-time.ts"

/** Asks for a subscriber's checkpoint for some time. */
export interface LeaseCheckpoint {
  /** The subscriber's name. A new subscriber starts before the first event. */
  readonly subscriber: string
  readonly worker: string
  readonly now: VietnamTime
  readonly until: VietnamTime
}

/** A subscriber's place in the log, which one worker holds until its lease expires. */
export interface LeasedCheckpoint {
  readonly subscriber: string
  /** The position of the last event that was handled; 0n before the first. */
  readonly position: bigint
  /** Proves the lease when the checkpoint is moved. */
  readonly lease: string
}

/**
 * Moves a checkpoint (compare and set) in the same commit as the results of its events. Fails with
 * `checkpoint-moved` when the checkpoint is at another position or another worker has leased it since.
 */
export interface MoveCheckpoint {
  readonly subscriber: string
  readonly lease: string
  /** The current position. */
  readonly from: bigint
  /** The new position. The same position as `from` returns the lease. */
  readonly to: bigint
  /** Whether the worker keeps its lease. Otherwise the next worker may take it at once. */
  readonly keep: boolean
}

/** A subscriber's position in the log. */
export interface CheckpointView {
  readonly subscriber: string
  readonly position: bigint
  /** The worker that holds it and until when, even after that time has passed. */
  readonly worker?: string
  readonly leasedUntil?: VietnamTime
}
