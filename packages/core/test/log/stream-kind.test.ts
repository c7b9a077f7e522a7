import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "@effect/vitest"
import fc from "fast-check"
import { aboutOf, kindOf, namedBy, paperEnding, streamKinds, streamName } from "../../src/log/stream-kind.ts"

const document = fc.string({ minLength: 1 }).filter((text) => !text.includes("/"))
const about = fc.oneof(document.map(streamName.outgoing), document.map(streamName.incoming))
const duty = fc.record({
  name: fc.constantFrom("send", "receipt", "answer-update"),
  update: fc.option(fc.integer({ min: 1 }), { nil: undefined }),
})

describe("The name of a stream", () => {
  it("of a duty or an entry leads back to the stream of the document it is about", () => {
    fc.assert(
      fc.property(about, duty, (stream, each) => {
        expect(aboutOf(streamName.duty(stream, each as never))).toBe(stream)
        expect(aboutOf(streamName.entry(stream))).toBe(stream)
      }),
    )
  })

  it("of a delivery leads back to its document and its recipient", () => {
    fc.assert(
      fc.property(document, fc.string(), (each, recipient) => {
        expect(namedBy(streamName.delivery(each, recipient))).toEqual({ document: each, recipient })
      }),
    )
  })

  it("of a paper ends with its date, whatever its number is", () => {
    const stream = streamName.paper("A50.B", "15/2026/QĐ@X", "2026-03-02")
    expect(paperEnding(stream)).toBe("2026-03-02")
  })

  it("starts with its kind", () => {
    fc.assert(
      fc.property(about, (stream) => {
        expect(["outgoing", "incoming"]).toContain(kindOf(stream))
        expect(kindOf(streamName.entry(stream))).toBe("entry")
      }),
    )
  })

  it("begins with a kind that the page on the architecture explains", () => {
    const page = readFileSync(join(import.meta.dirname, "../../../../docs/architecture.md"), "utf8")
    const missing = Object.keys(streamKinds).filter((kind) => !page.includes(`\n| \`${kind}/`))
    expect(missing).toEqual([])
  })
})
