import { Clock, Duration, Effect, Exit, type Scheduler } from "effect"
import type { Chance } from "../../chance/chance.ts"
import type { Machine } from "./machine.ts"
import { runQueue } from "./run-queue.ts"
import { sleepQueue } from "./sleep-queue.ts"

/** The one time of a simulation. It passes only when nothing can run. */
export interface VirtualTime {
  /** The true time, in milliseconds since the epoch. */
  readonly now: () => number
  /** The clock of the world itself, whose sleeps end exactly. */
  readonly clock: Clock.Clock
  /** What a machine takes for the time. Its sleeps end late by up to the grain, and when it stands still. */
  readonly clockOf: (machine: Machine) => Clock.Clock
  /** From now on sleeps of machines end at multiples of this time: coarse time passes faster. */
  readonly setGrain: (millis: number) => void
  /** Counts a call that is answered from outside, until it is answered. */
  readonly outside: <A, E, R>(call: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** Runs the simulation to its end. */
  readonly run: <A, E>(main: Effect.Effect<A, E>) => Promise<Exit.Exit<A, E>>
}

/** Shorter sleeps than this end exactly: what sleeps so shortly retries. */
const grainedMillis = 1_000

/** Lets answers come from outside the runtime. */
const macrotask = () => new Promise<void>((resolve) => void setImmediate(resolve))

const clockFrom = (present: () => number, elapsed: () => number, sleepUntil: Clock.Clock["sleep"]) => {
  const nanos = () => BigInt(Math.round(present())) * 1_000_000n
  const monotonic = () => BigInt(Math.round(elapsed())) * 1_000_000n
  return {
    currentTimeMillisUnsafe: present,
    currentTimeMillis: Effect.sync(present),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: monotonic,
    monotonicTimeNanos: Effect.sync(monotonic),
    sleep: sleepUntil,
  } satisfies Clock.Clock
}

/** Makes a time that begins at an instant. With `shuffle`, fibers take turns in an order that is drawn. */
export const virtualTime = (begin: number, shuffle: Chance | undefined): VirtualTime => {
  let present = begin
  let grain = 1
  let pending = 0
  const tasks = runQueue(shuffle)
  const sleeps = sleepQueue()
  const scheduler: Scheduler.Scheduler = {
    executionMode: "async",
    shouldYield: (fiber) => fiber.currentOpCount >= fiber.cache.maxOpsBeforeYield,
    makeDispatcher: () => ({ scheduleTask: tasks.add, flush: tasks.drain }),
  }
  const now = () => present
  const sleepOf = (machine?: Machine): Clock.Clock["sleep"] => {
    const endOf = (millis: number) =>
      machine === undefined || millis < grainedMillis
        ? present + millis
        : Math.ceil((present + millis) / grain) * grain
    return (duration) => {
      const millis = Duration.toMillis(duration)
      if (!(millis > 0)) return Effect.yieldNow
      return Effect.callback<void>((resume) => {
        const sleep = sleeps.add(endOf(millis), machine, () => resume(Effect.void))
        return Effect.sync(() => sleeps.cancel(sleep))
      })
    }
  }
  const run: VirtualTime["run"] = async (main) => {
    let ended: Exit.Exit<Effect.Success<typeof main>, Effect.Error<typeof main>> | undefined
    const fiber = Effect.runFork(Effect.provideService(main, Clock.Clock, clock), { scheduler })
    fiber.addObserver((exit) => {
      ended = exit
    })
    while (ended === undefined) {
      tasks.drain()
      await macrotask()
      if (ended !== undefined || !tasks.isEmpty() || pending > 0) continue
      const next = sleeps.next()
      if (next === undefined)
        return Exit.die(new Error("The simulation is stuck: nothing that it waits for can happen"))
      present = Math.max(present, next)
      sleeps.wake(present)
    }
    return ended
  }
  const clock = clockFrom(now, now, sleepOf())
  return {
    now,
    clock,
    clockOf: (machine) => clockFrom(() => present + machine.aheadMillis, now, sleepOf(machine)),
    setGrain: (millis) => {
      grain = millis
    },
    outside: (call) =>
      Effect.acquireUseRelease(
        Effect.sync(() => {
          pending++
        }),
        () => call,
        () =>
          Effect.sync(() => {
            pending--
          }),
      ),
    run,
  }
}
