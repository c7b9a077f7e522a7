import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LocalDate, plusDays } from "../../src/time/vietnam-time.ts"
import { type Act, type ActName, acts } from "../../src/vocabulary/act.ts"
import { actInForce, isInForce, nameOnDay, nameThroughTime } from "../../src/vocabulary/act-in-force.ts"
import { refusalReasons } from "../../src/vocabulary/refusal-reason.ts"

const names = Object.keys(acts) as ReadonlyArray<ActName>
const all: Readonly<Record<ActName, Act>> = acts
const day = fc.integer({ min: 0, max: 12_000 }).map((days) => plusDays(LocalDate.make("2005-01-01"), days))

describe("An act that the library cites", () => {
  it("is the one of the day: in force on it, itself where it can be, and the same whichever act of the line is named", () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), day, (act, on) => {
        const found = actInForce(act, on)
        if (isInForce(act, on)) expect(found).toBe(act)
        if (found === undefined) return
        expect(isInForce(found, on)).toBe(true)
        expect(actInForce(found, on)).toBe(found)
      }),
    )
  })

  it("is followed by an act that is in force when it ends, so that no day lies between", () => {
    for (const { until, followedBy } of Object.values(all)) {
      if (until === undefined) continue
      const follower = names.find((name) => name === followedBy)
      expect(follower).toBeDefined()
      if (follower) expect(isInForce(follower, plusDays(until, 1))).toBe(true)
    }
  })

  it("says in both languages where its dates are from", () => {
    for (const { name, about, source } of Object.values(all))
      for (const { en, vi } of [name, about, source]) expect([en, vi]).not.toContain("")
  })

  it("is Circular 41/2017 for a signature of its last day, and Decree 68/2024 from the next", () => {
    expect(actInForce("circular-41-2017", LocalDate.make("2026-11-14"))).toBe("circular-41-2017")
    expect(actInForce("circular-41-2017", LocalDate.make("2026-11-15"))).toBe("decree-68-2024")
    expect(actInForce("circular-41-2017", LocalDate.make("2017-12-31"))).toBeUndefined()
    expect(nameOnDay("law-117-2025", LocalDate.make("2026-02-28")).en).toContain("29/2018")
    expect(nameOnDay("law-117-2025", LocalDate.make("2019-06-20")).en).toContain("30/2000")
  })

  it("is named together with the act that followed it in a sentence that is read on any day", () => {
    expect(nameThroughTime("circular-41-2017")).toEqual({
      en: "Circular 41/2017/TT-BTTTT until 2026-11-14, Decree 68/2024/NĐ-CP from 2026-11-15",
      vi: "Thông tư 41/2017/TT-BTTTT đến hết ngày 14/11/2026, Nghị định 68/2024/NĐ-CP từ ngày 15/11/2026",
    })
    expect(refusalReasons["signature-unreadable"].next.vi).toContain(nameThroughTime("circular-41-2017").vi)
    expect(nameThroughTime("decree-30-2020")).toEqual(acts["decree-30-2020"].name)
  })
})
