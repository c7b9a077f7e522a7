import { putBytes } from "@lienthong/core/adapter"
import { Effect, Option } from "effect"
import { expect } from "vitest"
import { bytesOf, commitOf, contents, event, leaseDue, minute, refusal, workOf } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

/** A store that is closed and opened again, or open twice at once. */
export const reopening = (test: ContractTest): void => {
  test("What was committed is there when the store is opened again", function* (_, open) {
    const { watched, before } = yield* Effect.scoped(
      Effect.gen(function* () {
        const store = yield* open()
        const digest = yield* putBytes(store, bytesOf("công văn"))
        yield* store.commit(
          commitOf("c", {
            appends: [{ stream: "doc", expected: "none", events: [event("Drafted"), event("Signed")] }],
            marks: [{ key: "12/BC-UBND", value: "doc" }],
            work: { add: [workOf("leased"), workOf("waiting", { dueAt: minute(60) })] },
            blobs: { hold: [{ digest, holder: "doc" }] },
          }),
        )
        yield* leaseDue(store)
        const seen = { marks: ["12/BC-UBND"], files: [digest] }
        return { watched: seen, before: yield* contents(store, seen) }
      }),
    )
    const store = yield* open()
    expect(yield* contents(store, watched)).toEqual(before)
    expect(before.log).toHaveLength(2)
  })

  test("A commit that is made again after the store was opened again is answered as the first time", function* (_, open) {
    const commit = commitOf("c", {
      appends: [{ stream: "doc", expected: "none", events: [event("Drafted")] }],
    })
    yield* Effect.scoped(Effect.flatMap(open(), (store) => store.commit(commit)))
    const store = yield* open()
    expect(yield* store.commit(commit)).toEqual({ versions: { doc: 1 }, replayed: true })
    expect(yield* refusal(store.commit({ ...commit, at: minute(1) }))).toBe("commit-conflict")
  })

  test("A lease outlives the worker's process, and runs out", function* (_, open) {
    yield* Effect.scoped(
      Effect.gen(function* () {
        const store = yield* open()
        yield* store.commit(commitOf("add", { work: { add: [workOf("send")] } }))
        yield* leaseDue(store)
      }),
    )
    const store = yield* open()
    expect(yield* leaseDue(store, 9)).toEqual([])
    expect(yield* leaseDue(store, 10)).toMatchObject([{ id: "send", attempt: 2 }])
  })

  test("A file that was destroyed stays destroyed", function* (store, open) {
    const digest = yield* putBytes(store, bytesOf("thu hồi"))
    yield* store.commit(commitOf("hold", { blobs: { hold: [{ digest, holder: "doc" }] } }))
    yield* store.commit(commitOf("release", { blobs: { release: [{ digest, holder: "doc" }] } }))
    expect(yield* refusal((yield* open()).getBlob(digest))).toBe("blob-missing")
  })

  test("Two openings of a store see each other's commits at once", function* (one, open) {
    const other = yield* open()
    yield* one.commit(
      commitOf("c1", {
        appends: [{ stream: "doc", expected: "none", events: [event("Drafted")] }],
        marks: [{ key: "k", value: "v" }],
        work: { add: [workOf("send")] },
      }),
    )
    expect(yield* other.readStream("doc")).toEqual(yield* one.readStream("doc"))
    expect(yield* other.findMark("k")).toEqual(Option.some("v"))
    expect(yield* leaseDue(other)).toHaveLength(1)
    expect(yield* leaseDue(one)).toEqual([])
    const signed = commitOf("c2", { appends: [{ stream: "doc", expected: 1, events: [event("Signed")] }] })
    yield* other.commit(signed)
    expect(yield* one.commit(signed)).toEqual({ versions: { doc: 2 }, replayed: true })
  })
}
