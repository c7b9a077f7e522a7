import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe, expect } from "vitest"
import { btttt, dispatched, openScene, quietly, standings, tayNinh, vpcp } from "../scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

const axisEvents = ({ sender }: Scene) =>
  Effect.map(sender.store.readStream(`axis/${tayNinh.code}`), (events) => events.map(({ type }) => type))

const attempts = ({ sender }: Scene) =>
  Effect.map(sender.store.listWork, (all) =>
    all.filter(({ kind }) => kind !== "watch").map(({ attempt }) => attempt),
  )

/** Runs the dispatcher for some time. */
const runFor = ({ sender }: Scene, time: Parameters<typeof TestClock.adjust>[0]) =>
  Effect.gen(function* () {
    const running = yield* Effect.forkChild(sender.work.runDispatcher())
    yield* TestClock.adjust(time)
    yield* Fiber.interrupt(running)
  })

/** Lets hours pass in which a host sends what is due every ten minutes. */
const sendFor = ({ sender }: Scene, hours: number) =>
  Effect.forEach(Array.from({ length: hours * 6 }), () =>
    Effect.andThen(TestClock.adjust("10 minutes"), sender.work.drain()),
  )

describe("An axis that is away", () => {
  for (const hours of [20, 3 * 24])
    for (const reason of [
      "unreachable",
      "timed-out",
      "busy",
      "unauthorized",
      "malformed-answer",
      "failed",
    ] as const)
      it.effect(
        `for ${hours} hours (${reason}) stops nothing for good: all leaves when it is back, urgent first`,
        () =>
          Effect.gen(function* () {
            const scene = yield* openScene()
            const { axis, sender } = scene
            const ordinary = yield* Effect.forEach([vpcp.code, btttt.code], (to) => dispatched(sender, [to]))
            axis.goAway(tayNinh.code, reason)
            yield* runFor(scene, "10 minutes")
            yield* sendFor(scene, hours)
            // Put in while it is away, and before all others when it is back.
            const flash = yield* dispatched(sender, [vpcp.code], { urgency: "flash", subject: "Hỏa tốc" })
            yield* sendFor(scene, 2)
            expect(axis.taken).toEqual([])
            expect((yield* attempts(scene)).every((attempt) => attempt === 0)).toBe(true)
            expect((yield* sender.work.list()).every(({ state }) => state === "waiting")).toBe(true)
            expect(yield* axisEvents(scene)).toEqual(["AxisAway"])
            const faults = (yield* sender.reports.faults()).rows
            expect(faults).toMatchObject([
              { code: `transport/${reason}`, outcome: { code: "waiting-for-axis" } },
            ])
            expect((yield* sender.reports.headline()).axisAwaySince).toBeDefined()
            const { waiting } = yield* sender.work.explain(flash)
            expect(waiting[0]?.now.vi).toContain("Chờ trục")

            axis.comeBack(tayNinh.code)
            yield* runFor(scene, "10 minutes")
            expect(yield* axisEvents(scene)).toEqual(["AxisAway", "AxisBack"])
            expect((yield* sender.reports.faults()).rows).toMatchObject([{ outcome: { code: "axis-back" } }])
            expect((yield* sender.reports.headline()).axisAwaySince).toBeUndefined()
            for (const id of [...ordinary, flash]) expect(yield* standings(sender, id)).toEqual(["sent"])
            expect(axis.taken).toHaveLength(3)
            const [first] = axis.taken
            assert.include(new TextDecoder().decode(first?.bytes), "Hỏa tốc")
          }).pipe(quietly),
      )
})
