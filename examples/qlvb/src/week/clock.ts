import { epochMillis, type VietnamTime } from "@lienthong/core/calendar"

/** The clock of offices and axis: it stands where the week is, and runs when the week is over. */
export interface WeekClock {
  readonly now: () => number
  /** Moves on to a time; never back. */
  readonly moveTo: (time: VietnamTime) => void
  /** From now on it is the machine's clock. */
  readonly run: () => void
}

/** A clock that first stands still. */
export const weekClock = (): WeekClock => {
  let standing: number | undefined
  return {
    now: () => standing ?? Date.now(),
    moveTo: (time) => {
      standing = Math.max(standing ?? 0, epochMillis(time))
    },
    run: () => {
      standing = undefined
    },
  }
}
