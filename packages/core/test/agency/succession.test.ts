import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { AgencyCode } from "../../src/agency/agency-code.ts"
import { parseAgencyIdentifier } from "../../src/agency/agency-identifier.ts"
import { levelOneChanges } from "../../src/agency/level-one-change.ts"
import { mergedMinistries } from "../../src/agency/merged-ministries.ts"
import { mergedProvinces } from "../../src/agency/merged-provinces.ts"
import {
  localLevels,
  parentOnDay,
  type Succession,
  successionsOf,
  wrongSuccession,
} from "../../src/agency/succession.ts"
import { readSuccessions } from "../../src/exchange/input/read-successions.ts"
import { LocalDate } from "../../src/time/vietnam-time.ts"
import { anyDay } from "../calendar/any-day.ts"

const code = (text: string) => AgencyCode.make(text)
const day = (text: string) => LocalDate.make(text)
const codes = ["G01", "G02", "G03", "G04", "G05"].map(code)
const source = "Nghị quyết 176/2025/QH15"

/** Few codes and days, so that mergers, divisions and chains of all kinds meet. */
const someDay = fc.constantFrom("2024-01-01", "2024-06-01", "2025-03-01", "2025-07-01").map(day)
const anyRows = fc
  .array(
    fc.record(
      { from: fc.constantFrom(...codes), to: fc.constantFrom(...codes), since: someDay },
      { requiredKeys: ["from", "since"] },
    ),
    { maxLength: 8 },
  )
  .map((rows): ReadonlyArray<Succession> => rows.map((row) => ({ ...row, source })))
  .filter((rows) => wrongSuccession(rows) === undefined)

describe("The agencies that were merged, divided or ended", () => {
  it("stand in the place of others exactly where those are former codes of theirs, and stand themselves", () => {
    fc.assert(
      fc.property(anyRows, anyDay(2023, 2026), fc.constantFrom(...codes), (rows, on, asked) => {
        const { standing, former } = successionsOf(rows)
        for (const each of standing(asked, on)) {
          expect(standing(each, on)).toContain(each)
          if (each !== asked) expect(former(each, on)).toContain(asked)
        }
        for (const each of former(asked, on)) expect(standing(each, on)).toContain(asked)
      }),
    )
  })

  it("of level 1 are the same agencies under both standards, whichever the rows are written in", () => {
    const long = (each: string) => code(`000.00.00.${each}`)
    fc.assert(
      fc.property(anyRows, anyDay(2023, 2026), fc.constantFrom(...codes), (rows, on, asked) => {
        const inLong = rows.map(({ from, to, ...row }) => ({
          ...row,
          from: long(from),
          ...(to && { to: long(to) }),
        }))
        for (const written of [rows, inLong, [...rows, ...inLong]]) {
          const { standing, former } = successionsOf(written)
          expect(standing(long(asked), on)).toEqual(successionsOf(rows).standing(asked, on).map(long))
          expect(former(long(asked), on)).toEqual(successionsOf(rows).former(asked, on).map(long))
        }
      }),
    )
  })

  it("change nothing before their day", () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...codes), (rows, asked) => {
        const { standing, former } = successionsOf(rows)
        expect(standing(asked, day("2023-12-31"))).toEqual([asked])
        expect(former(asked, day("2023-12-31"))).toEqual([])
      }),
    )
  })

  it("are found through two mergers, and an agency that was restored stands again", () => {
    const rows = [
      { from: code("G01"), to: code("G02"), since: day("2024-01-01"), source },
      { from: code("G02"), to: code("G03"), since: day("2025-03-01"), source },
      { from: code("G03"), to: code("G01"), since: day("2026-01-01"), source },
    ]
    const { standing, former } = successionsOf(rows)
    expect(standing("g01", day("2024-12-31"))).toEqual(["G02"])
    expect(standing("G01", day("2025-03-01"))).toEqual(["G03"])
    expect(former("G03", day("2025-03-01"))).toEqual(["G01", "G02"])
    expect(standing("G01", day("2026-01-01"))).toEqual(["G01"])
    expect(standing("G02", day("2026-01-01"))).toEqual(["G01"])
  })

  it("include the ministries that were merged in 2025, under both standards", () => {
    const { standing } = successionsOf(mergedMinistries)
    expect(wrongSuccession(mergedMinistries)).toBeUndefined()
    expect(standing("000.00.00.G14", day("2025-02-28"))).toEqual(["000.00.00.G14"])
    expect(standing("000.00.00.G14", day("2025-03-01"))).toEqual(["000.00.00.G06"])
    expect(standing("G13", day("2026-01-01"))).toEqual(["G10"])
  })

  it("do not include a code whose successor no source names: it would count as ended without one", () => {
    const { standing } = successionsOf(mergedMinistries)
    const unnamed = levelOneChanges.filter(({ successor }) => successor === undefined)
    const ended = unnamed.filter(({ change }) => change === "ended")
    expect(ended.map(({ code }) => code)).toEqual(["G23", "G24", "G25", "G26", "G34", "G36", "G37"])
    for (const { code } of unnamed) expect(standing(code, day("2026-01-01"))).toEqual([code])
    for (const { source } of mergedMinistries) expect(source).toContain("Nghị quyết 176/2025/QH15")
  })

  it("include the provinces that were merged in 2025: 34 of the 63 codes go on, of the Councils too", () => {
    expect(wrongSuccession(mergedProvinces)).toBeUndefined()
    const { standing, former } = successionsOf(mergedProvinces)
    const codes = Array.from({ length: 63 }, (_, index) => String(index + 1).padStart(2, "0"))
    for (const letter of ["H", "K", "000.00.00.H", "000.00.00.K"]) {
      const all = codes.map((each) => `${letter}${each}`)
      const on = (date: string) => all.filter((each) => standing(each, day(date)).includes(each)).length
      expect([on("2025-06-30"), on("2025-07-01")]).toEqual([63, 34])
      for (const each of all) expect(standing(each, day("2026-01-01"))).toHaveLength(1)
    }
    expect(standing("H39", day("2025-07-01"))).toEqual(["H53"])
    expect(former("000.00.00.H29", day("2025-07-01"))).toEqual(["000.00.00.H06", "000.00.00.H09"])
  })
})

describe("The agency above a commune", () => {
  const commune = parseAgencyIdentifier("000.28.31.H53")
  const districtEnded = successionsOf([{ from: code("000.00.31.H53"), since: day("2025-07-01"), source }])

  it("is its district while there is one, and the province from the day on which there is none", () => {
    if (commune === undefined) throw new Error("the code has its standard's form")
    expect(parentOnDay(commune, day("2025-06-30"), districtEnded)).toBe("000.00.31.H53")
    expect(parentOnDay(commune, day("2025-07-01"), districtEnded)).toBe("000.00.00.H53")
  })

  it("is no district among the levels of local government from 1 July 2025 on", () => {
    expect(localLevels(day("2025-06-30"))).toEqual(["province", "district", "commune"])
    expect(localLevels(day("2025-07-01"))).toEqual(["province", "commune"])
  })
})

describe("A file of agencies that were merged", () => {
  const row = { from: "G14", to: "G06", since: "2025-03-01", source }
  const read = (rows: unknown) => readSuccessions(JSON.stringify(rows))

  it("gives its rows, also after the mark that Windows editors write", () => {
    expect(read([row])).toEqual([row])
    expect(readSuccessions(`\uFEFF${JSON.stringify([row])}`)).toEqual([row])
  })

  for (const [what, rows, field] of [
    ["says nothing of its source", [{ ...row, source: "" }], "source"],
    ["names a day that its year has not", [{ ...row, since: "2025-02-30" }], "since"],
    ["names one code twice", [{ ...row, to: "g14" }], "to"],
    ["has a field that there is not", [{ ...row, until: "2026-01-01" }], "until"],
    ["stands twice", [row, { ...row }], "from"],
    [
      "says that the agency was followed and was not",
      [row, { from: "G14", since: row.since, source }],
      "from",
    ],
    ["goes on from a code of the same day", [row, { ...row, from: "G06", to: "G01" }], "to"],
  ] as const)
    it(`is refused in both languages at the row that ${what}`, () => {
      try {
        read(rows)
      } catch (error) {
        expect(error).toMatchObject({ reason: "value-invalid" })
        expect(String((error as { sentence: { vi: string } }).sentence.vi)).toMatch(
          new RegExp(`\\[0\\]\\.${field}`),
        )
        return
      }
      throw new Error("it was read")
    })

  it("is refused when it is not JSON", () => {
    expect(() => readSuccessions("from;to")).toThrow(/JSON/)
  })

  it("is refused when it is not text, and a file that is still being read must be awaited", () => {
    expect(() => readSuccessions(Promise.resolve("[]") as never)).toThrow(/is a Promise/)
    for (const [given, said] of [
      [42, "a number was given"],
      [undefined, "nothing was given"],
      [new Uint8Array(2), "bytes were given"],
      [[], "a list of 0 was given"],
    ] as const)
      expect(() => readSuccessions(given as never)).toThrow(said)
  })
})
