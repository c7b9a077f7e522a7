import { it } from "@effect/vitest"
import { StorageError } from "@lienthong/core"
import { Storage, Tenant, Transport } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { memoryAxis, memoryStorage, openTestAgency } from "@lienthong/testkit"
import { Clock, Context, Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  quietly,
  standings,
  start,
  tayNinh,
  until,
  vpcp,
} from "../scene.ts"

type Store = Storage["Service"]

const away = Effect.fail(new StorageError({ reason: "unavailable", detail: { problem: "made by the test" } }))

/** When the store goes away on its own: after it has given work out, or with the answer in which it does. */
type Leaving = "after lease" | "with lease"

/** A store that can be away for a while. */
const makeStore = Effect.gen(function* () {
  const store = Context.get(
    yield* Layer.build(
      Layer.provide(memoryStorage(), Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })),
    ),
    Storage,
  )
  const state: { isAway: boolean; leaves?: Leaving | undefined } = { isAway: false }
  const call = <A>(asked: Effect.Effect<A, StorageError>): Effect.Effect<A, StorageError> =>
    Effect.suspend(() => (state.isAway ? away : asked))
  const failing: Store = {
    ...store,
    commit: (commit) => call(store.commit(commit)),
    readStream: (stream, after) => call(store.readStream(stream, after)),
    readLast: (stream) => call(store.readLast(stream)),
    findMark: (key) => call(store.findMark(key)),
    findWork: (id) => call(store.findWork(id)),
    listWork: call(store.listWork),
    leaseWork: (request) =>
      Effect.flatMap(call(store.leaseWork(request)), (leased) => {
        const { leaves } = state
        if (leaves === undefined || leased.length === 0) return Effect.succeed(leased)
        state.leaves = undefined
        state.isAway = leaves === "after lease"
        return leaves === "with lease" ? away : Effect.succeed(leased)
      }),
    nextDue: (lanes) => call(store.nextDue(lanes)),
    getBlob: (digest) => call(store.getBlob(digest)),
  }
  return { store, failing, state }
})

/** A sender whose store goes away when the axis has taken its next packet, or is just asked for it. */
const openLosing = Effect.gen(function* () {
  yield* TestClock.setTime(start)
  const axis = memoryAxis([tayNinh, vpcp, btttt])
  const { store, failing, state } = yield* makeStore
  let isArmed = false
  const sender = yield* openTestAgency(
    {
      transport: (agency) =>
        Layer.effect(
          Transport,
          Effect.map(Transport, (transport) => ({
            ...transport,
            submit: (submission) =>
              Effect.tap(transport.submit(submission), () =>
                Effect.sync(() => {
                  state.isAway ||= isArmed
                  isArmed = false
                }),
              ),
          })),
        ).pipe(Layer.provide(axis.transport(agency))),
    },
    tayNinh,
    { storage: Layer.succeed(Storage, failing) },
  )
  const receiver = yield* openTestAgency(axis, vpcp)
  const arm = () => {
    isArmed = true
  }
  return { axis, sender, receiver, store, state, arm }
})

type Scene = Effect.Success<typeof openLosing>

/** Starts the workers, lets them send until the store has gone, and keeps it away for so long. */
const sendIntoOutage = ({ sender, state, arm }: Scene, minutes: number) =>
  Effect.gen(function* () {
    arm()
    const workers = yield* Effect.forkChild(quietly(sender.work.drain()), { startImmediately: true })
    yield* until(() => state.isAway)
    yield* TestClock.adjust(`${minutes} minutes`)
    return workers
  })

describe("The outcome of work while the store was away", () => {
  for (const minutes of [1, 4, 90])
    it.effect(
      `is recorded as soon as it is back after ${minutes} minutes, and the axis is not asked again`,
      () =>
        Effect.gen(function* () {
          const scene = yield* openLosing
          const { axis, sender, state, store } = scene
          const id = yield* dispatched(sender)
          const workers = yield* sendIntoOutage(scene, minutes)
          expect(workers.pollUnsafe()).toBeUndefined()
          state.isAway = false
          yield* TestClock.adjust("6 seconds")
          expect(yield* Fiber.join(workers)).toBe(1)
          expect(axis.asked).toEqual([])
          const [delivery] = yield* sender.outgoing.deliveries(id)
          expect(delivery).toMatchObject({ standing: "sent", submitted: { knownBy: "answer" } })
          expect((yield* store.listWork).filter(({ kind }) => kind === "document")).toEqual([])
        }),
    )

  it.effect("is recorded for a status report as well", () =>
    Effect.gen(function* () {
      const scene = yield* openLosing
      const { sender, receiver, state, store } = scene
      yield* dispatched(receiver, [tayNinh.code])
      yield* receiver.work.drain()
      yield* sender.work.poll()
      yield* sender.work.drain()
      yield* sender.incoming.accept(yield* onlyArrival(sender), by)
      const workers = yield* sendIntoOutage(scene, 30)
      state.isAway = false
      yield* TestClock.adjust("6 seconds")
      yield* Fiber.join(workers)
      const report = (yield* store.readLog(0n, 1_000)).findLast(({ type }) => type === "NoticeSent")
      expect(JSON.parse(report?.data ?? "{}")).toMatchObject({ status: "03", attempt: 1 })
    }),
  )

  it.effect("is dropped where somebody else has taken the work over, and sent once", () =>
    Effect.gen(function* () {
      const scene = yield* openLosing
      const { axis, sender, receiver, state, store } = scene
      const id = yield* dispatched(sender)
      const workers = yield* sendIntoOutage(scene, 10)
      const present = yield* Clock.currentTimeMillis
      const request = { lanes: [0, 1, 2, 3] as const, limit: 1, now: vietnamTime(present) }
      const [taken] = yield* store.leaseWork({
        ...request,
        until: vietnamTime(present + 60_000),
        worker: "other",
      })
      expect(taken).toMatchObject({ kind: "document", attempt: 2 })
      state.isAway = false
      yield* TestClock.adjust("6 seconds")
      expect(yield* Fiber.join(workers)).toBe(1)
      expect(yield* store.findWork(taken?.id ?? "")).toMatchObject({ value: { leased: { worker: "other" } } })
      yield* TestClock.adjust("2 minutes")
      yield* exchangeMail(sender, receiver)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      expect(axis.mail(vpcp.code)).toHaveLength(1)
    }),
  )

  it.effect("is retried once by a worker that has to stop, which then stops", () =>
    Effect.gen(function* () {
      const scene = yield* openLosing
      const { sender, state } = scene
      const id = yield* dispatched(sender)
      const workers = yield* sendIntoOutage(scene, 1)
      state.isAway = false
      yield* Fiber.interrupt(workers)
      const [delivery] = yield* sender.outgoing.deliveries(id)
      expect(delivery).toMatchObject({ standing: "sent" })
    }),
  )

  it.effect("keeps a worker that has to stop no longer than it takes to ask a store that stays away", () =>
    Effect.gen(function* () {
      const scene = yield* openLosing
      const { axis, sender, receiver, state } = scene
      const id = yield* dispatched(sender)
      const workers = yield* sendIntoOutage(scene, 1)
      const stopping = yield* Effect.forkChild(Fiber.interrupt(workers), { startImmediately: true })
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(stopping)
      state.isAway = false
      yield* TestClock.adjust("6 minutes")
      yield* exchangeMail(sender, receiver)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      expect(axis.mail(vpcp.code)).toHaveLength(1)
    }),
  )
})

describe("Work that a worker has taken and not begun when the store goes away", () => {
  for (const [minutes, attempt] of [
    [1, 1],
    [30, 2],
  ] as const)
    it.effect(`for ${minutes} minutes is sent when it is back, at attempt ${attempt}`, () =>
      Effect.gen(function* () {
        const { axis, sender, state } = yield* openLosing
        const id = yield* dispatched(sender)
        state.leaves = "after lease"
        const workers = yield* Effect.forkChild(quietly(sender.work.drain()), { startImmediately: true })
        yield* until(() => state.isAway)
        yield* TestClock.adjust(`${minutes} minutes`)
        expect(axis.taken).toEqual([])
        state.isAway = false
        yield* TestClock.adjust("6 seconds")
        expect(yield* Fiber.join(workers)).toBe(attempt)
        expect(yield* standings(sender, id)).toEqual(["sent"])
        expect(axis.taken).toHaveLength(1)
      }),
    )

  it.effect("is taken again by the same worker at once when the answer to its lease was lost", () =>
    Effect.gen(function* () {
      const { axis, sender, state } = yield* openLosing
      const id = yield* dispatched(sender)
      state.leaves = "with lease"
      const capacity = { urgent: 0, ordinary: 1 }
      yield* Effect.forkScoped(quietly(sender.work.runDispatcher(capacity)))
      yield* TestClock.adjust("10 seconds")
      expect(yield* standings(sender, id)).toEqual(["sent"])
      expect(axis.taken).toHaveLength(1)
    }),
  )
})
