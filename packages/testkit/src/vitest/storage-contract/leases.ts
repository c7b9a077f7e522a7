import { Option } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { commitOf, leaseDue, minute, refusal, workOf } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const addOne = (store: OpenStore) => store.commit(commitOf("add", { work: { add: [workOf("send")] } }))

const done = (id: string, lease: string) =>
  commitOf(id, { work: { settle: [{ id: "send", lease, outcome: { _tag: "Done" } }] } })

/** Who may work on an item, and for how long. */
export const leases = (test: ContractTest): void => {
  test("An item is leased to one worker at a time", function* (store) {
    yield* addOne(store)
    expect(yield* leaseDue(store)).toHaveLength(1)
    expect(yield* leaseDue(store)).toEqual([])
    expect(yield* leaseDue(store, 9)).toEqual([])
  })

  test("When a lease runs out another worker takes the item, as its second attempt", function* (store) {
    yield* addOne(store)
    const [first] = yield* leaseDue(store)
    const [second] = yield* leaseDue(store, 10)
    expect(second).toMatchObject({ id: "send", attempt: 2 })
    expect(second?.lease).not.toBe(first?.lease)
  })

  test("The next due time of a leased item is the end of its lease", function* (store) {
    yield* addOne(store)
    yield* leaseDue(store)
    expect(yield* store.nextDue([3])).toEqual(Option.some(minute(10)))
  })

  test("A worker whose item was taken over has lost its lease", function* (store) {
    yield* addOne(store)
    const [first] = yield* leaseDue(store)
    const [second] = yield* leaseDue(store, 10)
    expect(yield* refusal(store.commit(done("late", first?.lease ?? "")))).toBe("lease-lost")
    yield* store.commit(done("in time", second?.lease ?? ""))
    expect(yield* store.listWork).toEqual([])
  })

  test("A lease that ran out still settles its item while nobody has taken it over", function* (store) {
    yield* addOne(store)
    const [first] = yield* leaseDue(store)
    yield* store.commit({ ...done("late", first?.lease ?? ""), at: minute(60) })
    expect(yield* store.listWork).toEqual([])
  })

  test("A lease settles its item once", function* (store) {
    yield* addOne(store)
    const [first] = yield* leaseDue(store)
    yield* store.commit(done("once", first?.lease ?? ""))
    expect(yield* refusal(store.commit(done("twice", first?.lease ?? "")))).toBe("lease-lost")
  })

  test("A lease on work that is done does not fit later work of the same name", function* (store) {
    yield* addOne(store)
    const [first] = yield* leaseDue(store)
    yield* store.commit(done("first", first?.lease ?? ""))
    yield* store.commit(commitOf("add again", { work: { add: [workOf("send")] } }))
    const [second] = yield* leaseDue(store)
    expect(second).toMatchObject({ id: "send", attempt: 1 })
    expect(yield* refusal(store.commit(done("stale", first?.lease ?? "")))).toBe("lease-lost")
    expect(yield* store.listWork).toHaveLength(1)
  })

  test("Work can be settled and succeeded by work of the same name in one commit", function* (store) {
    yield* addOne(store)
    const [first] = yield* leaseDue(store)
    const next = workOf("send", { dueAt: minute(30) })
    const { work } = done("next", first?.lease ?? "")
    yield* store.commit(commitOf("next", { work: { ...work, add: [next] } }))
    expect(yield* store.listWork).toEqual([{ ...next, state: "waiting", attempt: 0 }])
  })
}
