import { Cause } from "effect"
import { describe, expect, it } from "vitest"
import { firstLineOf } from "../../../src/exchange/runtime/first-line-of.ts"

describe("The cause that is recorded with a failure", () => {
  it("is its first line", () => {
    const line = firstLineOf(Cause.die(new Error("kết nối bị ngắt\nat socket")))
    expect(line).toContain("kết nối bị ngắt")
    expect(line).not.toContain("\n")
  })

  it("says so where what was thrown refuses to be read", () => {
    const secretive = new Proxy(new Error("x"), {
      get: () => {
        throw new Error("not readable")
      },
    })
    expect(firstLineOf(Cause.die(secretive))).toBe("what was thrown cannot be read")
  })
})
