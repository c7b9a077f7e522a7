import type { SettledWork } from "@lienthong/core/adapter"
import { Effect, Option } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { commitOf, leaseDue, minute, refusal, workOf } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

/** Takes the item that is due and settles it. Returns its lease. */
const settle = Effect.fnUntraced(function* (
  store: OpenStore,
  id: string,
  outcome: SettledWork["outcome"],
  now = 0,
) {
  const [leased] = yield* leaseDue(store, now)
  if (leased === undefined) return yield* Effect.die("work that is due was not leased")
  yield* store.commit(commitOf(id, { work: { settle: [{ id: leased.id, lease: leased.lease, outcome }] } }))
  return leased
})

const send = workOf("send")
const addOne = (store: OpenStore) => store.commit(commitOf("add", { work: { add: [send] } }))
const requeued = (due: number, id = "send") =>
  commitOf(`requeue-${id}-${due}`, { work: { requeue: [{ id, dueAt: minute(due) }] } })

const again = { _tag: "Again", dueAt: minute(15), note: "Trục không trả lời" } as const
const parked = { _tag: "Parked", note: "Bên nhận không có trên trục" } as const

/** How work ends, is tried again or waits for a person. */
export const settling = (test: ContractTest): void => {
  test("Work that is done leaves the queue", function* (store) {
    yield* addOne(store)
    yield* settle(store, "done", { _tag: "Done" })
    expect(yield* store.listWork).toEqual([])
    expect(yield* store.nextDue([3])).toEqual(Option.none())
    expect(yield* leaseDue(store, 1_000)).toEqual([])
  })

  test("Work that is postponed waits until its new due time and shows why", function* (store) {
    yield* addOne(store)
    yield* settle(store, "again", again)
    expect(yield* store.listWork).toEqual([
      { ...send, dueAt: minute(15), state: "waiting", attempt: 1, note: again.note },
    ])
    expect(yield* store.nextDue([3])).toEqual(Option.some(minute(15)))
    expect(yield* leaseDue(store, 14)).toEqual([])
    expect(yield* leaseDue(store, 15)).toMatchObject([{ id: "send", attempt: 2, note: again.note }])
  })

  test("Work keeps why its last attempt failed and since when, until an attempt succeeds", function* (store) {
    const failures = [
      { problem: "transport/timed-out", since: minute(3) },
      { problem: "transport/refused" },
      undefined,
    ]
    yield* addOne(store)
    for (const [n, failure] of failures.entries()) {
      const left = failure === undefined ? {} : { failure }
      const now = 15 * n
      yield* settle(store, `again-${n}`, { ...again, ...left, dueAt: minute(now) }, now)
      expect(yield* store.listWork).toEqual([
        {
          ...send,
          dueAt: minute(now),
          state: "waiting",
          attempt: n === 0 ? 1 : 2,
          note: again.note,
          ...left,
        },
      ])
      const leased = yield* settle(store, `parked-${n}`, { ...parked, ...left }, now)
      expect(leased.failure).toEqual(failure)
      yield* store.commit(requeued(now))
      const [item] = yield* leaseDue(store, now)
      expect([item?.note, item?.failure]).toEqual([parked.note, failure])
      const release = [{ id: "send", lease: item?.lease ?? "", dueAt: minute(now) }]
      yield* store.commit(commitOf(`release-${n}`, { work: { release } }))
      expect(Option.map(yield* store.findWork("send"), (view) => view.failure)).toEqual(Option.some(failure))
    }
  })

  test("A lease ends with the attempt it was for", function* (store) {
    yield* addOne(store)
    const { lease } = yield* settle(store, "again", again)
    const late = commitOf("late", { work: { settle: [{ id: "send", lease, outcome: { _tag: "Done" } }] } })
    expect(yield* refusal(store.commit(late))).toBe("lease-lost")
    expect(yield* leaseDue(store, 15)).toHaveLength(1)
    expect(yield* refusal(store.commit(late))).toBe("lease-lost")
  })

  test("Parked work is taken by nobody and due at no time, but shown with its note", function* (store) {
    yield* addOne(store)
    yield* settle(store, "parked", parked)
    expect(yield* leaseDue(store, 1_000)).toEqual([])
    expect(yield* store.nextDue([3])).toEqual(Option.none())
    expect(yield* store.listWork).toEqual([{ ...send, state: "parked", attempt: 1, note: parked.note }])
  })

  test("Parked work that is requeued is due again, with its attempts counted from zero", function* (store) {
    yield* addOne(store)
    yield* settle(store, "again", again)
    yield* settle(store, "parked", parked, 15)
    yield* store.commit(requeued(40))
    expect(yield* store.listWork).toMatchObject([{ state: "waiting", attempt: 0, dueAt: minute(40) }])
    expect(yield* leaseDue(store, 39)).toEqual([])
    expect(yield* leaseDue(store, 40)).toMatchObject([{ id: "send", attempt: 1 }])
  })

  test("A lease from before a requeue settles nothing after it", function* (store) {
    yield* addOne(store)
    const { lease } = yield* settle(store, "parked", parked)
    yield* store.commit(requeued(1))
    expect(yield* leaseDue(store, 1)).toHaveLength(1)
    const stale = commitOf("stale", { work: { settle: [{ id: "send", lease, outcome: { _tag: "Done" } }] } })
    expect(yield* refusal(store.commit(stale))).toBe("lease-lost")
  })

  test("Only parked work is requeued", function* (store) {
    yield* addOne(store)
    expect(yield* refusal(store.commit(requeued(40)))).toBe("work-moved")
    expect(yield* refusal(store.commit(requeued(40, "unknown")))).toBe("work-moved")
    yield* leaseDue(store)
    expect(yield* refusal(store.commit(requeued(40)))).toBe("work-moved")
    expect(yield* store.listWork).toMatchObject([{ state: "leased", dueAt: minute(0) }])
  })

  test("Several items are settled in one commit, or none of them", function* (store) {
    yield* store.commit(commitOf("add", { work: { add: [workOf("a"), workOf("b")] } }))
    const [a, b] = yield* leaseDue(store)
    const both = (id: string, leaseOfB: string) =>
      commitOf(id, {
        work: {
          settle: [
            { id: "a", lease: a?.lease ?? "", outcome: { _tag: "Done" } },
            { id: "b", lease: leaseOfB, outcome: parked },
          ],
        },
      })
    expect(yield* refusal(store.commit(both("wrong", "another")))).toBe("lease-lost")
    expect(yield* store.listWork).toMatchObject([
      { id: "a", state: "leased" },
      { id: "b", state: "leased" },
    ])
    yield* store.commit(both("right", b?.lease ?? ""))
    expect(yield* store.listWork).toMatchObject([{ id: "b", state: "parked" }])
  })
}
