import { Clock, Effect, Option } from "effect"
import { localLane, ordinaryLanes, urgentLanes } from "../../policy/urgent-lane.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { epochMillis } from "../../time/vietnam-time.ts"
import type { QueueLane } from "../../vocabulary/lane.ts"
import { AxisCircuit } from "../circuit/axis-circuit.ts"
import { recordAxisState } from "../circuit/record-axis-state.ts"
import type { AxisTime } from "../clock/axis-time.ts"
import { LatestTime } from "../clock/latest-time.ts"
import { watchClock } from "../clock/watch-clock.ts"
import { outbox } from "../outbox/outbox.ts"
import { unlessTroubled } from "../runtime/unless-troubled.ts"
import { Settings } from "../settings/settings.ts"
import { isWorkKind } from "../work-item/work-items.ts"
import { type DispatcherCapacity, defaultCapacity } from "./capacity.ts"
import { holding, newWorker, type Worker } from "./keep-lease.ts"
import { brokenBy, endless, isPassing, parkBroken, unknownKind } from "./park-broken.ts"

/** The longest time a worker sleeps before it checks for work. */
const maxSleepMillis = 5_000

const perform = Effect.fnUntraced(function* (work: LeasedWork) {
  return isWorkKind(work.kind)
    ? yield* outbox[work.kind].perform(work)
    : yield* parkBroken(work, unknownKind(work.kind))
})

const performOrPark = Effect.fnUntraced(function* (work: LeasedWork) {
  const { retry } = yield* Settings
  if (work.attempt > retry.attempts + 3) return yield* parkBroken(work, endless)
  return yield* perform(work).pipe(
    Effect.catchCause((cause) =>
      isPassing(cause)
        ? Effect.failCause(cause)
        : Effect.andThen(
            Effect.logError(`The work ${work.id} is parked`, cause),
            parkBroken(work, brokenBy(cause)),
          ),
    ),
  )
})

const takesOrdinary = (lanes: ReadonlyArray<QueueLane>) => ordinaryLanes.every((lane) => lanes.includes(lane))

const lease = Effect.fnUntraced(function* (lanes: ReadonlyArray<QueueLane>, worker: Worker) {
  const held = yield* worker.take(lanes)
  if (Option.isNone(held)) {
    if (takesOrdinary(lanes)) yield* (yield* AxisCircuit).noteIdle
    return false
  }
  yield* holding(held.value, performOrPark(held.value.work))
  return true
})

/** Takes one item of these lanes and does it; `false` when there was none. */
const workOnce = (
  lanes: ReadonlyArray<QueueLane>,
  worker: Worker,
): Effect.Effect<
  boolean,
  Effect.Error<ReturnType<typeof lease>>,
  Effect.Services<ReturnType<typeof lease>> | LatestTime | AxisTime
> =>
  Effect.gen(function* () {
    const circuit = yield* AxisCircuit
    yield* (yield* LatestTime).notePresent
    yield* recordAxisState
    const turn = yield* circuit.turn(takesOrdinary(lanes))
    if (turn === "send") return yield* lease(lanes, worker)
    if (turn === "try") return yield* Effect.ensuring(lease(lanes, worker), circuit.endTurn)
    if (turn === "try-ordinary")
      return yield* Effect.ensuring(
        Effect.flatMap(lease(ordinaryLanes, worker), (did) =>
          did ? Effect.succeed(true) : lease(lanes, worker),
        ),
        circuit.endTurn,
      )
    if (turn === "ask") {
      yield* Effect.ensuring(circuit.ask, circuit.endTurn)
      return yield* workOnce(lanes, worker)
    }
    // An axis that is away does not delay work that needs no axis.
    return lanes.includes(localLane) && (yield* lease([localLane], worker))
  })

/** How long nothing in these lanes can be done: work waits until it is due, and for the axis. */
const idleMillis = Effect.fnUntraced(function* (lanes: ReadonlyArray<QueueLane>) {
  const storage = yield* Storage
  const circuit = yield* AxisCircuit
  const axis = yield* circuit.waitMillis(takesOrdinary(lanes))
  // A worker that takes no local work does not wake up for it.
  const doable = Option.isNone(axis) ? lanes : lanes.filter((lane) => lane === localLane)
  const next = doable.length === 0 ? Option.none() : yield* storage.nextDue(doable)
  const present = yield* Clock.currentTimeMillis
  const due = Option.map(next, (at) => Math.max(epochMillis(at) - present, 0))
  return Math.min(maxSleepMillis, ...Option.toArray(axis), ...Option.toArray(due))
})

const sleepUntilWork = Effect.fnUntraced(function* (
  lanes: ReadonlyArray<QueueLane>,
  woken: Effect.Effect<void>,
) {
  yield* Effect.raceFirst(woken, Effect.sleep(yield* idleMillis(lanes)))
})

const allLanes: ReadonlyArray<QueueLane> = [...urgentLanes, ...ordinaryLanes, localLane]

/** Repeats an effect; a failure does not end it, and is logged when it begins and when it is over. */
const again = <R>(turn: Effect.Effect<void, unknown, R>): Effect.Effect<never, never, R> =>
  Effect.flatMap(
    unlessTroubled(
      "A dispatcher's turn failed; its work is taken up again",
      "A dispatcher's turns go on again",
    ),
    (turning) =>
      Effect.forever(
        Effect.flatMap(turning(Effect.as(turn, true)), (isDone) =>
          isDone ? Effect.void : Effect.sleep(maxSleepMillis),
        ),
      ),
  )

/** One worker: does what is due and sleeps until there is more. */
const loop = Effect.fnUntraced(function* (lanes: ReadonlyArray<QueueLane>) {
  const storage = yield* Storage
  const worker = yield* newWorker
  const listening = Effect.gen(function* () {
    const woken = yield* storage.listen("work")
    const turn = Effect.gen(function* () {
      if (!(yield* workOnce(lanes, worker))) yield* sleepUntilWork(lanes, woken)
    })
    return yield* again(turn)
  })
  return yield* again(Effect.scoped(listening))
})

/**
 * Sends queued work until interrupted. Some workers take urgent lanes only, so that a morning of ordinary
 * documents cannot delay an urgent one; the others take everything, fastest lane first.
 */
export const runDispatcher = ({
  urgent = defaultCapacity.urgent,
  ordinary = defaultCapacity.ordinary,
}: Partial<DispatcherCapacity> = {}) =>
  Effect.all(
    [
      watchClock,
      ...Array.from({ length: urgent }, () => loop(urgentLanes)),
      ...Array.from({ length: ordinary }, () => loop(allLanes)),
    ],
    { concurrency: "unbounded", discard: true },
  )

/** Does everything that is due now, fastest lane first, and returns the number of items. */
export const drainWork = Effect.fn("Dispatcher.drainWork")(function* () {
  const worker = yield* newWorker
  let done = 0
  while (yield* workOnce(allLanes, worker)) done++
  return done
})
