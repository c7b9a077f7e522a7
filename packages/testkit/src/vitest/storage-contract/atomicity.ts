import type { StorageError } from "@lienthong/core"
import type { Commit } from "@lienthong/core/adapter"
import { putBytes } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import {
  bytesOf,
  commitOf,
  contents,
  event,
  leaseBoard,
  leaseDue,
  minute,
  refusal,
  unknownDigest,
  workOf,
} from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const parked = { _tag: "Parked", note: "Bên nhận không có trên trục" } as const

/**
 * A store in use: a document with a held file, a mark, two leased items of work, a parked one, and a
 * checkpoint.
 */
const storeInUse = Effect.fnUntraced(function* (store: OpenStore) {
  const held = yield* putBytes(store, bytesOf("tờ trình"))
  const put = yield* putBytes(store, bytesOf("phụ lục"))
  yield* store.commit(
    commitOf("first", {
      appends: [{ stream: "doc", expected: "none", events: [event("Drafted")] }],
      marks: [{ key: "number/12/TTr-UBND", value: "doc" }],
      work: { add: [workOf("send"), workOf("hangs"), workOf("failed")] },
      blobs: { hold: [{ digest: held, holder: "doc" }] },
    }),
  )
  const [leased, hangs, failed] = yield* leaseDue(store)
  if (leased === undefined || hangs === undefined || failed === undefined) {
    return yield* Effect.die("work that is due was not leased")
  }
  yield* store.commit(
    commitOf("park", { work: { settle: [{ id: "failed", lease: failed.lease, outcome: parked }] } }),
  )
  const board = yield* Effect.fromOption(yield* leaseBoard(store))
  return { held, put, leased, hangs, board }
})

type InUse = Effect.Success<ReturnType<typeof storeInUse>>

/** A commit of which every part would go through. */
const sound = ({ held, put, leased, hangs, board }: InUse): Required<Commit> => ({
  ...commitOf("second"),
  appends: [
    { stream: "doc", expected: 1, events: [event("Dispatched")] },
    { stream: "delivery", expected: "none", events: [event("Planned"), event("Queued")] },
  ],
  marks: [{ key: "dispatched/doc", value: "second" }],
  work: {
    add: [workOf("send-again")],
    settle: [{ id: "send", lease: leased.lease, outcome: { _tag: "Done" } }],
    requeue: [{ id: "failed", dueAt: minute(5) }],
    release: [{ id: "hangs", lease: hangs.lease, dueAt: minute(6) }],
  },
  blobs: { hold: [{ digest: put, holder: "delivery" }], release: [{ digest: held, holder: "doc" }] },
  checkpoints: [{ subscriber: "board", lease: board.lease, from: 0n, to: 1n, keep: true }],
})

const faults: ReadonlyArray<{
  readonly name: string
  readonly reason: StorageError["reason"]
  readonly spoil: (commit: ReturnType<typeof sound>) => Commit
}> = [
  {
    name: "whose first stream has moved on",
    reason: "version-conflict",
    spoil: (c) => ({
      ...c,
      appends: [{ stream: "doc", expected: 0, events: [event("Signed")] }, ...c.appends.slice(1)],
    }),
  },
  {
    name: "whose last stream has moved on",
    reason: "version-conflict",
    spoil: (c) => ({ ...c, appends: [...c.appends, { stream: "doc", expected: 7, events: [] }] }),
  },
  {
    name: "with a mark that is taken",
    reason: "mark-taken",
    spoil: (c) => ({ ...c, marks: [...c.marks, { key: "number/12/TTr-UBND", value: "other" }] }),
  },
  {
    name: "that sets one mark twice",
    reason: "mark-taken",
    spoil: (c) => ({ ...c, marks: [...c.marks, ...c.marks] }),
  },
  {
    name: "that settles work under a lease it does not have",
    reason: "lease-lost",
    spoil: (c) => ({
      ...c,
      work: { ...c.work, settle: [{ id: "send", lease: "another", outcome: { _tag: "Done" } }] },
    }),
  },
  {
    name: "that settles work which does not exist",
    reason: "lease-lost",
    spoil: (c) => ({
      ...c,
      work: {
        ...c.work,
        settle: [...(c.work.settle ?? []), { id: "none", lease: "1", outcome: { _tag: "Done" } }],
      },
    }),
  },
  {
    name: "that holds a file which was never put",
    reason: "blob-missing",
    spoil: (c) => ({
      ...c,
      blobs: { ...c.blobs, hold: [...(c.blobs.hold ?? []), { digest: unknownDigest, holder: "delivery" }] },
    }),
  },
  {
    name: "that requeues work which is not parked",
    reason: "work-moved",
    spoil: (c) => ({ ...c, work: { ...c.work, requeue: [{ id: "hangs", dueAt: minute(5) }] } }),
  },
  {
    name: "that requeues an item twice",
    reason: "work-moved",
    spoil: (c) => ({
      ...c,
      work: { ...c.work, requeue: [...(c.work.requeue ?? []), ...(c.work.requeue ?? [])] },
    }),
  },
  {
    name: "that releases work under a lease it does not have",
    reason: "work-moved",
    spoil: (c) => ({
      ...c,
      work: { ...c.work, release: [{ id: "hangs", lease: "another", dueAt: minute(6) }] },
    }),
  },
  {
    name: "that adds work which is in the queue",
    reason: "mark-taken",
    spoil: (c) => ({ ...c, work: { ...c.work, add: [...(c.work.add ?? []), workOf("failed")] } }),
  },
  {
    name: "that adds an item twice",
    reason: "mark-taken",
    spoil: (c) => ({ ...c, work: { ...c.work, add: [...(c.work.add ?? []), ...(c.work.add ?? [])] } }),
  },
  {
    name: "that moves a checkpoint under a lease it does not have",
    reason: "checkpoint-moved",
    spoil: (c) => ({
      ...c,
      checkpoints: c.checkpoints.map((move) => ({ ...move, lease: "another" })),
    }),
  },
  {
    name: "that moves a checkpoint from where it does not stand",
    reason: "checkpoint-moved",
    spoil: (c) => ({ ...c, checkpoints: c.checkpoints.map((move) => ({ ...move, from: 1n })) }),
  },
  {
    name: "that moves a checkpoint nobody has leased",
    reason: "checkpoint-moved",
    spoil: (c) => ({
      ...c,
      checkpoints: [...c.checkpoints, { subscriber: "unknown", lease: "1", from: 0n, to: 1n, keep: false }],
    }),
  },
  {
    name: "that bears the id of another commit",
    reason: "commit-conflict",
    spoil: (c) => ({ ...c, id: "first" }),
  },
]

/** A commit is written whole or not at all. */
export const atomicity = (test: ContractTest): void => {
  for (const { name, reason, spoil } of faults) {
    test(`A commit ${name} leaves nothing behind`, function* (store) {
      const inUse = yield* storeInUse(store)
      const watched = { marks: ["number/12/TTr-UBND", "dispatched/doc"], files: [inUse.held, inUse.put] }
      const before = yield* contents(store, watched)

      expect(yield* refusal(store.commit(spoil(sound(inUse))))).toBe(reason)

      expect(yield* contents(store, watched)).toEqual(before)
      expect(yield* store.readStream("delivery")).toEqual([])
      expect(yield* store.commit(sound(inUse))).toEqual({
        versions: { doc: 2, delivery: 2 },
        replayed: false,
      })
    })
  }

  test("A commit of every kind of part writes them all", function* (store) {
    const inUse = yield* storeInUse(store)
    yield* store.commit(sound(inUse))
    const after = yield* contents(store, {
      marks: ["dispatched/doc"],
      files: [inUse.held, inUse.put],
    })
    expect(after.log.map((e) => e.type)).toEqual(["Drafted", "Dispatched", "Planned", "Queued"])
    expect(after.work).toMatchObject([
      { id: "send-again", state: "waiting", dueAt: minute(0) },
      { id: "failed", state: "waiting", dueAt: minute(5), attempt: 0 },
      { id: "hangs", state: "waiting", dueAt: minute(6), attempt: 1 },
    ])
    expect(after.checkpoints).toMatchObject([{ subscriber: "board", position: 1n, worker: "worker" }])
    expect(after.marks).toMatchObject([{ value: "second" }])
    expect(after.files).toEqual(["blob-missing", bytesOf("phụ lục")])
  })
}
