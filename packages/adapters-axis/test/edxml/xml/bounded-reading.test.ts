import { it } from "@effect/vitest"
import { Effect, Exit, Fiber } from "effect"
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
    "a processing instruction with a name of a million characters",
    () => withHeader(`<?${"n".repeat(million)} a?>`),
    /a name in it/,
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

const entries = (count: number, entry: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => entry(n)).join("")

const attached = (files: string, references = "") =>
  documentText({ header, files: [] })
    .replace("</AttachmentEncoded>", `${files}$&`)
    .replace("</edXMLManifest>", `${references}$&`)

const marks = "\u0300\u0323".repeat(20_000)

const heavy: ReadonlyArray<readonly [what: string, packet: () => string | Uint8Array]> = [
  [
    "files of one name",
    () =>
      attached(
        entries(
          15_000,
          (n) => `<Attachment><ContentId>${n}</ContentId><AttachmentName>a</AttachmentName></Attachment>`,
        ),
      ),
  ],
  [
    "files of one identifier",
    () =>
      attached(
        "",
        entries(
          15_000,
          () => "<Reference><ContentId>a</ContentId><AttachmentName>b</AttachmentName></Reference>",
        ),
      ),
  ],
  ["texts in the place of recipients", () => withHeader("<To>x</To>".repeat(150_000))],
  [
    "recipients with their codes in small letters",
    () => withHeader("<To><OrganId>h14</OrganId></To>".repeat(30_000)),
  ],
  [
    "documents that are answered, in two lists",
    () =>
      withHeader(
        entries(20_000, (n) => `<ResponseFor><Code>${n}/A</Code></ResponseFor>`) +
          `<OtherInfo><ReplyFors>${entries(6_000, (n) => `${n}/B-C;`)}</ReplyFors></OtherInfo>`,
      ),
  ],
  [
    "spaces in the list of what is answered",
    () => withHeader(`<OtherInfo><ReplyFors>1/A${" ".repeat(60_000)}B</ReplyFors></OtherInfo>`),
  ],
  [
    "texts in an old encoding",
    () =>
      attached(
        `<Attachment><Description>${"Coâng vaên ".repeat(5_000)}</Description></Attachment>`.repeat(20),
      ),
  ],
  ["a letter with thousands of marks", () => withHeader(`<Subject>a${marks}</Subject>`)],
  [
    "a letter with thousands of marks in windows-1258",
    () =>
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="windows-1258"?><edXML><Vendor>'),
        Buffer.alloc(60_000, Buffer.from([0xcc, 0xf2])),
        Buffer.from("</Vendor></edXML>"),
      ]),
  ],
]

/** The longest time in milliseconds of the processor in which a packet is read without yielding. */
const longestTurn = Effect.fnUntraced(function* (packet: string | Uint8Array) {
  let [longest, last] = [0, process.threadCpuUsage()]
  const mark = () => {
    const now = process.threadCpuUsage()
    longest = Math.max(longest, (now.user + now.system - last.user - last.system) / 1000)
    last = now
  }
  const marking = yield* Effect.forkChild(Effect.forever(Effect.andThen(Effect.sync(mark), Effect.yieldNow)))
  const exit = yield* Effect.exit(decode(packet))
  mark()
  yield* Fiber.interrupt(marking)
  assert.isFalse(Exit.hasDies(exit))
  return longest
})

describe("A packet is read without keeping the event loop busy, and breaks nothing, whatever it has many of:", () => {
  for (const [what, packet] of heavy)
    it.live(what, () =>
      Effect.gen(function* () {
        // One of two readings may be compiled, or meet a collection of the heap.
        const turns = [yield* longestTurn(packet()), yield* longestTurn(packet())]
        assert.isBelow(Math.min(...turns), 200)
      }),
    )

  it.effect("and says which letter it does not read", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(decode(withHeader(`<Subject>a${marks}</Subject>`)))
      assert.match(error.message, /more than 100 marks/)
      assert.strictEqual(error.about?.organId, "000.00.00.H53")
      assert.isTrue("packet" in (yield* decode(withHeader(`<Subject>a${"\u0300".repeat(100)}</Subject>`))))
    }),
  )
})

describe("A long packet", () => {
  it.effect("yields to the event loop while it is read", () =>
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
