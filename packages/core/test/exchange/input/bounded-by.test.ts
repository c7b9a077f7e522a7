import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { backwards, boundedBy } from "../../../src/exchange/input/bounded-by.ts"

const text = Schema.optionalKey(Schema.String)
const request = boundedBy(Schema.Struct({ from: text, until: text }), [["from", "until"]])
const day = fc.date({ min: new Date("2019-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })

describe("A request for a period", () => {
  it("is refused exactly where the period ends before it begins, also a request that may be left out", () => {
    fc.assert(
      fc.property(day, day, (from, until) => {
        const stated = { from: from.toISOString(), until: until.toISOString() }
        for (const schema of [request, Schema.optional(request)]) {
          const error = backwards(schema, stated)
          expect(error !== undefined).toBe(from > until)
          if (error) expect(error.message).toContain("until")
        }
      }),
    )
  })

  it("is open at the end that it does not state", () => {
    expect(backwards(request, { from: "2026-01-01" })).toBeUndefined()
    expect(backwards(request, { until: "2026-01-01" })).toBeUndefined()
  })
})
