/** A machine's clock, and whether the machine stands still. */
export interface Machine {
  /** How far its clock is ahead of the true time. */
  aheadMillis: number
  /** Until when it stands still, by the true time. */
  pausedUntil: number
}
