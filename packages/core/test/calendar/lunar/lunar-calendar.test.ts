import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decidedYears } from "../../../src/calendar/decided-years.ts"
import { lunarHolidays } from "../../../src/calendar/lunar-holidays.ts"
import { plusDays } from "../../../src/time/vietnam-time.ts"
import { lunarMonths } from "./lunar-months.ts"

const beijing = 8
const anyYear = fc.integer({ min: 1900, max: 2100 })

const newYear = (year: number, meridian?: number) =>
  lunarMonths(year, meridian).find(({ month, leap }) => month === 1 && !leap)?.first

const leapMonth = (year: number, meridian?: number) =>
  lunarMonths(year, meridian).find(({ leap }) => leap)?.month

/** Mùng 1 Tết and Giỗ Tổ as they were printed. */
const printed = {
  2018: ["2018-02-16", "2018-04-25"],
  2019: ["2019-02-05", "2019-04-14"],
  2020: ["2020-01-25", "2020-04-02"],
  2021: ["2021-02-12", "2021-04-21"],
  2022: ["2022-02-01", "2022-04-10"],
  2023: ["2023-01-22", "2023-04-29"],
  2024: ["2024-02-10", "2024-04-18"],
  2025: ["2025-01-29", "2025-04-07"],
  2026: ["2026-02-17", "2026-04-26"],
  2027: ["2027-02-06", "2027-04-16"],
  2028: ["2028-01-26", "2028-04-04"],
  2029: ["2029-02-13", "2029-04-23"],
  2030: ["2030-02-02", "2030-04-12"],
}

describe("Tết and Giỗ Tổ", () => {
  for (const [year, [tet, hungKings]] of Object.entries(printed)) {
    it(`of ${year} are on ${tet} and ${hungKings}`, () => {
      expect(lunarHolidays(Number(year))).toEqual({ newYear: tet, hungKings })
    })
  }

  it("are reckoned to the days that were announced for agencies", () => {
    for (const { year, tet, hungKings } of decidedYears) {
      expect(lunarHolidays(year)).toEqual({ newYear: tet.newYear, hungKings })
    }
  })

  it("stand in the table on the days that moon and sun give, in every year from 1900 to 2100", () => {
    for (let year = 1900; year <= 2100; year++) {
      const months = lunarMonths(year)
      const first = (number: number) => months.find(({ month, leap }) => month === number && !leap)?.first
      const third = first(3)
      expect(lunarHolidays(year)).toEqual({ newYear: first(1), hungKings: third && plusDays(third, 9) })
    }
  })

  const apart = {
    1968: ["1968-01-29", "1968-01-30"],
    1969: ["1969-02-16", "1969-02-17"],
    1985: ["1985-01-21", "1985-02-20"],
    2007: ["2007-02-17", "2007-02-18"],
    2030: ["2030-02-02", "2030-02-03"],
    2053: ["2053-02-18", "2053-02-19"],
  }
  for (const [year, [inVietnam, inChina]] of Object.entries(apart)) {
    it(`of ${year} come earlier in Vietnam than in China: ${inVietnam}, not ${inChina}`, () => {
      expect(newYear(Number(year))).toBe(inVietnam)
      expect(newYear(Number(year), beijing)).toBe(inChina)
    })
  }

  it("fall between 20 January and 21 February, and between 28 March and 30 April", () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const { newYear: tet = "", hungKings = "" } = lunarHolidays(year) ?? {}
        expect(tet.slice(5) >= "01-20" && tet.slice(5) <= "02-21").toBe(true)
        expect(hungKings.slice(5) >= "03-28" && hungKings.slice(5) <= "04-30").toBe(true)
      }),
    )
  })

  it("do not depend on minutes: no new moon of theirs is within five of midnight, no other month within a quarter", () => {
    const at = (year: number, minutes: number) =>
      lunarMonths(year, 7 + minutes / 60).flatMap(({ month, leap, first }) =>
        !leap && (month === 1 || month === 3) ? Date.parse(first) / 86_400_000 : [],
      )
    for (let year = 1900; year <= 2100; year += 1) {
      const [tet = 0, third = 0] = at(year, 0)
      for (const minutes of [-5, 5]) expect([year, ...at(year, minutes)]).toEqual([year, tet, third])
      for (const minutes of [-15, 15]) {
        const [otherTet = 0, otherThird = 0] = at(year, minutes)
        expect(Math.abs(otherTet - tet)).toBeLessThanOrEqual(1)
        expect(Math.abs(otherThird - third)).toBeLessThanOrEqual(1)
      }
    }
  })

  it("are not guessed outside the two centuries for which the moon is reckoned", () => {
    for (const year of [0, 1899, 2101, 9999, 2025.5]) expect(lunarHolidays(year)).toBeUndefined()
  })
})

describe("The lunar months", () => {
  it("follow one another without a gap, 29 or 30 days each, from year to year", () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const firsts = [...lunarMonths(year), ...lunarMonths(year + 1).slice(0, 1)].map(({ first }) => first)
        firsts.slice(1).forEach((next, index) => {
          const first = firsts[index] ?? next
          expect([plusDays(first, 29), plusDays(first, 30)]).toContain(next)
        })
      }),
    )
  })

  it("are twelve, counted on from the 11th, or thirteen of which one repeats the number before it", () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const months = lunarMonths(year)
        const ordinary = months.filter(({ leap }) => !leap).map(({ month }) => month)
        expect(ordinary).toEqual([11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        const leap = months.findIndex((month) => month.leap)
        expect(months.length).toBe(leap < 0 ? 12 : 13)
        if (leap >= 0) expect(months[leap]?.month).toBe(months[leap - 1]?.month)
      }),
    )
  })

  it("repeat the numbers that Vietnamese almanacs repeat, in 1985 another than the Chinese", () => {
    const leapMonths = [2017, 2020, 2023, 2025, 2028, 2031, 2036].map((year) => leapMonth(year))
    expect(leapMonths).toEqual([6, 4, 2, 6, 5, 3, 6])
    expect([leapMonth(1985), leapMonth(1985, beijing)]).toEqual([2, undefined])
    expect([leapMonth(1984), leapMonth(1984, beijing)]).toEqual([undefined, 10])
  })

  it("of 2033 and 2034 repeat the 11th, though a later month lacks its major term too", () => {
    expect([leapMonth(2033), leapMonth(2034)]).toEqual([undefined, 11])
    expect(newYear(2034)).toBe("2034-02-19")
  })

  it("reckoned in Beijing are those of Node's Chinese calendar, unless the moon is new around midnight", () => {
    const chinese = new Intl.DateTimeFormat("en-u-ca-chinese", {
      month: "numeric",
      day: "numeric",
      timeZone: "UTC",
    })
    // Node reckons the moon to some minutes only: what another half hour would change is not held against it.
    const years = Array.from({ length: 111 }, (_, index) => 1990 + index)
    const [earlier, later] = [7.5, 8.5].map(
      (meridian) => new Set(years.flatMap((year) => lunarMonths(year, meridian)).map((month) => month.first)),
    )
    const certain = years
      .flatMap((year) => lunarMonths(year, beijing))
      .filter(({ first }) => earlier?.has(first) && later?.has(first))
    expect(certain.length).toBeGreaterThan(1300)
    for (const { first, month, leap } of certain) {
      expect([first, chinese.format(Date.parse(first))]).toEqual([first, `${month}${leap ? "bis" : ""}/1`])
    }
  })
})
