import { Effect, Queue, type Scope } from "effect"
import type { Commit } from "../port/storage/commit.ts"

/** What a listener waits for: events in the log, or work that may be due. */
export type HintTopic = "log" | "work"

/** The listeners of a store, for an adapter's `Storage.listen`. */
export interface Hints {
  readonly listen: (topic: HintTopic) => Effect.Effect<Effect.Effect<void>, never, Scope.Scope>
  /**
   * Notifies everyone who listens to one of these topics. Notifications that nobody has waited for yet are
   * merged.
   */
  readonly tell: (topics: ReadonlyArray<HintTopic>) => void
  /** Whether there is a listener. */
  readonly isHeard: () => boolean
}

/**
 * Keeps the listeners of a store within a process. The adapter calls `tell` with {@link hintsOf} after each
 * commit, and with both topics when another process may have committed.
 *
 * @example
 * ```ts
 * import { type Commit, hintsOf, makeHints } from "@lienthong/core/adapter"
 *
 * const hints = makeHints()
 * const afterCommit = (commit: Commit) => hints.tell(hintsOf(commit))
 * ```
 */
export const makeHints = (): Hints => {
  const listeners: Readonly<Record<HintTopic, Set<Queue.Queue<void>>>> = { log: new Set(), work: new Set() }
  return {
    listen: (topic) =>
      Effect.map(
        Effect.acquireRelease(
          Effect.tap(Queue.sliding<void>(1), (queue) => Effect.sync(() => listeners[topic].add(queue))),
          (queue) => Effect.sync(() => listeners[topic].delete(queue)),
        ),
        Queue.take,
      ),
    tell: (topics) => {
      for (const topic of topics) for (const queue of listeners[topic]) Queue.offerUnsafe(queue, undefined)
    },
    isHeard: () => listeners.log.size + listeners.work.size > 0,
  }
}

/** The topics that a commit concerns: new events, and work that it added, postponed, requeued or released. */
export const hintsOf = (commit: Commit): ReadonlyArray<HintTopic> => {
  const { appends, work } = commit
  return [
    ...(appends.some(({ events }) => events.length > 0) ? ["log" as const] : []),
    ...(work?.add?.length || work?.settle?.length || work?.requeue?.length || work?.release?.length
      ? ["work" as const]
      : []),
  ]
}
