import type { LeasedCheckpoint } from "@lienthong/core/adapter"
import { putBytes } from "@lienthong/core/adapter"
import { Effect, Option } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { bytesOf, commitOf, contents, event, leaseBoard, minute, refusal, workOf } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const taken = (store: OpenStore, worker?: string, now?: number) =>
  Effect.flatMap(leaseBoard(store, worker, now), (leased) => Effect.fromOption(leased))

const moved = (id: string, { lease, position }: LeasedCheckpoint, to: bigint, keep = true) =>
  commitOf(id, { checkpoints: [{ subscriber: "board", lease, from: position, to, keep }] })

/** How far a subscriber has come, and who may go on from there. */
export const checkpoints = (test: ContractTest): void => {
  test("A new subscriber starts before the first event", function* (store) {
    expect(yield* store.listCheckpoints).toEqual([])
    expect(yield* taken(store)).toMatchObject({ subscriber: "board", position: 0n })
    expect(yield* store.listCheckpoints).toEqual([
      { subscriber: "board", position: 0n, worker: "worker", leasedUntil: minute(10) },
    ])
  })

  test("A checkpoint is held by one worker at a time, until its lease runs out", function* (store) {
    yield* taken(store, "one")
    expect(yield* leaseBoard(store, "two")).toEqual(Option.none())
    expect(yield* leaseBoard(store, "two", 9)).toEqual(Option.none())
    expect(yield* leaseBoard(store, "two", 10)).toMatchObject({ value: { position: 0n } })
    expect(yield* leaseBoard(store, "one", 10)).toEqual(Option.none())
  })

  test("A worker that asks again gets a new lease, and its former one counts no more", function* (store) {
    const first = yield* taken(store)
    const second = yield* taken(store, "worker", 5)
    expect(second.lease).not.toBe(first.lease)
    expect(yield* refusal(store.commit(moved("former", first, 1n)))).toBe("checkpoint-moved")
    yield* store.commit(moved("latter", second, 1n))
    expect(yield* store.listCheckpoints).toMatchObject([{ position: 1n, leasedUntil: minute(15) }])
  })

  test("A worker that keeps its lease goes on from where it stopped", function* (store) {
    const lease = yield* taken(store)
    yield* store.commit(moved("one", lease, 3n))
    expect(yield* leaseBoard(store, "two")).toEqual(Option.none())
    yield* store.commit(moved("two", { ...lease, position: 3n }, 5n))
    expect(yield* store.listCheckpoints).toMatchObject([{ position: 5n }])
  })

  test("A lease that is given back is free at once, and moves nothing any more", function* (store) {
    const lease = yield* taken(store, "one")
    yield* store.commit(moved("back", lease, 3n, false))
    expect(yield* store.listCheckpoints).toEqual([{ subscriber: "board", position: 3n }])
    expect(yield* refusal(store.commit(moved("after", { ...lease, position: 3n }, 4n)))).toBe(
      "checkpoint-moved",
    )
    expect(yield* leaseBoard(store, "two")).toMatchObject({ value: { position: 3n } })
  })

  test("A lease can be given back without a step", function* (store) {
    const lease = yield* taken(store, "one")
    yield* store.commit(moved("nothing", lease, 0n, false))
    expect(yield* store.listCheckpoints).toEqual([{ subscriber: "board", position: 0n }])
    expect(yield* leaseBoard(store, "two")).toMatchObject({ value: { position: 0n } })
  })

  test("A lease that ran out still moves its checkpoint while nobody has taken it", function* (store) {
    const lease = yield* taken(store)
    yield* store.commit({ ...moved("late", lease, 2n), at: minute(60) })
    expect(yield* store.listCheckpoints).toMatchObject([{ position: 2n }])
  })

  test("A worker whose checkpoint was taken over writes nothing at all", function* (store) {
    const digest = yield* putBytes(store, bytesOf("công văn"))
    const first = yield* taken(store, "one")
    yield* taken(store, "two", 10)
    const watched = { marks: ["k"], files: [] }
    const before = yield* contents(store, watched)
    const late = {
      ...moved("late", first, 1n),
      appends: [{ stream: "doc", expected: "any" as const, events: [event("Handled")] }],
      marks: [{ key: "k", value: "v" }],
      work: { add: [workOf("send")] },
      blobs: { hold: [{ digest, holder: "doc" }] },
    }
    const error = yield* Effect.flip(store.commit(late))
    expect([error.reason, error.detail]).toEqual(["checkpoint-moved", { subscriber: "board" }])
    expect(yield* contents(store, watched)).toEqual(before)
  })

  test("A checkpoint is not moved from a position that it is not at", function* (store) {
    const lease = yield* taken(store)
    yield* store.commit(moved("one", lease, 3n))
    expect(yield* refusal(store.commit(moved("two", lease, 4n)))).toBe("checkpoint-moved")
    expect(yield* refusal(store.commit(moved("three", { ...lease, position: 9n }, 4n)))).toBe(
      "checkpoint-moved",
    )
    expect(yield* store.listCheckpoints).toMatchObject([{ position: 3n }])
  })

  test("Two moves of one commit take effect one after the other", function* (store) {
    const lease = yield* taken(store)
    const [first] = moved("", lease, 1n).checkpoints ?? []
    const [second] = moved("", { ...lease, position: 1n }, 2n, false).checkpoints ?? []
    if (first === undefined || second === undefined) return yield* Effect.die("there are no moves")
    yield* store.commit(commitOf("both", { checkpoints: [first, second] }))
    expect(yield* store.listCheckpoints).toEqual([{ subscriber: "board", position: 2n }])
  })

  test("Subscribers have their own positions, and are listed by name", function* (store) {
    const register = yield* store.leaseCheckpoint({
      subscriber: "register",
      worker: "one",
      now: minute(0),
      until: minute(10),
    })
    yield* store.commit(moved("board", yield* taken(store, "two"), 4n, false))
    expect(register).toMatchObject({ value: { position: 0n } })
    expect(yield* store.listCheckpoints).toEqual([
      { subscriber: "board", position: 4n },
      { subscriber: "register", position: 0n, worker: "one", leasedUntil: minute(10) },
    ])
  })

  test("A position in the log beyond 2^53 is exact", function* (store) {
    const lease = yield* taken(store)
    yield* store.commit(moved("far", lease, 9_007_199_254_740_993n, false))
    expect(yield* taken(store)).toMatchObject({ position: 9_007_199_254_740_993n })
  })
}
