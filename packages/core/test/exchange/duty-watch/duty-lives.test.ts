import { it } from "@effect/vitest"
import { chief } from "@lienthong/testkit"
import { Effect, Fiber, Stream } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { by, exchangeMail, openScene, quietly, sealed, tayNinh, vpcp } from "../scene.ts"
import { expectedMisses, recordedMisses } from "./duty-oracle.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** One thing that a clerk does, that befalls the axis, or that time brings. */
interface Happening {
  readonly name: string
  readonly run: (scene: Scene) => Effect.Effect<unknown, unknown>
  readonly [fc.toStringMethod]: () => string
}

const happening = (name: string, run: Happening["run"]): Happening => ({
  name,
  run: (scene) => Effect.ignore(run(scene)),
  [fc.toStringMethod]: () => name,
})

const which = fc.nat(5)
const urgency = fc.constantFrom("ordinary" as const, "urgent" as const, "flash" as const)
const dueDate = fc.constantFrom(undefined, "2019-06-19", "2019-06-21", "2019-06-26")

const signing = fc
  .tuple(urgency, dueDate)
  .map(([pace, due]) =>
    happening(`signs (${pace}, due ${due ?? "never"})`, ({ sender }) =>
      sealed(sender, { urgency: pace, ...(due !== undefined && { dueDate: due }) }),
    ),
  )

const outgoing = fc
  .tuple(which, fc.constantFrom("dispatches", "dispatches", "recalls", "resends"))
  .map(([index, act]) =>
    happening(`${act} ${index}`, ({ sender }) =>
      Effect.gen(function* () {
        const lines = (yield* sender.reports.outgoing()).rows
        const id = lines[index % lines.length]?.document ?? ""
        yield* act === "dispatches"
          ? sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
          : act === "recalls"
            ? sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
            : sender.outgoing.resend(id, by)
      }),
    ),
  )

const updating = fc
  .tuple(which, fc.constantFrom("2019-06-20", "2019-06-22", "2019-06-24", "2019-07-02"))
  .map(([index, due]) =>
    happening(`moves the due date of ${index} to ${due}`, ({ sender }) =>
      Effect.gen(function* () {
        const lines = (yield* sender.reports.outgoing()).rows
        const id = lines[index % lines.length]?.document ?? ""
        yield* sender.outgoing.update(id, { reason: "Đổi hạn trả lời", dueDate: due }, by)
      }),
    ),
  )

const steps = {
  accepts: ({ receiver }: Scene, id: string) => receiver.incoming.accept(id, by),
  assigns: ({ receiver }: Scene, id: string) => receiver.incoming.assign(id, { to: "Vụ Tổng hợp" }, by),
  "assigns until 22 June": ({ receiver }: Scene, id: string) =>
    receiver.incoming.assign(id, { to: "Vụ Tổng hợp", due: "2019-06-22" }, by),
  "extends to 25 June": ({ receiver }: Scene, id: string) =>
    receiver.incoming.extend(id, { due: "2019-06-25", reason: "Chờ ý kiến" }, { by: chief }),
  "hands back": ({ receiver }: Scene, id: string) =>
    receiver.incoming.handBack(id, { reason: "Không đúng chức năng" }, by),
  starts: ({ receiver }: Scene, id: string) => receiver.incoming.startProcessing(id, by),
  completes: ({ receiver }: Scene, id: string) => receiver.incoming.complete(id, by),
  refuses: ({ receiver }: Scene, id: string) => receiver.incoming.refuse(id, { text: "Sai thể thức" }, by),
  "agrees to the change of": ({ receiver }: Scene, id: string) => receiver.incoming.agreeToUpdate(id, by),
  "gives back": ({ receiver }: Scene, id: string) => receiver.incoming.agreeToRecall(id, by),
} satisfies Record<string, (scene: Scene, id: string) => Effect.Effect<unknown, unknown>>

const handling = fc
  .tuple(which, fc.constantFrom(...(Object.keys(steps) as ReadonlyArray<keyof typeof steps>)))
  .map(([index, step]) =>
    happening(`${step} ${index}`, (scene) =>
      Effect.gen(function* () {
        const lines = (yield* scene.receiver.reports.incoming()).rows
        yield* steps[step](scene, lines[index % lines.length]?.document ?? "")
      }),
    ),
  )

const mailing = fc
  .constantFrom("sender" as const, "receiver" as const)
  .map((side) =>
    happening(`the ${side}'s workers run`, (scene) =>
      Effect.andThen(scene[side].work.drain(), scene[side].work.poll()),
    ),
  )

const waiting = fc
  .constantFrom("20 minutes", "3 hours", "1 day", "4 days")
  .map((time) => happening(`${time} pass`, () => TestClock.adjust(time as "1 day")))

const misbehaving = fc
  .tuple(
    fc.constantFrom(tayNinh.code, vpcp.code),
    fc.constantFrom("unreachable" as const, "refused" as const, "taken-then-timed-out" as const),
  )
  .map(([code, fault]) =>
    happening(`${code} meets ${fault}`, ({ axis }) => Effect.sync(() => axis.misbehave(code, fault))),
  )

const lives = fc.array(
  fc.oneof(
    { arbitrary: signing, weight: 3 },
    { arbitrary: outgoing, weight: 4 },
    { arbitrary: updating, weight: 3 },
    { arbitrary: handling, weight: 6 },
    { arbitrary: mailing, weight: 6 },
    { arbitrary: waiting, weight: 4 },
    { arbitrary: misbehaving, weight: 1 },
  ),
  { minLength: 5, maxLength: 40, size: "max" },
)

/** Every 01 that an arrival owes waits in the queue or was dealt with: never is there a moment without. */
const expectNoticesOwed = ({ receiver }: Scene) =>
  Effect.gen(function* () {
    const changes = yield* Stream.runCollect(receiver.changes())
    const work = yield* receiver.store.listWork
    for (const { stream, event } of changes) {
      if (event._tag !== "Arrived") continue
      const waits = work.some(
        ({ kind, payload }) =>
          kind === "status" && payload.includes(`"about":"${stream}"`) && payload.includes(`"status":"01"`),
      )
      const settled = changes.some(
        ({ event: other }) =>
          (other._tag === "NoticeSent" || other._tag === "NoticeParked") &&
          other.about === stream &&
          other.status === "01",
      )
      expect([stream, waits || settled]).toEqual([stream, true])
    }
  })

/** All bounds pass, and several workers look at once. */
const settle = (scene: Scene) =>
  Effect.gen(function* () {
    scene.axis.calm()
    yield* exchangeMail(scene.sender, scene.receiver)
    yield* TestClock.adjust("60 days")
    const workers = yield* Effect.forEach(
      [scene.sender, scene.receiver, scene.sender, scene.receiver],
      (agency) => Effect.forkChild(agency.work.drain()),
    )
    yield* Effect.forEach(workers, Fiber.join)
    yield* exchangeMail(scene.sender, scene.receiver)
    yield* TestClock.adjust("60 days")
    yield* exchangeMail(scene.sender, scene.receiver)
  })

describe("Whatever happens to documents, and whenever the workers look", () => {
  it("every duty that was not kept at its bound is on record once, and no other", () =>
    fc.assert(
      fc.asyncProperty(lives, (life) =>
        Effect.gen(function* () {
          const scene = yield* openScene()
          for (const { run } of life) {
            yield* run(scene)
            yield* expectNoticesOwed(scene)
          }
          yield* settle(scene)
          for (const agency of [scene.sender, scene.receiver]) {
            const changes = yield* Stream.runCollect(agency.changes())
            expect([...recordedMisses(changes)].sort()).toEqual([...expectedMisses(changes)].sort())
            const watches = (yield* agency.store.listWork).filter(({ kind }) => kind === "watch")
            expect(watches).toEqual([])
          }
        }).pipe(quietly, Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
      ),
      { numRuns: 25 },
    ))
})
