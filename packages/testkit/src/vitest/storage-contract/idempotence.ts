import type { Commit } from "@lienthong/core/adapter"
import { getBytes, putBytes } from "@lienthong/core/adapter"
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

const draft: Commit = commitOf("draft", {
  appends: [{ stream: "doc", expected: "none", events: [event("Drafted", { subject: "Báo cáo" })] }],
  marks: [{ key: "draft/doc", value: "1" }],
  work: { add: [workOf("send")] },
})

const later: Commit = commitOf("later", {
  appends: [{ stream: "doc", expected: 1, events: [event("Signed")] }],
})

const everyOtherContent: ReadonlyArray<readonly [what: string, commit: Commit]> = [
  ["at another time", { ...draft, at: minute(1) }],
  ["by another person", { ...draft, by: JSON.stringify({ id: "vt", name: "Văn thư" }) }],
  ["without its events", { ...draft, appends: [] }],
  [
    "with other data in its event",
    {
      ...draft,
      appends: [{ stream: "doc", expected: "none", events: [event("Drafted", { subject: "Tờ trình" })] }],
    },
  ],
  [
    "with another type of event",
    {
      ...draft,
      appends: [{ stream: "doc", expected: "none", events: [event("Revised", { subject: "Báo cáo" })] }],
    },
  ],
  [
    "with another schema version",
    {
      ...draft,
      appends: draft.appends.map((append) => ({
        ...append,
        events: append.events.map((e) => ({ ...e, schemaVersion: 2 })),
      })),
    },
  ],
  [
    "expecting another version",
    { ...draft, appends: draft.appends.map((a) => ({ ...a, expected: "any" as const })) },
  ],
  ["to another stream", { ...draft, appends: draft.appends.map((a) => ({ ...a, stream: "other" })) }],
  ["with another mark", { ...draft, marks: [{ key: "draft/doc", value: "2" }] }],
  ["without its mark", { ...draft, marks: [] }],
  ["with other work", { ...draft, work: { add: [workOf("send", { lane: 0 })] } }],
  [
    "settling work",
    { ...draft, work: { ...draft.work, settle: [{ id: "w", lease: "1", outcome: { _tag: "Done" } }] } },
  ],
  ["requeuing work", { ...draft, work: { ...draft.work, requeue: [{ id: "w", dueAt: minute(1) }] } }],
  [
    "releasing work",
    { ...draft, work: { ...draft.work, release: [{ id: "w", lease: "1", dueAt: minute(1) }] } },
  ],
  ["holding a file", { ...draft, blobs: { hold: [{ digest: unknownDigest, holder: "doc" }] } }],
  [
    "moving a checkpoint",
    { ...draft, checkpoints: [{ subscriber: "board", lease: "1", from: 0n, to: 1n, keep: true }] },
  ],
]

/** A call that is made twice. */
export const idempotence = (test: ContractTest): void => {
  test("A commit made twice is written once and answered the same way", function* (store) {
    expect(yield* store.commit(draft)).toEqual({ versions: { doc: 1 }, replayed: false })
    expect(yield* store.commit(draft)).toEqual({ versions: { doc: 1 }, replayed: true })
    expect(yield* store.readLog(0n, 10)).toHaveLength(1)
    expect(yield* store.listWork).toHaveLength(1)
  })

  test("A commit made again is answered as the first time, though its stream has moved on", function* (store) {
    yield* store.commit(draft)
    yield* store.commit(later)
    expect(yield* store.commit(draft)).toEqual({ versions: { doc: 1 }, replayed: true })
    expect(yield* store.readStream("doc")).toHaveLength(2)
  })

  test("A commit made again does not bring back work that is done meanwhile", function* (store) {
    yield* store.commit(draft)
    const done = yield* settleAll(store)
    expect(yield* store.commit(draft)).toMatchObject({ replayed: true })
    expect(yield* store.listWork).toEqual([])
    expect(yield* store.commit(done)).toMatchObject({ replayed: true })
  })

  test("A commit made again does not ask for files that are destroyed meanwhile", function* (store) {
    const hold = { digest: yield* putBytes(store, bytesOf("tệp")), holder: "doc" }
    const held = commitOf("held", { blobs: { hold: [hold] } })
    const released = commitOf("released", { blobs: { release: [hold] } })
    yield* store.commit(held)
    yield* store.commit(released)
    expect(yield* store.commit(held)).toEqual({ versions: {}, replayed: true })
    expect(yield* store.commit(released)).toEqual({ versions: {}, replayed: true })
    expect(yield* refusal(getBytes(store, hold.digest))).toBe("blob-missing")
  })

  test("A commit made again does not ask for work to be parked or a checkpoint to be leased once more", function* (store) {
    yield* store.commit(draft)
    const [leased] = yield* leaseDue(store)
    const lease = leased?.lease ?? ""
    const released = commitOf("released", {
      work: { release: [{ id: "send", lease, dueAt: minute(1) }] },
    })
    yield* store.commit(released)
    expect(yield* store.commit(released)).toEqual({ versions: {}, replayed: true })

    const board = yield* Effect.fromOption(yield* leaseBoard(store))
    const moved = commitOf("moved", {
      checkpoints: [{ subscriber: "board", lease: board.lease, from: 0n, to: 1n, keep: false }],
    })
    yield* store.commit(moved)
    expect(yield* store.commit(moved)).toEqual({ versions: {}, replayed: true })
    expect(yield* store.listCheckpoints).toEqual([{ subscriber: "board", position: 1n }])
  })

  test("A list that is left out is the same content as an empty one", function* (store) {
    yield* store.commit(commitOf("empty"))
    const spelledOut = commitOf("empty", {
      marks: [],
      work: { add: [], settle: [], requeue: [], release: [] },
      blobs: { hold: [], release: [] },
      checkpoints: [],
    })
    expect(yield* store.commit(spelledOut)).toEqual({ versions: {}, replayed: true })
  })

  for (const [what, other] of everyOtherContent) {
    test(`A commit with a known id ${what} is refused`, function* (store) {
      yield* store.commit(draft)
      const before = yield* contents(store, { marks: ["draft/doc"], files: [] })
      expect(yield* refusal(store.commit(other))).toBe("commit-conflict")
      expect(yield* contents(store, { marks: ["draft/doc"], files: [] })).toEqual(before)
    })
  }

  test("A refused commit does not use up its id", function* (store) {
    const early = commitOf("draft", { appends: [{ stream: "doc", expected: 5, events: [event("Signed")] }] })
    expect(yield* refusal(store.commit(early))).toBe("version-conflict")
    expect(yield* store.commit(draft)).toEqual({ versions: { doc: 1 }, replayed: false })
  })
}

const settleAll = Effect.fnUntraced(function* (store: OpenStore) {
  const leased = yield* leaseDue(store)
  const done = commitOf("done", {
    work: { settle: leased.map(({ id, lease }) => ({ id, lease, outcome: { _tag: "Done" } })) },
  })
  yield* store.commit(done)
  return done
})
