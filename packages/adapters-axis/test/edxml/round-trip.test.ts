import { it } from "@effect/vitest"
import { VietnamTime } from "@lienthong/core/calendar"
import { isKnownStatus } from "@lienthong/core/document"
import { documentPacket, statusPacket } from "@lienthong/testkit"
import { Effect } from "effect"
import fc from "fast-check"
import { zipSync } from "fflate"
import { assert, describe } from "vitest"
import { decodeDocument, decodeStatus, encode } from "./codec.ts"
import { pdf } from "./packet-text.ts"
import { attachmentOf, registered, report } from "./sample-packet.ts"

const run = Effect.runPromise

describe("A packet that is written and read back", () => {
  it("gives the same document packet, of any kind and with any files, and no finding", () =>
    fc.assert(
      fc.asyncProperty(documentPacket, async (packet) => {
        const read = await run(Effect.flatMap(encode(packet), decodeDocument))
        assert.deepEqual(read, { packet, broken: [], tolerated: [] })
      }),
      { numRuns: 300 },
    ))

  it("gives the same status packet", () =>
    fc.assert(
      fc.asyncProperty(statusPacket, async (packet) => {
        const { tolerated = [], ...read } = await run(Effect.flatMap(encode(packet), decodeStatus))
        assert.deepEqual(read, packet)
        const codes = tolerated.map(({ code }) => code)
        assert.deepEqual(codes, isKnownStatus(packet.status) ? [] : ["status-unknown"])
      }),
      { numRuns: 300 },
    ))

  it("has the same bytes each time it is written", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(documentPacket, statusPacket), async (packet) => {
        assert.deepEqual(await run(encode(structuredClone(packet))), await run(encode(packet)))
      }),
    ))

  it.effect("keeps a text with markup, line ends and the end of a CDATA section", () =>
    Effect.gen(function* () {
      const subject = "V/v <b>A&amp;B</b> ]]> \"x\" 'y'\r\nđiều 2\rđiều 3\n\t😀"
      const { packet } = yield* decodeDocument(yield* encode({ ...report, subject }))
      assert.strictEqual(packet.subject, subject)
    }),
  )

  it.effect("loses the white space around its texts, as it would on the axis, and parts of a second", () =>
    Effect.gen(function* () {
      const { packet } = yield* decodeDocument(
        yield* encode({
          ...report,
          subject: "  Về việc họp\n",
          trace: [{ organId: "H53", at: VietnamTime.make("2019-06-20T14:05:09.999+07:00") }],
        }),
      )
      assert.strictEqual(packet.subject, "Về việc họp")
      assert.strictEqual(packet.trace[0]?.at, "2019-06-20T14:05:09.000+07:00")
    }),
  )

  it.effect("keeps a file that a receiver could take for the axis' wrapping, under whatever name", () =>
    Effect.gen(function* () {
      const inner = zipSync({ "a.txt": Buffer.from("a") })
      const outer = zipSync({ "a.xlsx": inner })
      for (const name of ["a.xlsx", "a.zip", "a.doc", "a"]) {
        const attachments = [attachmentOf(name, outer)]
        const { packet } = yield* decodeDocument(yield* encode({ ...report, attachments }))
        assert.deepEqual(packet.attachments, attachments)
      }
    }),
  )

  it.effect("declares nothing a ZIP that other readers would unpack, and keeps every file", () =>
    Effect.gen(function* () {
      const archive = zipSync({ "a.txt": Buffer.from("a"), "b.txt": Buffer.from("b") })
      const office = zipSync({
        "[Content_Types].xml": Buffer.from("<T/>"),
        "word/document.xml": Buffer.from("d"),
      })
      const single = zipSync({ "a.ZIP": archive })
      const files = [
        ["m.txt", Buffer.from("abc"), "application/zip", "application/octet-stream"],
        ["l.docx", office, "application/x-zip-compressed", "application/octet-stream"],
        ["k.ZIP", archive, "application/zip", "application/octet-stream"],
        ["s.ZIP", single, "Application/Zip; charset=binary", "application/octet-stream"],
        ["n", archive, "application/pdf", "application/pdf"],
        ["j.zip", archive, "application/zip", "application/zip"],
      ] as const
      for (const [name, bytes, mediaType, expected] of files) {
        const sent = { ...attachmentOf(name, bytes), mediaType }
        const written = yield* encode({ ...report, attachments: [sent] })
        const { packet, tolerated } = yield* decodeDocument(written)
        assert.deepEqual(packet.attachments, [{ ...sent, mediaType: expected }])
        assert.deepEqual(tolerated, [])
        const declared = [...new TextDecoder().decode(written).matchAll(/<[\w:]*ContentType>([^<]*)</g)].map(
          ([, type]) => type,
        )
        const isWrapped = name === "n"
        assert.deepEqual(declared, [expected, isWrapped ? "application/zip" : expected])
      }
    }),
  )

  it.effect("keeps two files of the same name apart", () =>
    Effect.gen(function* () {
      const second = Buffer.concat([pdf, Buffer.from("2")])
      const attachments = [attachmentOf("a.pdf", pdf, "f1"), attachmentOf("a.pdf", second, "f2")]
      const { packet } = yield* decodeDocument(yield* encode({ ...report, attachments }))
      assert.deepEqual(packet.attachments, attachments)
    }),
  )
})

describe("A written packet", () => {
  const linesOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes).split("\r\n")
  const namesIn = (lines: ReadonlyArray<string>, indent: number) =>
    lines.flatMap((line) => new RegExp(`^ {${indent}}<([A-Za-z:]+)`).exec(line)?.[1] ?? [])

  it.effect("has the envelope, its prefixes and the order of fields that the axis' own library has", () =>
    Effect.gen(function* () {
      const lines = linesOf(yield* encode(report))
      assert.deepEqual(lines.slice(0, 3), [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">',
        '  <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">',
      ])
      assert.deepEqual(namesIn(lines, 2), ["edXML:edXMLEnvelope", "AttachmentEncoded"])
      assert.deepEqual(
        namesIn(lines, 8),
        ["From", "To", "DocumentId", "Code", "PromulgationInfo", "DocumentType", "Subject", "SignerInfo"]
          .concat(["DueDate", "OtherInfo", "ResponseFor", "SteeringType", "ToPlaces"])
          .concat(["TraceHeader", "Bussiness", "Reference"])
          .map((name) => `edXML:${name}`),
      )
      assert.include(lines, "          <edXML:PromulgationDate>2019/06/20</edXML:PromulgationDate>")
      assert.include(lines, "          <edXML:Timestamp>2019/06/20 14:05:09</edXML:Timestamp>")
      assert.include(lines, "          <edXML:Priority>2</edXML:Priority>")
      assert.include(lines, "      <ContentId>cid:f1</ContentId>")
      assert.strictEqual(lines.at(-1), "")
    }),
  )

  it.effect("carries a status in a header alone", () =>
    Effect.gen(function* () {
      const lines = linesOf(yield* encode(registered))
      assert.deepEqual(
        namesIn(lines, 8),
        ["From", "ResponseFor", "StaffInfo", "StatusCode", "Description", "Timestamp"].map(
          (name) => `edXML:${name}`,
        ),
      )
      assert.notInclude(lines.join(), "edXMLBody")
    }),
  )

  it.effect("keeps its manifest even without a file", () =>
    Effect.gen(function* () {
      const text = linesOf(yield* encode({ ...report, attachments: [] })).join("\n")
      assert.include(text, '<edXML:edXMLManifest version="1.0"/>')
      assert.notInclude(text, "AttachmentEncoded")
    }),
  )
})
