import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { jsonFaultAt } from "../../src/calendar/json-fault.ts"

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const tokens = [
  ..."{}[],: \n",
  '"a"',
  '"\\u00e2\\n"',
  '"\\x"',
  "1",
  "-0.5e+3",
  "01",
  "true",
  "TRUE",
  "nul",
  "\u00a0",
]

describe("The place where a text stops being JSON", () => {
  it("is its end for every JSON text", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(4), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent)
        expect(jsonFaultAt(`\n${text}\r\n`)).toBe(text.length + 3)
      }),
    )
  })

  it("is before the end only in a text that is not JSON, whatever follows it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens), { maxLength: 8 }), (parts) => {
        const text = parts.join("")
        const at = jsonFaultAt(text)
        expect(at).toBeLessThanOrEqual(text.length)
        if (isJson(text)) expect(at).toBe(text.length)
        // Whatever follows a fault, the text stays no JSON.
        else if (at < text.length)
          for (const end of ["", "]", "}", '"', '"}']) expect(isJson(text + end)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it("is the first token that may not come there", () => {
    for (const [text, at] of [
      ["BEGIN:VCALENDAR", 0],
      ["2028,1", 4],
      ['{"a":1,}', 7],
      ['{"a" 1}', 5],
      ["[1,\n2\n3]", 6],
      ['{"a": [1}', 8],
      ["{} {}", 3],
      ["01", 1],
    ] as const)
      expect(jsonFaultAt(text), text).toBe(at)
  })
})
