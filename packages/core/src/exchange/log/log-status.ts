import { Effect } from "effect"
import type { LogHead } from "../../log/stored-event.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { isProcessLease } from "../subscriber/process-lease.ts"
import { readStopped } from "../subscriber/stopped.ts"

/** A subscriber's progress. */
export interface SubscriberView {
  readonly name: string
  /** The position of the last event that it handled; 0 before the first. */
  readonly position: number
  /**
   * The largest possible number of events it still has to handle; 0 when it has handled everything. Counted
   * in positions, which the agencies of one PostgreSQL database share, so the events of others count too.
   */
  readonly behind: number
  /** When the oldest event that it has yet to handle happened. */
  readonly waitingSince?: VietnamTime
  /** The worker that runs it, and when its lease expires. */
  readonly worker?: string
  readonly leasedUntil?: VietnamTime
  /** Why it stopped, and since when. */
  readonly stopped?: { readonly since: VietnamTime; readonly problem: string; readonly text: Reason }
}

/** Up to where the log is settled, what holds back the rest, and each subscriber's progress. */
export interface LogStatus extends Pick<LogHead, "heldBack"> {
  /** The position of the last settled event; 0 when there is none. */
  readonly settled: number
  /**
   * The first event at an invalid position: below 1, or beyond the last one given out. No store writes such
   * an event; a person put it there.
   */
  readonly outside?: { readonly position: number; readonly stream: string; readonly version: number }
  readonly subscribers: ReadonlyArray<SubscriberView>
}

/** Reads the progress of the log and its subscribers. The cost does not grow with the log. */
export const logStatus = Effect.fn("Exchange.logStatus")(function* () {
  const storage = yield* Storage
  const { settled, outside, ...head } = yield* storage.logHead
  const checkpoints = (yield* storage.listCheckpoints).filter(({ subscriber }) => !isProcessLease(subscriber))
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
