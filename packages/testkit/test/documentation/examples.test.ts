import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, beforeAll, describe } from "vitest"
import { examplesOfPage, examplesOfSource } from "./example.ts"
import { pages, sources, textOf } from "./repository.ts"
import { type Problem, typeCheck } from "./type-check.ts"

const examples = [
  ...pages.flatMap((path) => examplesOfPage(path, textOf(path))),
  ...sources.flatMap((path) => examplesOfSource(path, textOf(path))),
]

/** Proof that the check sees something. */
const wrong = {
  path: "wrong.ts",
  line: 1,
  code: 'import { openExchange } from "@lienthong/core"\nopenExchange("")',
}

describe("documentation", () => {
  let problems: ReadonlyArray<ReadonlyArray<Problem>> = []

  beforeAll(async () => {
    problems = await Effect.runPromise(Effect.scoped(typeCheck([...examples, wrong])))
  }, 120_000)

  it("has examples", () => assert.isAbove(examples.length, 0))

  it("would not show an example that is wrong", () => {
    assert.include(problems.at(-1)?.[0], "wrong.ts:2: error TS2345")
  })

  for (const [index, { path, line }] of examples.entries()) {
    it(`shows code that compiles at ${path}:${line}`, () => {
      assert.deepStrictEqual(problems[index], [])
    })
  }
})
