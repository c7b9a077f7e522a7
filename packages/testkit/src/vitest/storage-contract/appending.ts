import type { Expected } from "@lienthong/core/adapter"
import { Effect, Option } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { commitOf, event, refusal } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const words = (expected: Expected) => (typeof expected === "number" ? `version ${expected}` : `"${expected}"`)

/** Whether an append succeeds on a stream without events, and on one with two. */
const expectations: ReadonlyArray<readonly [expected: Expected, missing: boolean, existing: boolean]> = [
  ["any", true, true],
  ["none", true, false],
  [0, true, false],
  [1, false, false],
  [2, false, true],
  [3, false, false],
  [-1, false, false],
  [1.5, false, false],
  [2_147_483_647, false, false],
  [3_000_000_000, false, false],
]

const twoEvents = (store: OpenStore) =>
  store.commit(
    commitOf("drafted", {
      appends: [{ stream: "doc", expected: "none", events: [event("Drafted"), event("Signed")] }],
    }),
  )

/** Versions and what an append may expect of them. */
export const appending = (test: ContractTest): void => {
  for (const [expected, missing, existing] of expectations) {
    for (const { state, before, passes } of [
      { state: "that does not exist", before: 0, passes: missing },
      { state: "with two events", before: 2, passes: existing },
    ]) {
      for (const events of [[event("Dispatched")], []]) {
        const what = events.length === 0 ? "An append without events" : "An append"
        const verb = passes ? "goes through on" : "is refused on"
        test(`${what} expecting ${words(expected)} ${verb} a stream ${state}`, function* (store) {
          if (before > 0) yield* twoEvents(store)
          const commit = store.commit(commitOf("next", { appends: [{ stream: "doc", expected, events }] }))
          if (passes) {
            const after = before + events.length
            expect(yield* commit).toEqual({ versions: { doc: after }, replayed: false })
            expect(yield* store.readStream("doc")).toHaveLength(after)
          } else {
            const error = yield* Effect.flip(commit)
            expect(error.reason).toBe("version-conflict")
            expect(error.detail).toEqual({ stream: "doc", expected: `${expected}`, actual: `${before}` })
            expect(yield* store.readStream("doc")).toHaveLength(before)
          }
        })
      }
    }
  }

  test("Events of one commit get the next versions of their stream, in their order", function* (store) {
    yield* twoEvents(store)
    yield* store.commit(
      commitOf("more", {
        appends: [{ stream: "doc", expected: 2, events: [event("Numbered"), event("Dispatched")] }],
      }),
    )
    const read = yield* store.readStream("doc")
    expect(read.map(({ version, type }) => [version, type])).toEqual([
      [1, "Drafted"],
      [2, "Signed"],
      [3, "Numbered"],
      [4, "Dispatched"],
    ])
  })

  test("A commit answers the version of every stream it names", function* (store) {
    yield* twoEvents(store)
    const { versions } = yield* store.commit(
      commitOf("several", {
        appends: [
          { stream: "doc", expected: 2, events: [] },
          { stream: "delivery", expected: "none", events: [event("Planned")] },
          { stream: "nothing", expected: "any", events: [] },
        ],
      }),
    )
    expect(versions).toEqual({ doc: 2, delivery: 1, nothing: 0 })
  })

  test("Two appends to one stream in one commit take effect one after the other", function* (store) {
    const { versions } = yield* store.commit(
      commitOf("twice", {
        appends: [
          { stream: "doc", expected: "none", events: [event("Drafted")] },
          { stream: "doc", expected: 1, events: [event("Signed")] },
        ],
      }),
    )
    expect(versions).toEqual({ doc: 2 })
    expect((yield* store.readStream("doc")).map((e) => e.type)).toEqual(["Drafted", "Signed"])
  })

  test("A stream that nobody appended to has no events and no last event", function* (store) {
    yield* store.commit(commitOf("check", { appends: [{ stream: "doc", expected: "any", events: [] }] }))
    expect(yield* store.readStream("doc")).toEqual([])
    expect(yield* store.readLast("doc")).toEqual(Option.none())
    expect(
      yield* refusal(store.commit(commitOf("c", { appends: [{ stream: "doc", expected: 1, events: [] }] }))),
    ).toBe("version-conflict")
  })
}
