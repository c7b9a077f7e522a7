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
import { record } from "../ground/record.ts"
import { newId } from "../ground/runtime.ts"
import type { Settings } from "../ground/settings.ts"
import { AxisTime } from "./axis-time.ts"
import { tellClock } from "./tell-clock.ts"

/** A clock that is set by so little is only waited for. */
const toleranceMillis = 5 * 60_000
/** Work is held for so long while it is brought forward: as long as by those who carry it out. */
const leaseMillis = 5 * 60_000
/**
 * A process that begins looks at so many events: others may have recorded some since the clock was set back.
 */
const lookedAt = 1_000

/**
 * The latest time that an event was recorded at since the clock was last seen to be set back, by the clock of
 * that time.
 */
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

/** What stands with work that is brought forward. */
const noteOf = (from: VietnamTime, to: VietnamTime) =>
  `clock/set-back: Đồng hồ máy bị chỉnh lùi từ ${printTime(from)} về ${printTime(to)}; nội dung được gửi ngay.`

/**
 * Makes due now what was due before a clock was set back; each item once, so that it then goes by the clock
 * as it is. Parked and requeued at once it uses no attempt. Bounds of duties stay where they are: they go by
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
    /** Notes the present; where the clock was set back, says so and brings forward what would wait for it. */
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
          yield* tellClock({ _tag: "SetBack", from, to })
          yield* (yield* AxisTime).forget
          latest = present
        } else latest = Math.max(known, present)
      })
      return LatestTime.of({ notePresent: semaphore.withPermit(notePresent) })
    }),
  )
}
