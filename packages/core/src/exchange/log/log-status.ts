import { Effect } from "effect"
import type { LogHead } from "../../log/stored-event.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { readStopped } from "../subscriber/stopped.ts"

/** How a subscriber fares. */
export interface SubscriberView {
  readonly name: string
  /** The position of the last event that it dealt with; 0n before the first. */
  readonly position: bigint
  /**
   * At most so many events are left to it; 0n when it has dealt with everything. Counted in positions, which the
   * agencies of one database in PostgreSQL share: what others wrote meanwhile counts as well.
   */
  readonly behind: bigint
  /** When the oldest event happened that it has still to deal with. */
  readonly waitingSince?: VietnamTime
  /** Who is at work on it, and until when at the most. */
  readonly worker?: string
  readonly leasedUntil?: VietnamTime
  /** Why it does not get on, and since when. */
  readonly stopped?: { readonly since: VietnamTime; readonly problem: string; readonly text: Reason }
}

/** How far the log is settled, what holds the rest back, and how far each subscriber has come. */
export interface LogStatus extends LogHead {
  readonly subscribers: ReadonlyArray<SubscriberView>
}

/** Reads how the log and its subscribers fare, at a cost that does not grow with the log. */
export const logStatus = Effect.fn("Exchange.logStatus")(function* () {
  const storage = yield* Storage
  const head = yield* storage.logHead
  const checkpoints = yield* storage.listCheckpoints
  const subscribers = yield* Effect.forEach(checkpoints, ({ subscriber: name, position, ...lease }) =>
    Effect.gen(function* () {
      const [next] = yield* storage.readLog(position, 1)
      const stopped = yield* readStopped(name)
      return {
        name,
        position,
        behind: next === undefined ? 0n : head.settled - position,
        ...(next !== undefined && { waitingSince: next.at }),
        ...lease,
        ...(stopped && {
          stopped: { since: stopped.since, problem: stopped.event.problem, text: stopped.event.text },
        }),
      } satisfies SubscriberView
    }),
  )
  return { ...head, subscribers } satisfies LogStatus as LogStatus
})
