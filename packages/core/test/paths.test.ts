import { describe, expect, it } from "vitest"
import manifest from "../package.json" with { type: "json" }

const paths = [".", "./adapter", "./agency", "./calendar", "./document", "./log", "./policy", "./report"]

describe("What can be imported of core", () => {
  it("is its root and seven paths, in the workspace and published alike", () => {
    expect(Object.keys(manifest.exports)).toEqual(paths)
    expect(Object.keys(manifest.publishConfig.exports)).toEqual(paths)
  })

  it("is nothing of its inside", async () => {
    for (const inside of [
      "exchange/exchange",
      "src/exchange/exchange.ts",
      "dist/exchange/exchange.js",
      "problem/sentence.ts",
    ]) {
      const path = `@lienthong/core/${inside}`
      await expect(import(/* @vite-ignore */ path)).rejects.toThrow(/exports|export|resolve/i)
    }
  })
})
