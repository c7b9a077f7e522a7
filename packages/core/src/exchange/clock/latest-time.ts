import { Clock, Context, Effect, Layer, Semaphore } from "effect"
import { system } from "../../agency/actor.ts"
import { ordinaryLanes, urgentLanes } from "../../policy/urgent-lane.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import {
  earlier,
  epochMillis,
  plusMillis,
  printTime,
  type VietnamTime,
  vietnamTime,
} from "../../time/vietnam-time.ts"
import type { QueueLane } from "../../vocabulary/lane.ts"
import { record } from "../record/record.ts"
import { newId } from "../runtime/runtime.ts"
import type { Settings } from "../settings/settings.ts"
import { AxisTime } from "./axis-time.ts"
import { recordClockState } from "./record-clock-state.ts"

/** A clock that was set back by less is waited for. */
const toleranceMillis = 5 * 60_000
/** How long work is leased while it is brought forward: as long as by the workers that do it. */
const leaseMillis = 5 * 60_000
/** How many events a new process reads: others may have recorded some since the clock was set back. */
const lookedAt = 1_000

/** The latest time of an event since the clock was last found to be set back, by the clock of that time. */
const latestRecorded = Effect.gen(function* () {
  const storage = yield* Storage
  const { settled } = yield* storage.logHead
  const after = settled > lookedAt ? settled - BigInt(lookedAt) : 0n
  const events = yield* storage.readLog(after, lookedAt)
  const told = events.findLastIndex(({ type }) => type === "ClockSetBack")
  return events
    .slice(Math.max(told, 0))
    .reduce((latest, { at }) => Math.max(latest, epochMillis(at)), Number.NEGATIVE_INFINITY)
})

/** The note of work that is brought forward. */
const noteOf = (from: VietnamTime, to: VietnamTime) =>
  `clock/set-back: Đồng hồ máy bị chỉnh lùi từ ${printTime(from)} về ${printTime(to)}; nội dung được gửi ngay.`

/**
 * Makes work due now that was due before a clock was set back; each item once, so that it then follows the
 * clock as it is. Parking and requeuing it at once uses no attempt. The bounds of duties stay: they follow
 * the date.
 */
const bringForward = Effect.fnUntraced(function* (from: VietnamTime, to: VietnamTime) {
  const storage = yield* Storage
  const lanes: ReadonlyArray<QueueLane> = [...urgentLanes, ...ordinaryLanes]
  const due = (yield* storage.listWork).filter(
    ({ lane, state, dueAt }) => lanes.includes(lane) && state === "waiting" && dueAt <= from,
  )
  if (due.every(({ dueAt }) => dueAt <= to)) return
  const until = plusMillis(to, leaseMillis)
  const taken = yield* storage.leaseWork({
    lanes,
    limit: due.length,
    now: from,
    until,
    worker: yield* newId,
  })
  const note = noteOf(from, to)
  const settle = taken.map(({ id, lease }) => ({ id, lease, outcome: { _tag: "Parked", note } as const }))
  const requeue = taken.map(({ id, dueAt }) => ({ id, dueAt: earlier(dueAt, to) }))
  if (taken.length > 0) yield* record(system, { appends: [], work: { settle, requeue } })
})

/**
 * The latest time that this machine's clock is known to have shown: in this process, or in the log when it
 * first looked. A clock that is behind it was set back.
 */
export class LatestTime extends Context.Service<
  LatestTime,
  {
    /**
     * Notes the present time. If the clock was set back, it reports that and brings forward the work that
     * would wait for it.
     */
    readonly notePresent: Effect.Effect<void, StorageError, Storage | Settings | AxisTime>
  }
>()("@lienthong/core/exchange/LatestTime") {
  static readonly layer = Layer.effect(
    LatestTime,
    Effect.map(Semaphore.make(1), (semaphore) => {
      let latest: number | undefined
      const notePresent = Effect.gen(function* () {
        const known = latest ?? (yield* latestRecorded)
        const present = yield* Clock.currentTimeMillis
        if (known - present > toleranceMillis) {
          const [from, to] = [vietnamTime(known), vietnamTime(present)]
          yield* bringForward(from, to)
          yield* recordClockState({ _tag: "SetBack", from, to })
          yield* (yield* AxisTime).forget
          latest = present
        } else latest = Math.max(known, present)
      })
      return LatestTime.of({ notePresent: semaphore.withPermit(notePresent) })
    }),
  )
}
