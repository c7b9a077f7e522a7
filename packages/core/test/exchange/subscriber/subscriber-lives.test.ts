import { StorageError } from "@lienthong/core"
import { Storage, Tenant } from "@lienthong/core/adapter"
import { type AgencyCode, system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { memoryStorage } from "@lienthong/testkit"
import { Clock, Context, Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encodeEvent } from "../../../src/exchange/stream/event-codec.ts"
import { subscribe } from "../../../src/exchange/subscriber/subscribe.ts"
import { quietly } from "../scene.ts"

type Store = Storage["Service"]
type Trouble = "refused" | "answer lost"

/** What happened to the events of the log with one subscriber, on however many machines. */
interface World {
  readonly store: Store
  /** The positions whose handling was committed, in order, whatever its machine was told. */
  readonly committed: Array<bigint>
  /** The machines whose handler is at work. */
  readonly working: Set<number>
  readonly machines: Map<number, Machine>
  written: number
  /** Whether two machines were ever at work at one time. */
  together: boolean
}

interface Machine {
  readonly fiber: Fiber.Fiber<unknown, unknown>
  readonly kill: () => void
  readonly troubles: Array<Trouble>
  /** How the next batches fare: seconds of work, or a failure. */
  readonly moods: Array<number | "fails">
}

const unavailable = new StorageError({ reason: "unavailable", detail: { problem: "made by the test" } })

/** The store as a machine sees it: troubled, and out of reach once the machine is dead. */
const seenBy = (store: Store, isDead: () => boolean, troubles: Array<Trouble>): Store => {
  const call = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E | StorageError> =>
    Effect.suspend((): Effect.Effect<A, E | StorageError> => {
      const trouble = troubles.shift()
      if (isDead() || trouble === "refused") return Effect.fail(unavailable)
      return trouble === "answer lost" ? Effect.andThen(effect, Effect.fail(unavailable)) : effect
    })
  return {
    ...store,
    commit: (commit) => call(store.commit(commit)),
    readLog: (after, limit) => call(store.readLog(after, limit)),
    readLast: (stream) => call(store.readLast(stream)),
    leaseCheckpoint: (request) => call(store.leaseCheckpoint(request)),
    listCheckpoints: call(store.listCheckpoints),
  } as Store
}

const start = (world: World, name: number) =>
  Effect.gen(function* () {
    let dead = false
    const troubles: Array<Trouble> = []
    const moods: Array<number | "fails"> = []
    const handle = subscribe({ name: "model", batch: 3 }, (changes) =>
      Effect.gen(function* () {
        world.together ||= world.working.size > 0
        world.working.add(name)
        const mood = moods.shift() ?? 0
        yield* Effect.sleep(mood === "fails" ? 0 : mood * 1_000)
        if (mood === "fails") return yield* Effect.fail("the handler's mood")
        return {
          appends: [],
          marks: changes.map(({ position }) => ({ key: `seen/${position}`, value: `${name}` })),
        }
      }).pipe(Effect.ensuring(Effect.sync(() => world.working.delete(name)))),
    )
    const fiber = yield* Effect.forkChild(
      handle.pipe(
        Effect.provideService(
          Storage,
          seenBy(world.store, () => dead, troubles),
        ),
      ),
    )
    const kill = () => {
      dead = true
    }
    world.machines.set(name, { fiber, kill, troubles, moods })
  })

const stop = (world: World, name: number, how: "killed" | "closed") =>
  Effect.gen(function* () {
    const machine = world.machines.get(name)
    if (machine === undefined) return
    if (how === "killed") machine.kill()
    world.machines.delete(name)
    const stopping = yield* Effect.forkChild(Fiber.interrupt(machine.fiber))
    // A store that does not answer is asked some times more.
    yield* TestClock.adjust("1 second")
    yield* Fiber.join(stopping)
  })

const write = (world: World, count: number) =>
  Effect.gen(function* () {
    const at = vietnamTime(yield* Clock.currentTimeMillis)
    const events = Array.from({ length: count }, () =>
      encodeEvent("register", { _tag: "Opened", next: ++world.written }),
    )
    const id = `write-${world.written}`
    yield* world.store.commit({
      id,
      at,
      by: JSON.stringify(system),
      appends: [{ stream: "register/x/2019", expected: "any", events }],
    })
  })

interface Step {
  readonly run: (world: World) => Effect.Effect<unknown, unknown>
  readonly [fc.toStringMethod]: () => string
}
const step = (name: string, run: Step["run"]): Step => ({ run, [fc.toStringMethod]: () => name })
const machine = fc.integer({ min: 0, max: 2 })
const toMachine = (name: number, change: (machine: Machine) => void) => (world: World) =>
  Effect.sync(() => {
    const found = world.machines.get(name)
    if (found) change(found)
  })

const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.integer({ min: 1, max: 5 }).map((n) => step(`${n} events`, (w) => write(w, n))),
    },
    {
      weight: 5,
      arbitrary: fc
        .constantFrom(1, 7, 30, 61, 400)
        .map((seconds) => step(`${seconds} s pass`, () => TestClock.adjust(seconds * 1_000))),
    },
    {
      weight: 4,
      arbitrary: machine.map((name) =>
        step(`${name} starts`, (w) => (w.machines.has(name) ? Effect.void : start(w, name))),
      ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(machine, fc.constantFrom("killed" as const, "closed" as const))
        .map(([name, how]) => step(`${name} is ${how}`, (w) => stop(w, name, how))),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          machine,
          fc.array(fc.constantFrom<Trouble>("refused", "answer lost"), { minLength: 1, maxLength: 4 }),
        )
        .map(([name, troubles]) =>
          step(
            `${name} meets ${troubles}`,
            toMachine(name, (m) => m.troubles.push(...troubles)),
          ),
        ),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(machine, fc.constantFrom<number | "fails">(5, 50, 200, "fails"))
        .map(([name, mood]) =>
          step(
            `${name}'s next batch: ${mood}`,
            toMachine(name, (m) => m.moods.push(mood)),
          ),
        ),
    },
  ),
  { minLength: 5, maxLength: 50, size: "max" },
)

const openWorld = Effect.gen(function* () {
  const tenant = Layer.succeed(Tenant, { agency: "000.00.00.H53" as AgencyCode })
  const memory = Context.get(yield* Layer.build(Layer.provide(memoryStorage(), tenant)), Storage)
  const committed: Array<bigint> = []
  const store: Store = {
    ...memory,
    commit: (commit) =>
      Effect.tap(memory.commit(commit), ({ replayed }) =>
        Effect.sync(() => {
          if (!replayed)
            committed.push(...(commit.marks ?? []).map(({ key }) => BigInt(key.slice("seen/".length))))
        }),
      ),
  } as Store
  return {
    store,
    committed,
    working: new Set<number>(),
    machines: new Map(),
    written: 0,
    together: false,
  } as World
})

describe("A subscriber on several machines that die, stall and lose answers", () => {
  it("is handed every event once, in order, and never two batches at a time", () =>
    fc.assert(
      fc.asyncProperty(steps, (life) =>
        Effect.gen(function* () {
          const world = yield* openWorld
          for (const { run } of life) yield* run(world)
          for (const name of world.machines.keys()) yield* stop(world, name, "closed")
          yield* start(world, 9)
          for (let round = 0; round < 20; round++) yield* TestClock.adjust("70 seconds")
          yield* stop(world, 9, "closed")
          const log = yield* world.store.readLog(0n, 10_000)
          expect(world.together).toBe(false)
          expect(world.committed).toEqual(log.map(({ position }) => position))
        }).pipe(quietly, Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
      ),
      { numRuns: 80 },
    ))
})
