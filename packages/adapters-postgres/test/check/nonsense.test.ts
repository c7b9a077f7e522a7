import { isProblem } from "@lienthong/core"
import { describe, expect, it } from "vitest"
import { checkStore } from "../../src/index.ts"

describe("A store to check", () => {
  it.each([
    undefined,
    null,
    "postgres://localhost",
    5,
    [],
    new Map(),
    { url: 5 },
    { url: "x", agencies: "a" },
  ])("that is asked for with %j is an error with a code, and no address is tried", (options) => {
    expect(() => checkStore(options as never)).toThrow(expect.toSatisfy(isProblem))
  })
})
