import fc from "fast-check"
import { expect, it } from "vitest"
import type { FigureLine, LineDuty, LineSending } from "../../src/figure/figure-line.ts"
import { readFigureLine, writeFigureLine } from "../../src/figure/figure-line-text.ts"

const time = fc.integer({ min: 0, max: 2 ** 41 })
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const level = fc.constantFrom("central" as const, "commune" as const, "unknown" as const)
const bytes = fc.nat()
const common = {
  type: perhaps(fc.string()),
  unit: perhaps(fc.string()),
  urgency: perhaps(fc.constantFrom("ordinary" as const, "flash" as const)),
  begunAt: time,
}
const signedBy = fc.constantFrom("both" as const, "nobody" as const)

const duties: fc.Arbitrary<ReadonlyArray<LineDuty>> = fc.array(
  fc.record({
    duty: fc.constantFrom("send" as const, "complete" as const),
    since: time,
    due: perhaps(time),
    lateBound: perhaps(time),
    endedAt: perhaps(time),
    lifted: fc.boolean(),
  }),
)

const sendings: fc.Arbitrary<ReadonlyArray<LineSending>> = fc.array(
  fc.record({
    to: fc.string(),
    level,
    at: time,
    electronic: fc.boolean(),
    paper: perhaps(fc.constantFrom("listed" as const, "government" as const)),
    leftAt: perhaps(time),
    timeliness: perhaps(fc.constantFrom("in-time" as const, "overdue" as const)),
    arrivedAt: perhaps(time),
    acceptedAt: perhaps(time),
    completedAt: perhaps(time),
    refusedAt: perhaps(time),
    refusal: perhaps(fc.string()),
    givenBackAt: perhaps(time),
  }),
)

const line: fc.Arbitrary<FigureLine> = fc.oneof(
  fc.record({
    direction: fc.constant("outgoing" as const),
    ...common,
    signedBy,
    signedAt: perhaps(time),
    issuedAt: perhaps(time),
    closedAt: perhaps(time),
    recalledAt: perhaps(time),
    replacedAt: perhaps(time),
    pages: perhaps(fc.nat()),
    bytes,
    signatureBytes: bytes,
    sendings,
    duties,
  }),
  fc.record({
    direction: fc.constant("incoming" as const),
    ...common,
    from: fc.string(),
    level,
    signedBy,
    arrivedAt: perhaps(time),
    registeredAt: perhaps(time),
    completedAt: perhaps(time),
    refusedAt: perhaps(time),
    refusal: perhaps(fc.string()),
    givenBackAt: perhaps(time),
    replacedAt: perhaps(time),
    bytes,
    duties,
  }),
  fc.record({ direction: fc.constant("refused" as const), ...common, refusal: fc.string() }),
  fc.record({
    direction: fc.constant("paper" as const),
    ...common,
    from: fc.string(),
    level,
    outcome: fc.constantFrom("justified" as const, "waste" as const),
  }),
)

it("What figures count of a document is read from its text as it was written", () => {
  fc.assert(
    fc.property(line, (each) => {
      expect(readFigureLine(writeFigureLine(each))).toEqual(each)
    }),
  )
})
