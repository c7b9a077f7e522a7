import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { viewsSuite } from "../src/views/suite.ts"

describe("Pages are measured", () => {
  it.effect(
    "over real lives, on a store that has a line for each recipient, beside tables written by hand and the fold of before",
    () =>
      Effect.gen(function* () {
        const said: Array<string> = []
        const records = yield* Effect.promise(() =>
          viewsSuite({ suite: "views", stores: ["sqlite"], sizes: [10, 20], times: 5 }, (line) =>
            said.push(line),
          ),
        )
        assert.deepStrictEqual(new Set(records.map(({ size }) => size)), new Set([10, 20]))
        assert.isTrue(records.every(({ p50Ms, p95Ms }) => p50Ms > 0 && p95Ms >= p50Ms))
        assert.include(said.join("\n"), "20 against 10")
        const contenders = new Set(records.map(({ contender }) => contender))
        assert.deepStrictEqual(contenders, new Set(["lienthong", "own table", "own tables", "old fold"]))
        assert.include(said.join("\n"), "times as long as alone")
      }),
    180_000,
  )
})
