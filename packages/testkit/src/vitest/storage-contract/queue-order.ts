import type { NewWork, QueueLane } from "@lienthong/core/adapter"
import { Effect, Option } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { commitOf, leaseDue, minute, refusal, workOf } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const add = (store: OpenStore, ...work: ReadonlyArray<NewWork>) =>
  store.commit(commitOf(`add ${work.map((w) => w.id)}`, { work: { add: work } }))

const take = (store: OpenStore, lanes: ReadonlyArray<QueueLane>, limit: number, now = 0) =>
  Effect.map(
    store.leaseWork({ lanes, limit, now: minute(now), until: minute(now + 10), worker: "worker" }),
    (leased) => leased.map((work) => work.id),
  )

const idsOf = (work: ReadonlyArray<{ readonly id: string }>) => work.map(({ id }) => id)

/** Which work comes first. */
export const queueOrder = (test: ContractTest): void => {
  test("Work is taken by lane, then by due time, then in the order it was added", function* (store) {
    yield* add(
      store,
      workOf("ordinary, early", { lane: 3, dueAt: minute(-60) }),
      workOf("urgent, second", { lane: 2, dueAt: minute(-1) }),
      workOf("urgent, third", { lane: 2, dueAt: minute(-1) }),
      workOf("urgent, first", { lane: 2, dueAt: minute(-2) }),
    )
    yield* add(store, workOf("flash", { lane: 0, dueAt: minute(0) }))
    const order = ["flash", "urgent, first", "urgent, second", "urgent, third", "ordinary, early"]
    expect(idsOf(yield* store.listWork)).toEqual(order)
    expect(idsOf(yield* leaseDue(store))).toEqual(order)
  })

  test("A worker gets work of the lanes it asks for, whatever else waits", function* (store) {
    yield* add(store, workOf("w0", { lane: 0 }), workOf("w1", { lane: 1 }), workOf("w3", { lane: 3 }))
    expect(yield* take(store, [3, 1], 10)).toEqual(["w1", "w3"])
    expect(yield* take(store, [], 10)).toEqual([])
    expect(yield* take(store, [0], 10)).toEqual(["w0"])
  })

  test("A worker gets no more items than it asks for, the first ones first", function* (store) {
    yield* add(store, workOf("a", { lane: 0 }), workOf("b", { lane: 1 }), workOf("c", { lane: 1 }))
    expect(yield* take(store, [0, 1], 0)).toEqual([])
    expect(yield* take(store, [0, 1], 2)).toEqual(["a", "b"])
    expect(yield* take(store, [0, 1], 2)).toEqual(["c"])
  })

  test("Work is not taken before it is due, and is at that moment", function* (store) {
    yield* add(store, workOf("later", { dueAt: minute(30) }))
    expect(yield* take(store, [3], 1, 29)).toEqual([])
    expect(yield* take(store, [3], 1, 30)).toEqual(["later"])
  })

  test("A leased item says what is to be done, as it was added", function* (store) {
    const work = workOf("send", { lane: 1, kind: "send-status", payload: '{ "trạng thái": "03" }' })
    yield* add(store, work)
    const [leased] = yield* leaseDue(store)
    expect(leased).toEqual({ ...work, lease: leased?.lease, attempt: 1 })
    expect(yield* store.listWork).toEqual([
      {
        ...work,
        state: "leased",
        attempt: 1,
        leased: { worker: "worker", lease: leased?.lease, until: minute(10) },
      },
    ])
  })

  test("The next due time is that of the first waiting item of the lanes", function* (store) {
    expect(yield* store.nextDue([0, 1, 2, 3, 4])).toEqual(Option.none())
    yield* add(
      store,
      workOf("late", { lane: 0, dueAt: minute(20) }),
      workOf("early", { lane: 3, dueAt: minute(5) }),
    )
    expect(yield* store.nextDue([0, 1, 2, 3, 4])).toEqual(Option.some(minute(5)))
    expect(yield* store.nextDue([0])).toEqual(Option.some(minute(20)))
    expect(yield* store.nextDue([1, 2])).toEqual(Option.none())
    expect(yield* store.nextDue([])).toEqual(Option.none())
  })

  test("Work whose id is still in the queue is refused", function* (store) {
    yield* add(store, workOf("send"))
    const again = commitOf("again", { work: { add: [workOf("send", { lane: 0 })] } })
    expect(yield* refusal(store.commit(again))).toBe("mark-taken")
    expect(yield* store.listWork).toMatchObject([{ id: "send", lane: 3 }])
  })
}
