import { Transport } from "@lienthong/core/adapter"
import { Context, Duration, Effect, Layer } from "effect"
import { chanceOf } from "../chance/chance.ts"
import {
  whatHoldsAlways,
  whatHoldsAtTheEnd,
  whatHoldsInCalm,
  whatHoldsOfClocks,
  whatHoldsOfRest,
  whatTablesShow,
} from "./oracle/oracle.ts"
import type { Violation } from "./oracle/violation.ts"
import type { PlannedAgency } from "./plan/plan.ts"
import { administer, repairAll } from "./world/administrator.ts"
import { emptyDesk } from "./world/desk.ts"
import { digestsAtOnce } from "./world/digests-at-once.ts"
import { runDocument } from "./world/issue.ts"
import { type OpenStore, openStores } from "./world/kept-store.ts"
import type { OpenedWorld } from "./world/open-world.ts"
import { kill } from "./world/process.ts"
import { makeRestartLater, startProcess } from "./world/start-process.ts"
import type { World, WorldAgency } from "./world/world.ts"

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** How much later sleeps may end: closely watched, less closely, and while only time has to pass. */
const grains = {
  busy: 5 * second,
  rest: (restMillis: number) => Math.min(Math.max(restMillis / 12, 10 * minute), 4 * hour),
  settling: 3 * hour,
}

/** The longest time until nothing moves any more. */
const settlingDays = 15

/** The result of a simulation. */
export interface Lived {
  readonly violations: ReadonlyArray<Violation>
  readonly events: number
  readonly faults: number
}

const axisOf = (world: OpenedWorld, code: string) =>
  Effect.gen(function* () {
    const scope = yield* Effect.scope
    const apart = yield* Layer.makeMemoMap
    const context = yield* Layer.buildWithMemoMap(world.axis.transport(code), apart, scope)
    return Context.get(context, Transport)
  })

const openAgency = (world: OpenedWorld, openStore: OpenStore, planned: PlannedAgency, index: number) =>
  Effect.gen(function* () {
    const { code } = planned
    const machines = Array.from({ length: planned.processes }, () => ({
      aheadMillis: planned.aheadMillis,
      pausedUntil: 0,
    }))
    return {
      index,
      planned,
      store: yield* openStore(code),
      axis: yield* axisOf(world, code),
      machines,
      processes: [],
      given: { inbox: new Map(), sent: { entries: [], complete: true } },
      troubledAt: world.time.now(),
      dated: [],
      mail: () => world.axis.mail(code),
      desk: emptyDesk(),
    } satisfies WorldAgency as WorldAgency
  })

const inhabit = (opened: OpenedWorld) =>
  Effect.gen(function* () {
    const scope = yield* Effect.scope
    const openStore = yield* openStores(opened.store, opened.time)
    const agencies = yield* Effect.forEach(opened.plan.agencies, (planned, index) =>
      openAgency(opened, openStore, planned, index),
    )
    const world: World = {
      ...opened,
      agencies,
      chance: (...purpose) => chanceOf(opened.plan.seed, ...purpose),
      met: (agency, call, fault) => void opened.faultsMet.push({ agency, call, fault }),
      restartLater: makeRestartLater(() => world, scope),
    }
    return world
  })

const pass = (world: World, millis: number) => world.time.clock.sleep(Duration.millis(millis))

/** Troubles that happen at their time and not at a call. */
const scheduleTroubles = (world: World) =>
  Effect.forEach(
    world.troubles.timed,
    (trouble) =>
      Effect.gen(function* () {
        yield* pass(world, trouble.at)
        const agency = world.agencies[trouble.agency]
        if (agency === undefined || world.troubles.isCalm()) return
        const { name } = agency.planned
        if (trouble.kind === "clock") {
          world.story.tell(name, `its clocks jump by ${trouble.byMillis / second} s`)
          agency.troubledAt = world.time.now()
          for (const machine of agency.machines) machine.aheadMillis += trouble.byMillis
        } else {
          const machine = agency.machines[trouble.process]
          world.story.tell(name, `process ${trouble.process + 1} pauses for ${trouble.forMillis / second} s`)
          if (machine) machine.pausedUntil = world.time.now() + trouble.forMillis
        }
      }),
    { concurrency: "unbounded", discard: true },
  )

/** Ends all trouble: the axis and the stores answer, every process runs, every clock is right. */
const endTroubles = (world: World) =>
  Effect.sync(() => {
    world.troubles.end()
    world.axis.calm()
    for (const agency of world.agencies) {
      agency.troubledAt = world.time.now()
      for (const machine of agency.machines) {
        machine.aheadMillis = 0
        machine.pausedUntil = 0
      }
    }
    world.story.tell("Everything", "works again")
  })

/** Lets time pass until nothing moves any more, at most for some days. */
const settle = (world: World) =>
  Effect.gen(function* () {
    for (let passed = 0; passed < settlingDays * 2; passed++) {
      yield* pass(world, day / 2)
      yield* Effect.forEach(world.agencies, (agency) => repairAll(world, agency), { discard: true })
      yield* pass(world, hour)
      const left = yield* whatHoldsAtTheEnd(world)
      if (left.length === 0) return []
    }
    return yield* whatHoldsAtTheEnd(world)
  })

/** How often the leases are looked at while everything is watched closely. */
const watchMillis = 20 * second

/** Checks the leases until a worker is found that holds one without working on it. */
const watchLeases = (world: World, millis: number) =>
  Effect.gen(function* () {
    for (let passed = 0; passed < millis; passed += watchMillis) {
      yield* pass(world, watchMillis)
      const found = yield* whatHoldsInCalm(world)
      if (found.length > 0) return found
    }
    return []
  })

/** How often the clocks are looked at while nothing new is begun. */
const clockMillis = 2 * hour

/** Lets time pass in which nothing new is begun, until work waits for a time that a clock no longer shows. */
const rest = (world: World, millis: number) =>
  Effect.gen(function* () {
    for (let left = millis; left > 0; left -= clockMillis) {
      yield* pass(world, Math.min(left, clockMillis))
      const found = yield* whatHoldsOfClocks(world)
      if (found.length > 0) return found
    }
    return []
  })

const killAll = (world: World) =>
  Effect.forEach(
    world.agencies.flatMap(({ processes }) => processes),
    (process) => (process ? kill(process) : Effect.void),
    { discard: true },
  )

const eventsOf = (world: World) =>
  Effect.map(
    Effect.forEach(world.agencies, ({ store }) => Effect.orDie(store.logHead)),
    (heads) => heads.reduce((sum, { settled }) => sum + Number(settled), 0),
  )

/** Lives through a simulation, and judges it. Ends early at the first rule that does not hold. */
export const live = (opened: OpenedWorld): Effect.Effect<Lived> =>
  Effect.gen(function* () {
    const { plan, time, faultsMet } = opened
    yield* digestsAtOnce
    const world = yield* inhabit(opened)
    time.setGrain(grains.busy)
    const answer = (violations: ReadonlyArray<Violation>) =>
      Effect.map(eventsOf(world), (events) => ({ violations, events, faults: faultsMet.length }))
    for (const agency of world.agencies)
      for (const place of agency.machines.keys()) yield* startProcess(world, agency, place, 0)
    yield* Effect.forkScoped(scheduleTroubles(world))
    for (const planned of plan.documents) yield* Effect.forkScoped(runDocument(world, planned))
    for (const agency of world.agencies) yield* Effect.forkScoped(administer(world, agency))
    const kept = yield* watchLeases(world, plan.busyMillis)
    const early = [...kept, ...(yield* whatHoldsAlways(world))]
    if (early.length > 0) return yield* answer(early)
    time.setGrain(grains.rest(plan.restMillis))
    const waiting = yield* rest(world, plan.restMillis)
    const rested = [...waiting, ...(yield* whatHoldsAlways(world))]
    if (rested.length > 0) return yield* answer(rested)
    yield* endTroubles(world)
    time.setGrain(second)
    const calm = yield* watchLeases(world, 4 * minute)
    if (calm.length > 0) return yield* answer(calm)
    time.setGrain(grains.settling)
    const ends = yield* settle(world)
    const resting = yield* whatHoldsOfRest(world, pass(world, day))
    const always = yield* whatHoldsAlways(world)
    const tables = yield* whatTablesShow(world)
    yield* killAll(world)
    return yield* answer([...ends, ...resting, ...always, ...tables])
  }).pipe(Effect.scoped)
