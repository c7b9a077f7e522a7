import { Effect, Option } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import { change } from "../change/change.ts"
import { note } from "../stream/append.ts"

/**
 * Takes work from a worker that a person knows to be dead, so that it need not wait for the lease to expire,
 * and records who said so; `false` when no worker has it. It counts as an attempt: the next worker asks the
 * axis first. If the worker is alive after all, it can no longer settle the work.
 */
export const releaseWork = Effect.fn("Exchange.releaseWork")(function* (id: string, by: Actor) {
  const storage = yield* Storage
  return yield* change(by, (at) =>
    Effect.gen(function* () {
      const found = Option.getOrUndefined(yield* storage.findWork(id))
      if (found?.leased === undefined) return { changes: [], answer: false }
      const { kind, attempt, leased } = found
      const { worker, lease, until: leasedUntil } = leased
      const event = { _tag: "WorkReleased", kind, attempt, worker, leasedUntil } as const
      return {
        changes: [],
        appends: [note("notice", streamName.notice(id), [event])],
        work: { release: [{ id, lease, dueAt: at }] },
        answer: true,
      }
    }),
  )
})
