import { Effect, Queue, type Scope } from "effect"
import type { Commit } from "../port/storage/commit.ts"

/** What a listener waits for: events in the log, or work that may be due. */
export type HintTopic = "log" | "work"

/** Who listens to a store, for an adapter's `Storage.listen`. */
export interface Hints {
  readonly listen: (topic: HintTopic) => Effect.Effect<Effect.Effect<void>, never, Scope.Scope>
  /** Tells everyone who listens to one of these topics; what nobody has waited for yet is told once. */
  readonly tell: (topics: ReadonlyArray<HintTopic>) => void
  /** Whether anybody listens to anything. */
  readonly isHeard: () => boolean
}

/**
 * Keeps who listens to a store within a process. The adapter calls `tell` with {@link hintsOf} after each
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

/** What a commit gives a hint of: new events, and work that it added, put off, requeued or released. */
export const hintsOf = ({ appends, work }: Commit): ReadonlyArray<HintTopic> => [
  ...(appends.some(({ events }) => events.length > 0) ? ["log" as const] : []),
  ...(work?.add?.length || work?.settle?.length || work?.requeue?.length || work?.release?.length
    ? ["work" as const]
    : []),
]
