import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  boundsOf,
  isIn,
  monthsBetween,
  type Period,
  periodName,
  periodOf,
  periodTitle,
} from "../../src/figure/period.ts"
import { epochMillis, type LocalDate, plusDays, type VietnamTime } from "../../src/time/vietnam-time.ts"

const year = fc.integer({ min: 2018, max: 2040 }).map(String)
const quarter = fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([of, part]) => `${of}-Q${part}`)
const month = fc
  .tuple(year, fc.integer({ min: 1, max: 12 }))
  .map(([of, part]) => `${of}-${String(part).padStart(2, "0")}`)

describe("A period", () => {
  it.each([
    ["2026", "2026-01-01", "2026-12-31", "Năm 2026", "Year 2026"],
    ["2019-Q2", "2019-04-01", "2019-06-30", "Quý II năm 2019", "Quarter 2 of 2019"],
    ["2019-Q4", "2019-10-01", "2019-12-31", "Quý IV năm 2019", "Quarter 4 of 2019"],
    ["2024-02", "2024-02-01", "2024-02-29", "Tháng 2 năm 2024", "Month 2 of 2024"],
    ["2026-12", "2026-12-01", "2026-12-31", "Tháng 12 năm 2026", "Month 12 of 2026"],
  ])(
    "named %s begins and ends on its days, and has a title in both languages",
    (name, from, until, vi, en) => {
      expect(periodOf(name)).toEqual({ from, until })
      expect(periodTitle(periodOf(name))).toEqual({ vi, en })
    },
  )

  it.each([
    ["9999", "9999-01-01", "9999-12-31"],
    ["9999-Q4", "9999-10-01", "9999-12-31"],
    ["9999-12", "9999-12-01", "9999-12-31"],
    ["9999-02", "9999-02-01", "9999-02-28"],
    ["0000", "0000-01-01", "0000-12-31"],
    ["0000-02", "0000-02-01", "0000-02-29"],
  ])("named %s in the first or the last year begins and ends like any other", (name, from, until) => {
    expect(periodOf(name)).toEqual({ from, until })
    expect(periodName(periodOf(name))).toBe(name)
  })

  it("of two days is titled by them", () => {
    const pilot = { from: "2019-05-15", until: "2019-06-15" } as Period
    expect(periodTitle(pilot).vi).toBe("Từ ngày 15/05/2019 đến ngày 15/06/2019")
    expect(periodName(pilot)).toBe("2019-05-15..2019-06-15")
  })

  it("keeps its name when it is read from its days", () => {
    fc.assert(
      fc.property(fc.oneof(year, quarter, month), (name) => {
        expect(periodName(periodOf(name))).toBe(name)
      }),
    )
  })

  it("is followed by the next one on the next day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2018, max: 2040 }), fc.integer({ min: 1, max: 3 }), (of, part) => {
        const until = periodOf(`${of}-Q${part}`).until
        expect(plusDays(until, 1)).toBe(periodOf(`${of}-Q${part + 1}`).from)
      }),
    )
  })

  it("has the first and the last instant of its days in Vietnam", () => {
    const june = boundsOf(periodOf("2019-06"))
    const at = (text: string) => epochMillis(text as VietnamTime)
    expect(isIn(june, at("2019-05-31T23:59:59.999+07:00"))).toBe(false)
    expect(isIn(june, at("2019-06-01T00:00:00.000+07:00"))).toBe(true)
    expect(isIn(june, at("2019-06-30T23:59:59.999+07:00"))).toBe(true)
    expect(isIn(june, undefined)).toBe(false)
  })

  it("lists its months in order, over the turn of a year too", () => {
    expect(monthsBetween("2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"])
    expect(monthsBetween("2026-02", "2026-01")).toEqual([])
    expect(monthsBetween("2019-06-30".slice(0, 7), ("2019-06-01" as LocalDate).slice(0, 7))).toEqual([
      "2019-06",
    ])
  })
})
