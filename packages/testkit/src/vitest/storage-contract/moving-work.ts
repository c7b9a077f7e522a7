import { Effect, Option } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { commitOf, leaseDue, minute, refusal, workOf } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const send = workOf("send")

const leased = Effect.fnUntraced(function* (store: OpenStore) {
  yield* store.commit(commitOf("add", { work: { add: [send] } }))
  const [work] = yield* leaseDue(store)
  return yield* Effect.fromNullishOr(work)
})

const released = (id: string, lease: string, due: number) =>
  commitOf(id, { work: { release: [{ id: "send", lease, dueAt: minute(due) }] } })

const done = (id: string, lease: string) =>
  commitOf(id, { work: { settle: [{ id: "send", lease, outcome: { _tag: "Done" } }] } })

/**
 * What a person does with work by hand: look at it, take it from a worker that is dead, have it tried again.
 */
export const movingWork = (test: ContractTest): void => {
  test("An item is found by its id, as it stands in the list of work", function* (store) {
    yield* leased(store)
    yield* store.commit(commitOf("more", { work: { add: [workOf("other")] } }))
    for (const view of yield* store.listWork) {
      expect(yield* store.findWork(view.id)).toEqual(Option.some(view))
    }
    expect(yield* store.findWork("unknown")).toEqual(Option.none())
  })

  test("Work that is done is not found", function* (store) {
    const { lease } = yield* leased(store)
    yield* store.commit(done("done", lease))
    expect(yield* store.findWork("send")).toEqual(Option.none())
  })

  test("A leased item shows who works on it, under which lease and until when, also after that time", function* (store) {
    const { lease } = yield* leased(store)
    expect(yield* store.findWork("send")).toMatchObject({
      value: { state: "leased", leased: { worker: "worker", lease, until: minute(10) } },
    })
  })

  test("An item that is not leased shows no lease", function* (store) {
    const { lease } = yield* leased(store)
    yield* store.commit(released("release", lease, 20))
    expect(yield* store.findWork("send")).toEqual(
      Option.some({ ...send, state: "waiting", attempt: 1, dueAt: minute(20) }),
    )
  })

  test("Released work is taken by the next worker when it is due, and counts its attempts on", function* (store) {
    const { lease } = yield* leased(store)
    yield* store.commit(released("release", lease, 5))
    expect(yield* leaseDue(store, 4)).toEqual([])
    expect(yield* leaseDue(store, 5)).toMatchObject([{ id: "send", attempt: 2 }])
  })

  test("The worker from whom an item was taken has lost its lease", function* (store) {
    const { lease } = yield* leased(store)
    yield* store.commit(released("release", lease, 0))
    expect(yield* refusal(store.commit(done("late", lease)))).toBe("lease-lost")
    yield* leaseDue(store)
    expect(yield* refusal(store.commit(done("too late", lease)))).toBe("lease-lost")
  })

  test("Only the lease that was seen is taken away", function* (store) {
    const { lease } = yield* leased(store)
    yield* leaseDue(store, 10)
    const error = yield* Effect.flip(store.commit(released("stale", lease, 0)))
    expect([error.reason, error.detail]).toEqual(["work-moved", { work: "send", state: "leased" }])
    expect(yield* store.findWork("send")).toMatchObject({ value: { state: "leased", attempt: 2 } })
  })

  test("Work that waits, is parked or is done is not released", function* (store) {
    const { lease } = yield* leased(store)
    yield* store.commit(released("first", lease, 0))
    const again = yield* Effect.flip(store.commit(released("again", lease, 0)))
    expect([again.reason, again.detail]).toEqual(["work-moved", { work: "send", state: "waiting" }])

    const [second] = yield* leaseDue(store)
    const parked = {
      id: "send",
      lease: second?.lease ?? "",
      outcome: { _tag: "Parked", note: "hỏng" },
    } as const
    yield* store.commit(commitOf("park", { work: { settle: [parked] } }))
    const late = yield* Effect.flip(store.commit(released("late", parked.lease, 0)))
    expect([late.reason, late.detail]).toEqual(["work-moved", { work: "send", state: "parked" }])

    const unknown = commitOf("unknown", { work: { release: [{ id: "none", lease, dueAt: minute(0) }] } })
    const missing = yield* Effect.flip(store.commit(unknown))
    expect([missing.reason, missing.detail]).toEqual(["work-moved", { work: "none", state: "done" }])
  })

  test("Work that was parked in a commit can be requeued in the same one", function* (store) {
    const { lease } = yield* leased(store)
    const outcome = { _tag: "Parked", note: "Thử lại từ đầu" } as const
    yield* store.commit(
      commitOf("restart", {
        work: { settle: [{ id: "send", lease, outcome }], requeue: [{ id: "send", dueAt: minute(3) }] },
      }),
    )
    expect(yield* store.findWork("send")).toMatchObject({
      value: { state: "waiting", attempt: 0, dueAt: minute(3), note: outcome.note },
    })
  })
}
