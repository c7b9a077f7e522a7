import { it } from "@effect/vitest"
import type { TrackingLine } from "@lienthong/core/report"
import type { MemoryFault } from "@lienthong/testkit"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe } from "vitest"
import {
  expectGaplessRegisters,
  expectNobodyLostOrDoubled,
  expectSameReplacements,
  expectSameReplies,
  expectSidesAgree,
  expectTablesOfWholeLog,
} from "./lives-oracle.ts"
import { btttt, by, dispatched, exchangeMail, openScene, quietly, sealed, tayNinh, vpcp } from "./scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>
type Side = "sender" | "receiver" | "other"

/** One thing that somebody does, or that befalls the axis. */
interface Happening {
  readonly name: string
  readonly run: (scene: Scene) => Effect.Effect<unknown, unknown>
  readonly [fc.toStringMethod]: () => string
}

/** Anything may be denied: what matters is how the documents end. */
const trying = <A, E>(asked: Effect.Effect<A, E>) => Effect.ignore(asked)

const code = { sender: tayNinh.code, receiver: vpcp.code, other: btttt.code } as const
const sides: ReadonlyArray<Side> = ["sender", "receiver", "other"]

const side = fc.constantFrom(...sides)
/** Some of the others, by their codes. */
const some = (from: Side, chosen: ReadonlyArray<Side>) =>
  chosen.flatMap((to) => (to === from ? [] : [code[to] as string]))
const several = fc.subarray([...sides], { minLength: 2 })
const which = fc.nat(9)
const urgency = fc.constantFrom("ordinary" as const, "urgent" as const, "flash" as const)
const fault = fc.constantFrom<MemoryFault>(
  "unreachable",
  "taken-then-timed-out",
  "timed-out-before-taking",
  "delivered-twice",
  "ask-unreachable",
  "fetch-unreachable",
  "lost-acknowledgement",
)

const happening = (name: string, run: Happening["run"]): Happening => ({
  name,
  run,
  [fc.toStringMethod]: () => name,
})

const dispatching = fc
  .tuple(side, several, urgency)
  .map(([from, to, pace]) =>
    happening(`${from} dispatches to ${to} (${pace})`, (scene) =>
      dispatched(scene[from], some(from, to), { urgency: pace }),
    ),
  )

/** Something that an agency does with a document that it has dispatched, and one of its recipients. */
const withLine = (
  from: Side,
  index: number,
  name: string,
  use: (scene: Scene, line: TrackingLine) => Effect.Effect<unknown, unknown>,
) =>
  happening(`${from} ${name} ${index}`, (scene) =>
    Effect.gen(function* () {
      const lines = (yield* scene[from].reports.tracking()).rows
      const line = lines[index % Math.max(lines.length, 1)]
      if (line) yield* trying(use(scene, line))
    }),
  )

const recalling = fc
  .tuple(side, which)
  .map(([from, index]) =>
    withLine(from, index, "recalls", (scene, { document }) =>
      scene[from].outgoing.recall(document, { reason: "Sai số liệu" }, by),
    ),
  )

const askingAgain = fc
  .tuple(side, which)
  .map(([from, index]) =>
    withLine(from, index, "asks again for", (scene, { document, to }) =>
      scene[from].outgoing.recallAgain(document, { recipient: to.code, reason: "Vẫn sai" }, by),
    ),
  )

const updating = fc
  .tuple(
    side,
    which,
    fc.record({
      due: fc.boolean(),
      add: fc.subarray([...sides], { maxLength: 1 }),
      remove: fc.subarray([...sides], { maxLength: 1 }),
    }),
  )
  .map(([from, index, { due, add, remove }]) =>
    withLine(from, index, `updates (due ${due}, adds ${add}, removes ${remove})`, (scene, { document }) =>
      scene[from].outgoing.update(
        document,
        {
          reason: "Gia hạn",
          ...(due && { dueDate: "2019-07-15" }),
          add: some(from, add),
          remove: some(from, remove),
        },
        by,
      ),
    ),
  )

const replacing = fc.tuple(side, which, several).map(([from, index, to]) =>
  withLine(from, index, `replaces for ${to}`, (scene, { document }) =>
    Effect.gen(function* () {
      const id = yield* sealed(scene[from], { subject: "Bản sửa" })
      yield* scene[from].outgoing.dispatch(id, { to: some(from, to), replaces: [document] }, by)
    }),
  ),
)

const answering = fc.tuple(side, which, several, fc.boolean()).map(([from, index, to, completesAnswered]) =>
  happening(`${from} answers ${index} to ${to}`, (scene) =>
    Effect.gen(function* () {
      const lines = (yield* scene[from].reports.incoming()).rows
      const line = lines[index % Math.max(lines.length, 1)]
      if (!line) return
      const replying = { subject: "Trả lời", answers: [line.document], completesAnswered }
      yield* trying(dispatched(scene[from], some(from, to), replying))
    }),
  ),
)

/** The axis keeps what comes for an agency back for a while, so that later mail overtakes it. */
const delaying = fc
  .tuple(side, fc.constantFrom("document" as const, "status" as const, undefined))
  .map(([at, kind]) =>
    happening(kind ? `${at}'s mail of kind ${kind} is delayed` : `${at}'s mail comes`, ({ axis }) =>
      Effect.sync(() => (kind ? axis.hold(code[at], kind) : axis.release(code[at]))),
    ),
  )

const steps = {
  accept: (scene, at, id) => scene[at].incoming.accept(id, by),
  refuse: (scene, at, id) => scene[at].incoming.refuse(id, { text: "Sai thể thức" }, by),
  assign: (scene, at, id) => scene[at].incoming.assign(id, { to: "Văn phòng" }, by),
  startProcessing: (scene, at, id) => scene[at].incoming.startProcessing(id, by),
  complete: (scene, at, id) => scene[at].incoming.complete(id, by),
  agreeToRecall: (scene, at, id) => scene[at].incoming.agreeToRecall(id, by),
  agreeToUpdate: (scene, at, id) => scene[at].incoming.agreeToUpdate(id, by),
  declineUpdate: (scene, at, id) => scene[at].incoming.declineUpdate(id, { reason: "Đã báo cáo" }, by),
  declineRecall: (scene, at, id) => scene[at].incoming.declineRecall(id, { reason: "Đã lập hồ sơ" }, by),
} satisfies Record<string, (scene: Scene, at: Side, id: string) => Effect.Effect<unknown, unknown>>

const handling = fc
  .tuple(side, which, fc.constantFrom(...(Object.keys(steps) as ReadonlyArray<keyof typeof steps>)))
  .map(([at, index, step]) =>
    happening(`${at} does ${step} with ${index}`, (scene) =>
      Effect.gen(function* () {
        const lines = (yield* scene[at].reports.incoming()).rows
        const line = lines[index % Math.max(lines.length, 1)]
        if (line) yield* trying(steps[step](scene, at, line.document))
      }),
    ),
  )

const mailing = fc
  .tuple(side, fc.constantFrom("drain" as const, "poll" as const))
  .map(([at, what]) => happening(`${at} does ${what}`, (scene) => scene[at].work[what]()))

const waiting = fc
  .constantFrom("20 seconds", "10 minutes", "3 hours")
  .map((time) => happening(`${time} pass`, () => TestClock.adjust(time as "20 seconds")))

const misbehaving = fc
  .tuple(side, fault)
  .map(([at, what]) =>
    happening(`${at} meets ${what}`, ({ axis }) => Effect.sync(() => axis.misbehave(code[at], what))),
  )

/** A worker is stopped while the axis, which has taken the packet, does not answer. */
const stopping = side.map((from) =>
  happening(`${from}'s worker is stopped`, ({ axis, ...agencies }) =>
    Effect.gen(function* () {
      axis.misbehave(code[from], "taken-then-silent")
      const working = yield* Effect.forkChild(agencies[from].work.drain())
      for (let turn = 0; turn < 500; turn++) yield* Effect.yieldNow
      yield* Fiber.interrupt(working)
      axis.calm()
    }),
  ),
)

/** The axis says no to a document. Nothing else is sent with it, so that the no is for the document. */
const refusing = side.map((from) =>
  happening(`${from} is refused`, (scene) =>
    Effect.gen(function* () {
      yield* quietly(trying(scene[from].work.drain()))
      scene.axis.calm()
      const id = yield* dispatched(scene[from], some(from, sides), { urgency: "flash" })
      scene.axis.misbehave(code[from], "refused")
      yield* scene[from].work.drain()
      return id
    }),
  ),
)

const lives = fc.array(
  fc.oneof(
    { arbitrary: dispatching, weight: 3 },
    { arbitrary: handling, weight: 6 },
    { arbitrary: mailing, weight: 6 },
    { arbitrary: misbehaving, weight: 4 },
    { arbitrary: waiting, weight: 2 },
    { arbitrary: recalling, weight: 2 },
    { arbitrary: askingAgain, weight: 1 },
    { arbitrary: updating, weight: 3 },
    { arbitrary: replacing, weight: 1 },
    { arbitrary: answering, weight: 3 },
    { arbitrary: delaying, weight: 2 },
    { arbitrary: refusing, weight: 1 },
    { arbitrary: stopping, weight: 1 },
  ),
  { minLength: 5, maxLength: 60, size: "max" },
)

/**
 * The axis behaves again, whatever stopped is started again, and time passes until nothing moves any more.
 */
const settle = (scene: Scene) =>
  Effect.gen(function* () {
    const { axis, sender, receiver, other } = scene
    axis.calm()
    for (const at of Object.values(code)) axis.release(at)
    for (const agency of [sender, receiver, other])
      for (const { document } of (yield* agency.reports.tracking()).rows)
        yield* trying(agency.outgoing.resend(document, by))
    for (let round = 0; round < 10; round++) {
      yield* exchangeMail(sender, receiver, other)
      yield* TestClock.adjust("3 hours")
    }
  })

describe("Agencies over an axis that misbehaves", () => {
  it("lose no document, duplicate none, and agree in the end on every one", () =>
    fc.assert(
      fc.asyncProperty(lives, (life) =>
        Effect.gen(function* () {
          const scene = yield* openScene()
          for (const { run } of life) yield* run(scene)
          yield* settle(scene)
          yield* expectNobodyLostOrDoubled(scene)
          yield* expectSidesAgree(scene)
          yield* expectSameReplacements(scene)
          yield* expectSameReplies(scene)
          yield* expectGaplessRegisters(scene)
          for (const each of sides) yield* expectTablesOfWholeLog(scene[each])
        }).pipe(quietly, Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
      ),
      { numRuns: 20 },
    ))
})
