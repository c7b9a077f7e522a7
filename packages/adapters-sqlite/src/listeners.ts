import type { Commit } from "@lienthong/core"
import { Effect, Queue } from "effect"

type Topic = "log" | "work"

/** Who waits for a commit to happen. */
export const makeListeners = () => {
  const queues: Readonly<Record<Topic, Set<Queue.Queue<void>>>> = { log: new Set(), work: new Set() }
  const tell = (topic: Topic) => {
    for (const queue of queues[topic]) Queue.offerUnsafe(queue, undefined)
  }
  return {
    listen: (topic: Topic) =>
      Effect.map(
        Effect.acquireRelease(
          Effect.tap(Queue.sliding<void>(1), (queue) => Effect.sync(() => queues[topic].add(queue))),
          (queue) => Effect.sync(() => queues[topic].delete(queue)),
        ),
        Queue.take,
      ),
    /** Tells those whom a commit concerns. */
    notice: ({ appends, work }: Commit) =>
      Effect.sync(() => {
        if (appends.some(({ events }) => events.length > 0)) tell("log")
        if (work !== undefined) tell("work")
      }),
  }
}
