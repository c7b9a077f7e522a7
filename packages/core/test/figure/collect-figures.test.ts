import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addFigures, wrongSums } from "../../src/figure/add-figures.ts"
import { closingTally, numbersOf } from "../../src/figure/closed-figures.ts"
import { countLine } from "../../src/figure/count-line.ts"
import type { FigureLine, OutgoingLine } from "../../src/figure/figure-line.ts"
import { FiguresError } from "../../src/figure/figures-error.ts"
import { periodOf } from "../../src/figure/period.ts"
import { emptyTally, figuresOf } from "../../src/figure/tally.ts"
import type { ClosingStatement } from "../../src/log/closing-statement.ts"
import { collectFigures } from "../../src/log/figures-file.ts"
import { epochMillis, type VietnamTime } from "../../src/time/vietnam-time.ts"

const period = periodOf("2019-Q2")
const first = epochMillis("2019-03-01T08:00:00.000+07:00" as VietnamTime)
const time = fc.integer({ min: 0, max: 150 * 24 }).map((hours) => first + hours * 3_600_000)

const outgoing: fc.Arbitrary<OutgoingLine> = fc
  .record({
    type: fc.constantFrom("bao-cao", "cong-van"),
    unit: fc.constantFrom("Phòng Tổng hợp", "Phòng Nội chính"),
    begunAt: time,
    hours: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 4, maxLength: 4 }),
    signedBy: fc.constantFrom("both" as const, "nobody" as const),
    pages: fc.integer({ min: 1, max: 9 }),
    to: fc.uniqueArray(fc.constantFrom("H01", "H02", "H03"), { minLength: 1 }),
    isIssued: fc.boolean(),
  })
  .map(({ begunAt, hours, to, isIssued, ...line }) => {
    const at = (step: number) =>
      begunAt + hours.slice(0, step + 1).reduce((sum, each) => sum + each, 0) * 3_600_000
    return {
      direction: "outgoing",
      ...line,
      urgency: "ordinary",
      begunAt,
      ...(isIssued && { signedAt: at(0), issuedAt: at(1) }),
      bytes: 10,
      signatureBytes: 1,
      duties: [],
      sendings: isIssued
        ? to.map((code) => ({
            to: code,
            level: "province" as const,
            at: at(1),
            electronic: true,
            leftAt: at(2),
            timeliness: "late" as const,
            arrivedAt: at(3),
          }))
        : [],
    }
  })

const counted = (lines: ReadonlyArray<FigureLine>) => {
  const tally = emptyTally(period, "2020-01-01T00:00:00.000+07:00" as VietnamTime)
  for (const line of lines) countLine(tally, line)
  return figuresOf(tally)
}

const statement = (code: string, lines: ReadonlyArray<FigureLine>, of = period) => {
  const tally = closingTally(of)
  for (const line of lines) tally.add(line)
  return { agency: { code, name: code }, period: of, figures: tally.figures() } as ClosingStatement
}

describe("Figures of a period", () => {
  it("account for every document that was carried over or begun: done, dropped or open", () => {
    fc.assert(
      fc.property(fc.array(outgoing, { maxLength: 20 }), (lines) => {
        const { carriedOver, begun, doneInTime, doneLate, dropped, openInTime, openLate } =
          counted(lines).outgoing
        expect(doneInTime + doneLate + dropped + openInTime + openLate).toBe(carriedOver + begun)
      }),
    )
  })

  it("are the sums of those by type and by unit", () => {
    fc.assert(
      fc.property(fc.array(outgoing, { maxLength: 20 }), (lines) => {
        const { total, byType, byUnit } = statement("H53", lines).figures
        for (const groups of [byType, byUnit])
          expect(wrongSums(numbersOf(total), Object.values(groups).map(numbersOf))).toEqual([])
      }),
    )
  })

  it("of two agencies are those of all their documents, with medians of all", () => {
    const lines = fc.array(outgoing, { maxLength: 12 })
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const sum = addFigures(counted(one), counted(other))
        const { agencies, connectedAgencies, ...sent } = counted([...one, ...other]).sent
        expect(sum.sent).toMatchObject(sent)
        expect(sum.times).toEqual(counted([...one, ...other]).times)
        expect(sum.outgoing).toEqual(counted([...one, ...other]).outgoing)
        expect(connectedAgencies).toBeLessThanOrEqual(agencies)
      }),
    )
  })

  it("of a province's agencies are added up once each, and those that are missing are named", () => {
    const [one] = fc.sample(outgoing, { numRuns: 1, seed: 7 })
    const lines = one ? [one] : []
    const given = ["H53.1", "H53.2"].map((code) => ({
      file: `${code}.json`,
      statement: statement(code, lines),
    }))
    const collected = collectFigures(period, given, ["H53.1", "H53.2", "H53.3"])
    expect(collected).toMatchObject({ missing: ["H53.3"] })
    expect(collected).toMatchObject({
      total: { outgoing: addFigures(counted(lines), counted(lines)).outgoing },
    })
    const codeOf = (more: (typeof given)[number]) => {
      const found = collectFigures(period, [...given, more], [])
      return found instanceof FiguresError ? found.code : "collected"
    }
    expect(codeOf({ file: "again.json", statement: statement("H53.1", lines) })).toBe("figures/agency-twice")
    const other = { file: "q1.json", statement: statement("H53.4", [], periodOf("2019-Q1")) }
    expect(codeOf(other)).toBe("figures/other-period")
  })
})
