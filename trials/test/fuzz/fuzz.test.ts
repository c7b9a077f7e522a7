import { describe, expect, it } from "vitest"
import { fuzz } from "../../src/fuzz/fuzz.ts"
import type { FuzzTarget } from "../../src/fuzz/target/target.ts"

const target = (run: FuzzTarget["run"]): FuzzTarget => ({
  name: "a target",
  run,
  close: async () => undefined,
})

/** Keeps the processor busy for so many ms of its time. */
const busy = (millis: number) => {
  const begun = process.threadCpuUsage()
  for (;;) {
    const { user, system } = process.threadCpuUsage(begun)
    if (user + system > millis * 1_000) return
  }
}

const found = async (run: FuzzTarget["run"]) =>
  (await fuzz([target(run)], { seed: 7, cases: 1 })).findings.map(({ fault, seed }) => [fault, seed])

describe("Fuzzing", () => {
  it("finds an error without a code", async () => {
    expect(await found(() => Promise.reject(new TypeError("x is undefined")))).toEqual([["uncoded", 7]])
  })

  it("finds a target that holds the event loop, and does not count what mutates its input", async () => {
    let cases = 0
    const held = async () => (++cases > 60 ? busy(130) : undefined)
    expect(await found(held)).toEqual([["stall", 7]])
    cases = 0
    expect(await found(async (_, aside) => aside(() => (++cases > 60 ? busy(130) : undefined)))).toEqual([])
  })

  it("finds a case that takes much memory", async () => {
    let cases = 0
    const kept: Array<Uint8Array> = []
    const eat = async () => {
      if (++cases > 60)
        for (let piece = 0; piece < 30; piece++) kept.push(new Uint8Array(10 * 2 ** 20).fill(1))
    }
    expect((await found(eat)).map(([fault]) => fault)).toContain("memory")
  })

  it("counts what was taken and with which codes the rest was refused", async () => {
    const { cases, answers } = await fuzz([target(async () => undefined)], { seed: 1, cases: 3 })
    expect([cases, answers]).toEqual([3, { taken: 3 }])
  })
})
