import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { readOptions } from "../../src/console/usage-problem.ts"

describe("A wrong option", () => {
  const options = { file: { type: "string" }, json: { type: "boolean" } } as const
  const problemOf = (...args: ReadonlyArray<string>) =>
    Result.getOrThrow(Result.flip(readOptions(args, options)))

  it("is named in Vietnamese without the parser's English", () => {
    assert.equal(problemOf("--fil", "a").vi, "tham số --fil không có hoặc thiếu giá trị")
    assert.equal(problemOf("--file").vi, "tham số --file không có hoặc thiếu giá trị")
  })
})
