import { Effect, Option } from "effect"
import { expect } from "vitest"
import { commitOf, refusal } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const mark = (key: string, value: string) => [{ key, value }]

/** Facts that can be set once. */
export const marks = (test: ContractTest): void => {
  test("A mark has the value it was set to", function* (store) {
    yield* store.commit(commitOf("1", { marks: mark("12/BC-UBND", "doc-1") }))
    expect(yield* store.findMark("12/BC-UBND")).toEqual(Option.some("doc-1"))
  })

  test("A mark that nobody set has no value", function* (store) {
    expect(yield* store.findMark("12/BC-UBND")).toEqual(Option.none())
  })

  test("A mark is refused the second time and keeps its first value", function* (store) {
    yield* store.commit(commitOf("1", { marks: mark("12/BC-UBND", "doc-1") }))
    const error = yield* Effect.flip(store.commit(commitOf("2", { marks: mark("12/BC-UBND", "doc-2") })))
    expect(error.reason).toBe("mark-taken")
    expect(error.detail).toEqual({ key: "12/BC-UBND", value: "doc-1" })
    expect(yield* store.findMark("12/BC-UBND")).toEqual(Option.some("doc-1"))
  })

  test("A mark is refused the second time even with the same value", function* (store) {
    yield* store.commit(commitOf("1", { marks: mark("received/4711", "doc") }))
    expect(yield* refusal(store.commit(commitOf("2", { marks: mark("received/4711", "doc") })))).toBe(
      "mark-taken",
    )
  })

  test("An empty value is a value", function* (store) {
    yield* store.commit(commitOf("1", { marks: mark("received/4711", "") }))
    expect(yield* store.findMark("received/4711")).toEqual(Option.some(""))
  })
}
