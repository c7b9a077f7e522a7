import { Clock, Context, Effect, Layer, Semaphore } from "effect"
import { system } from "../../agency/actor.ts"
import { epochMillis, plusMillis, vietnamTime } from "../../calendar/vietnam-time.ts"
import { ordinaryLanes, urgentLanes } from "../../policy/urgent-lane.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { newId } from "../now.ts"
import { record } from "../record.ts"
import type { Settings } from "../settings.ts"
import { tellClock } from "./tell-clock.ts"

/** A clock that is set by so little is only waited for. */
const toleranceMillis = 5 * 60_000
/** Work is held for so long while it is brought forward. */
const leaseMillis = 60_000

/** When the last event was recorded, by the clock of that time. */
const lastRecorded = Effect.gen(function* () {
  const storage = yield* Storage
  const { settled } = yield* storage.logHead
  if (settled === 0n) return Number.NEGATIVE_INFINITY
  const [last] = yield* storage.readLog(settled - 1n, 1)
  return last === undefined ? Number.NEGATIVE_INFINITY : epochMillis(last.at)
})

/**
 * Makes due now what was due before a clock was set back; each item once, so that it then goes by the clock as it is.
 * Bounds of duties stay where they are: they go by the date.
 */
const bringForward = Effect.fnUntraced(function* (latest: number, present: number) {
  const storage = yield* Storage
  const [from, to] = [vietnamTime(latest), vietnamTime(present)]
  const lanes = [...urgentLanes, ...ordinaryLanes]
  const { length } = (yield* storage.listWork).filter(
    ({ state, dueAt }) => state !== "parked" && epochMillis(dueAt) <= latest,
  )
  if (length === 0) return
  const until = plusMillis(to, leaseMillis)
  const taken = yield* storage.leaseWork({ lanes, limit: length, now: from, until, worker: yield* newId })
  const release = taken.map(({ id, lease, dueAt }) => ({
    id,
    lease,
    dueAt: epochMillis(dueAt) < present ? dueAt : to,
  }))
  if (release.length > 0) yield* record(system, { appends: [], work: { release } })
})

/**
 * The latest time that this machine's clock is known to have shown: in this process, or in the log when it was opened. A
 * clock that is behind it was set back.
 */
export class LatestTime extends Context.Service<
  LatestTime,
  {
    /** Notes the present; where the clock was set back, says so and brings forward what would wait for it. */
    readonly notePresent: Effect.Effect<void, StorageError, Storage | Settings>
  }
>()("@lienthong/core/exchange/LatestTime") {
  static readonly layer = Layer.effect(
    LatestTime,
    Effect.map(Semaphore.make(1), (semaphore) => {
      let latest: number | undefined
      const notePresent = Effect.gen(function* () {
        const known = latest ?? (yield* lastRecorded)
        const present = yield* Clock.currentTimeMillis
        if (known - present > toleranceMillis) {
          yield* bringForward(known, present)
          yield* tellClock({ _tag: "SetBack", from: vietnamTime(known), to: vietnamTime(present) })
          latest = present
        } else latest = Math.max(known, present)
      })
      return LatestTime.of({ notePresent: semaphore.withPermit(notePresent) })
    }),
  )
}
