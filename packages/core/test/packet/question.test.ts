import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { nextStatedAt, parseAnswered, printAnswer, wholeSeconds } from "../../src/packet/question.ts"
import { epochMillis, vietnamTime } from "../../src/time/vietnam-time.ts"

const time = fc.integer({ min: 0, max: Date.parse("2100-01-01T00:00:00+07:00") }).map(vietnamTime)
const kind = fc.constantFrom("recall" as const, "update" as const)

describe("The text of an answer", () => {
  it("names the question that it answers, whatever is written behind it", () => {
    fc.assert(
      fc.property(kind, time, fc.string(), (asked, at, text) => {
        const question = { kind: asked, statedAt: wholeSeconds(at) }
        expect(parseAnswered(printAnswer(question, text))).toEqual(question)
      }),
    )
  })

  it("names no question where another system wrote it", () => {
    for (const text of ["", "Đồng ý lấy lại", "[recall] Đồng ý", " [recall 2019-06-20T14:00:00] Đồng ý"])
      expect(parseAnswered(text)).toBeUndefined()
  })
})

describe("The time of a question", () => {
  it("is in whole seconds, and later than that of the question before it", () => {
    fc.assert(
      fc.property(time, time, (before, now) => {
        const stated = nextStatedAt(wholeSeconds(before), now)
        expect(stated).toBe(wholeSeconds(stated))
        expect(epochMillis(stated) - epochMillis(wholeSeconds(before))).toBeGreaterThanOrEqual(1_000)
        expect(epochMillis(nextStatedAt(undefined, now))).toBeLessThanOrEqual(epochMillis(now))
      }),
    )
  })
})
