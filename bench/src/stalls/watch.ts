import { monitorEventLoopDelay } from "node:perf_hooks"
import { Effect } from "effect"
import { watchTurns } from "../measure/turns.ts"

/** The longest time for which one piece of work held the process. */
export interface Stall {
  /** How late a timer of this process was at most, in ms, for whatever other processes did too. */
  readonly maxMs: number
  /** The most processor time of this thread between two turns of the event loop, in ms. */
  readonly maxTurnMs: number
}

const twoTurns = () => new Promise((resolve) => setTimeout(resolve, 5))

/** How long the event loop stood still at most while the work was done, whether it succeeded or failed. */
export const maxStall = Effect.fnUntraced(function* <A, E>(work: Effect.Effect<A, E>) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  yield* Effect.promise(twoTurns)
  const turns = watchTurns()
  delay.enable()
  yield* Effect.promise(twoTurns)
  yield* Effect.exit(work)
  // A stall at the very end is noted by the next timer.
  yield* Effect.promise(twoTurns)
  delay.disable()
  const stall: Stall = { maxMs: delay.max / 1e6, maxTurnMs: turns() }
  return stall
})
