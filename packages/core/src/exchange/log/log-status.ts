import { Effect } from "effect"
import type { LogHead } from "../../log/stored-event.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { readStopped } from "../subscriber/stopped.ts"

/** How a subscriber fares. */
export interface SubscriberView {
  readonly name: string
  /** The position of the last event that it dealt with; 0 before the first. */
  readonly position: number
  /**
   * At most so many events are left to it; 0 when it has dealt with everything. Counted in positions, which
   * the agencies of one database in PostgreSQL share: what others wrote meanwhile counts as well.
   */
  readonly behind: number
  /** When the oldest event happened that it has still to deal with. */
  readonly waitingSince?: VietnamTime
  /** Who is at work on it, and until when at the most. */
  readonly worker?: string
  readonly leasedUntil?: VietnamTime
  /** Why it does not get on, and since when. */
  readonly stopped?: { readonly since: VietnamTime; readonly problem: string; readonly text: Reason }
}

/** How far the log is settled, what holds the rest back, and how far each subscriber has come. */
export interface LogStatus extends Pick<LogHead, "heldBack"> {
  /** The position of the last settled event; 0 when there is none. */
  readonly settled: number
  /**
   * The first event that stands where no log has one: below position 1, or beyond the last one given out. No
   * store writes such an event; somebody put it there.
   */
  readonly outside?: { readonly position: number; readonly stream: string; readonly version: number }
  readonly subscribers: ReadonlyArray<SubscriberView>
}

/** Reads how the log and its subscribers fare, at a cost that does not grow with the log. */
export const logStatus = Effect.fn("Exchange.logStatus")(function* () {
  const storage = yield* Storage
  const { settled, outside, ...head } = yield* storage.logHead
  const checkpoints = yield* storage.listCheckpoints
  const subscribers = yield* Effect.forEach(checkpoints, ({ subscriber: name, position, ...lease }) =>
    Effect.gen(function* () {
      const [next] = yield* storage.readLog(position, 1)
      const stopped = yield* readStopped(name)
      return {
        name,
        position: Number(position),
        behind: next === undefined ? 0 : Number(settled - position),
        ...(next !== undefined && { waitingSince: next.at }),
        ...lease,
        ...(stopped && {
          stopped: { since: stopped.since, problem: stopped.event.problem, text: stopped.event.text },
        }),
      } satisfies SubscriberView
    }),
  )
  return {
    settled: Number(settled),
    ...head,
    ...(outside && { outside: { ...outside, position: Number(outside.position) } }),
    subscribers,
  } satisfies LogStatus as LogStatus
})
