import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { assert, describe } from "vitest"
import { decode } from "../codec.ts"
import { certain, documentText, leaves } from "../packet-text.ts"

const million = 1_000_000
const header = leaves(certain)

/** A packet whose header has something more, behind what names its sender and its document. */
const withHeader = (more: string) => documentText({ header: `${header}${more}` })

const hostile: ReadonlyArray<readonly [what: string, packet: () => string, problem: RegExp]> = [
  [
    "a million attributes",
    () => withHeader(`<Fax ${Array.from({ length: million }, (_, n) => `a${n}=""`).join(" ")}/>`),
    /more than 64 attributes/,
  ],
  [
    "the same attribute a million times",
    () => withHeader(`<Fax ${'a="" '.repeat(million)}/>`),
    /line \d+: duplicate attribute|more than 64/,
  ],
  [
    "an attribute of ten million characters",
    () => withHeader(`<Fax a="${"x".repeat(10 * million)}"/>`),
    /has \d+ characters|an attribute has more/,
  ],
  [
    "a name of a million characters",
    () => withHeader(`<${"n".repeat(million)}/>`),
    /a name in it|has \d+ characters/,
  ],
  [
    "a subject of ten million characters",
    () => withHeader(`<Content>${"x".repeat(10 * million)}</Content>`),
    /has \d+ characters|an attribute has more/,
  ],
  [
    "a subject that is never ended",
    () => withHeader(`<Content><![CDATA[${"x".repeat(10 * million)}`),
    /has \d+ characters/,
  ],
  [
    "a header of ten million characters",
    () => withHeader("<Fax>0</Fax>".repeat(million)),
    /has \d+ characters|more than 200000 elements/,
  ],
  ["elements nested without end", () => withHeader("<a>".repeat(million)), /nests deeper/],
  [
    "the name of a file of ten million characters",
    () =>
      documentText({
        header,
        files: [{ attachment: { ContentId: "a", AttachmentName: "x".repeat(10 * million) } }],
      }),
    /has \d+ characters|an attribute has more/,
  ],
  ["a million errors", () => withHeader("&".repeat(million)), /line|has \d+ characters/],
]

describe("A packet that would take long to read is refused where it exceeds a limit:", () => {
  for (const [what, packet, problem] of hostile)
    it.effect(what, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(decode(packet()))
        assert.match(error.message, problem)
        // So that its sender is told.
        assert.strictEqual(error.about?.organId, "000.00.00.H53")
      }),
    )
})

const unread: ReadonlyArray<readonly [what: string, packet: () => string]> = [
  ["an element of a vendor's in the header", () => withHeader(`<Vendor>${"x".repeat(5 * million)}</Vendor>`)],
  [
    "elements of a vendor's in each other",
    () => withHeader(`<Vendor><Inner>${"x".repeat(70_000)}</Inner></Vendor>`.repeat(100)),
  ],
  ["a comment in the header", () => withHeader(`<!--${"x".repeat(5 * million)}-->`)],
  ["a comment in a field", () => withHeader(`<Subject>Báo<!--${"x".repeat(5 * million)}--> cáo</Subject>`)],
  ["a processing instruction in the header", () => withHeader(`<?vendor ${"x".repeat(5 * million)}?>`)],
  ["white space between fields", () => withHeader(" \r\n".repeat(2 * million))],
  [
    "white space around a text",
    () => withHeader(`<Subject>${" ".repeat(70_000)}Báo${" ".repeat(70_000)}</Subject>`),
  ],
  [
    "white space in a million pieces",
    () => withHeader(`<Subject>Báo cáo${" <!---->".repeat(million)}</Subject>`),
  ],
  [
    "an element of a vendor's at a file",
    () =>
      documentText({
        header,
        files: [
          {
            attachment: {
              ContentId: "a",
              AttachmentName: "a.txt",
              Vendor: "x".repeat(70_000),
              ContentTransferEncoded: "YQ==",
            },
          },
        ],
      }),
  ],
]

describe("A document is read whatever length is taken by what nobody reads:", () => {
  for (const [what, packet] of unread)
    it.effect(what, () =>
      Effect.gen(function* () {
        const read = yield* decode(packet())
        assert.isTrue("packet" in read)
      }),
    )
})

describe("A long packet", () => {
  it.effect("leaves others their turn while it is read", () =>
    Effect.gen(function* () {
      let turns = 0
      const others = yield* Effect.forkChild(
        Effect.forever(
          Effect.andThen(
            Effect.sync(() => {
              turns += 1
            }),
            Effect.yieldNow,
          ),
        ),
      )
      const declared = Array.from({ length: 60 }, (_, n) => `xmlns:p${n}="urn:${n}"`).join(" ")
      const nested = `<a ${declared}>`.repeat(50) + '<b xmlns:q="urn:q"/>'.repeat(20_000) + "</a>".repeat(50)
      yield* Effect.exit(decode(documentText().replace("</edXMLBody>", `${nested}</edXMLBody>`)))
      yield* Fiber.interrupt(others)
      assert.isAbove(turns, 8)
    }),
  )
})
