import type { VietnamTime } from "../../time/vietnam-time.ts"

/** Who asks for a subscriber's checkpoint, and for how long. */
export interface LeaseCheckpoint {
  /** The subscriber's name; one that is new stands before the first event. */
  readonly subscriber: string
  readonly worker: string
  readonly now: VietnamTime
  readonly until: VietnamTime
}

/** A subscriber's place in the log, held by one worker until its lease runs out. */
export interface LeasedCheckpoint {
  readonly subscriber: string
  /** The position of the last event that was dealt with; 0n before the first. */
  readonly position: bigint
  /** Proof of the lease, to be shown when the checkpoint is moved. */
  readonly lease: string
}

/**
 * Moves a checkpoint, in the same commit as what was made of the events: compare and set. It fails with
 * `checkpoint-moved` when the checkpoint stands elsewhere or somebody else has leased it since.
 */
export interface MoveCheckpoint {
  readonly subscriber: string
  readonly lease: string
  /** Where it stands. */
  readonly from: bigint
  /** Where it goes; the same place gives the lease back. */
  readonly to: bigint
  /** Whether the worker keeps its lease; otherwise the next one may take it at once. */
  readonly keep: boolean
}

/** How far a subscriber has come. */
export interface CheckpointView {
  readonly subscriber: string
  readonly position: bigint
  /** Who holds it and until when, also when that time has passed. */
  readonly worker?: string
  readonly leasedUntil?: VietnamTime
}
