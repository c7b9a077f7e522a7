import { it } from "@effect/vitest"
import { Storage, Tenant, Transport } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { type MemoryAxis, memoryAxis, memoryStorage, openTestAgency } from "@lienthong/testkit"
import { Context, Effect, Exit, Fiber, Layer, Scope } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { btttt, dispatched, openScene, quietly, standings, start, tayNinh, vpcp } from "../scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

const axisEvents = ({ sender }: Pick<Scene, "sender">) =>
  Effect.map(sender.store.readStream(`axis/${tayNinh.code}`), (events) => events.map(({ type }) => type))

/** An axis that counts how often it is asked for a mailbox or whether it answers. */
const counting = (axis: MemoryAxis, asked: { count: number }): Pick<MemoryAxis, "transport"> => ({
  transport: (agency) =>
    Layer.effect(
      Transport,
      Effect.map(Transport, (transport) => {
        const counted = <A, E>(call: Effect.Effect<A, E>) =>
          Effect.suspend(() => {
            asked.count += 1
            return call
          })
        return Transport.of({
          ...transport,
          listInbox: (kind) => counted(transport.listInbox(kind)),
          health: counted(transport.health),
        })
      }),
    ).pipe(Layer.provide(axis.transport(agency))),
})

describe("An axis that is away", () => {
  it.effect("is found away and back by polls alone, which ask it less and less often meanwhile", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh, vpcp])
      const asked = { count: 0 }
      const sender = yield* openTestAgency(counting(axis, asked), tayNinh)
      const polling = yield* Effect.forkChild(sender.work.runIntake(5_000))
      axis.goAway(tayNinh.code)
      yield* TestClock.adjust("10 seconds")
      expect(yield* axisEvents({ sender })).toEqual(["AxisAway"])
      yield* TestClock.adjust("30 minutes")
      asked.count = 0
      for (let hour = 0; hour < 2; hour++) yield* TestClock.adjust("1 hour")
      // Both mailboxes and a question, each five minutes at most.
      expect(asked.count).toBeLessThan(2 * 12 * 5)
      axis.comeBack(tayNinh.code)
      yield* TestClock.adjust("6 minutes")
      expect(yield* axisEvents({ sender })).toEqual(["AxisAway", "AxisBack"])
      yield* Fiber.interrupt(polling)
    }).pipe(quietly),
  )

  it.effect("is found away by reading the directory, so that nothing is tried in vain", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender } = scene
      yield* dispatched(sender)
      yield* sender.work.drain()
      axis.goAway(tayNinh.code)
      yield* TestClock.adjust("2 hours")
      const id = yield* dispatched(sender, [btttt.code])
      const before = axis.offered.length
      yield* sender.work.drain()
      expect(yield* axisEvents(scene)).toEqual(["AxisAway"])
      expect(axis.offered).toHaveLength(before)
      axis.comeBack(tayNinh.code)
      yield* TestClock.adjust("6 minutes")
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["sent"])
    }).pipe(quietly),
  )

  it.effect("is back for what is to be sent as soon as a poll hears it", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender } = scene
      const id = yield* dispatched(sender)
      axis.goAway(tayNinh.code)
      for (let minutes = 0; minutes < 60; minutes++) {
        yield* sender.work.drain()
        yield* TestClock.adjust("1 minute")
      }
      axis.comeBack(tayNinh.code)
      yield* sender.work.drain()
      yield* sender.work.poll()
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["sent"])
      expect(yield* axisEvents(scene)).toEqual(["AxisAway", "AxisBack"])
    }).pipe(quietly),
  )
})

describe("A document that alone is not taken, by the words for an axis that is away", () => {
  it.effect("stops after two hours although the process is started again every half hour", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh, vpcp, btttt])
      const tenant = Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })
      const store = Context.get(yield* Layer.build(Layer.provide(memoryStorage(), tenant)), Storage)
      const retry = { firstDelaySeconds: 10, maxDelaySeconds: 60, attempts: 4 }
      const open = openTestAgency(axis, tayNinh, { storage: Layer.succeed(Storage, store), retry })
      const choking = "Tệp quá lớn"
      axis.chokeOn(choking, "busy")
      const first = yield* open
      const id = yield* dispatched(first, [vpcp.code], { subject: choking })
      const found: Array<string> = []
      for (let halfHours = 1; halfHours <= 6; halfHours++) {
        const scope = yield* Scope.make()
        const process = yield* Scope.provide(open, scope)
        const running = yield* Effect.forkChild(process.work.runDispatcher())
        for (let minutes = 0; minutes < 30; minutes += 5) {
          yield* dispatched(process, [btttt.code])
          for (let each = 0; each < 5; each++) yield* TestClock.adjust("1 minute")
        }
        yield* Fiber.interrupt(running)
        yield* Scope.close(scope, Exit.void)
        found.push(...(yield* standings(first, id)))
      }
      expect(found.slice(0, 3)).toEqual(["retrying", "retrying", "retrying"])
      expect(found.at(-1)).toBe("parked")
    }).pipe(quietly),
  )
})
