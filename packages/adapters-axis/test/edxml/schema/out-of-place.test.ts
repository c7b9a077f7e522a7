import { it as itEffect } from "@effect/vitest"
import type { ReadDocumentPacket, StatusPacket } from "@lienthong/core/adapter"
import { Effect, Exit, Result } from "effect"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { decode, decodeDocument, encode, refusalToRead } from "../codec.ts"
import { certain, documentText, file, leaves, pdf, tag } from "../packet-text.ts"
import { registered, report } from "../sample-packet.ts"
import { type Block, blocksOf, full, linesOf, otherwise } from "../written-packet.ts"

const written = (packet: typeof full | typeof registered) => {
  const lines = linesOf(Effect.runSync(encode(packet)))
  return { lines, blocks: blocksOf(lines), plain: Effect.runSync(decode(lines.join("\r\n"))) }
}

const packets = { document: written(full), status: written(registered) }
const mark = "MỘT-NỘI-DUNG-KHÁC"

const copyOf = (lines: ReadonlyArray<string>, { start, end }: Block) =>
  otherwise(lines.slice(start, end), mark)

/** Copies of every element that has a name of the standard's, with other texts. */
const copies = Object.values(packets).flatMap(({ lines, blocks }) =>
  blocks.map((block) => copyOf(lines, block)),
)
const statusHeader = copies.find((copy) => copy.some((line) => line.includes("StatusCode"))) ?? []

const elements: ReadonlyArray<ReadonlyArray<string>> = [
  ...copies,
  statusHeader.map((line) => line.replace("MessageHeader", "Status")),
]

const wrappings: ReadonlyArray<(lines: ReadonlyArray<string>) => ReadonlyArray<string>> = [
  (lines) => lines,
  (lines) => ["<MoRong>", ...lines, "</MoRong>"],
  (lines) => [`<x:a xmlns:x="urn:x"><b>`, ...lines, "</b></x:a>"],
  (lines) => ["<Signature><Object>", ...lines, "</Object></Signature>"],
]

/** What a packet is filed under. */
const identityOf = (read: ReadDocumentPacket | StatusPacket) => {
  if ("_tag" in read) return [read.from.code, read.responseFor, read.status]
  const { from, documentId, code, subject, promulgation, business } = read.packet
  return [from.code, documentId, code, subject, promulgation, business.kind, business.documentId]
}

const isToldOf = (read: ReadDocumentPacket | StatusPacket) =>
  JSON.stringify(read).includes(mark) || ("broken" in read && read.broken.length > 0)

describe("A packet with an element of the standard's anywhere else in it", () => {
  it("is refused, or read with what that element says, and never filed under it", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("document" as const, "status" as const),
        fc.constantFrom(...elements),
        fc.constantFrom(...wrappings),
        fc.nat(),
        fc.boolean(),
        (kind, element, wrap, nth, isFirst) => {
          const { lines, blocks, plain } = packets[kind]
          const parents = blocks.filter(({ start, end }) => end - start > 1)
          const { start, end } = parents[nth % parents.length] ?? { start: 1, end: 2 }
          const text = lines.toSpliced(isFirst ? start + 1 : end - 1, 0, ...wrap(element)).join("\r\n")
          const read = Effect.runSync(Effect.result(decode(text)))
          if (Result.isFailure(read)) {
            assert.strictEqual(read.failure.code, "packet/ambiguous-element", text)
            return
          }
          assert.deepEqual(identityOf(read.success), identityOf(plain), text)
          assert.isTrue(isToldOf(read.success), text)
        },
      ),
      { numRuns: 2000 },
    ))

  const of = certain.From
  const places: ReadonlyArray<readonly [what: string, text: string, field: string]> = [
    [
      "in an element that nobody knows",
      documentText({ header: `${leaves(certain)}<MoRong><From>${of}</From></MoRong>` }),
      "MoRong.From",
    ],
    [
      "in the body",
      documentText().replace("<edXMLBody>", "<edXMLBody><DocumentId>B</DocumentId>"),
      "edXMLBody.DocumentId",
    ],
    [
      "among the traces",
      documentText({ traces: "<Code><CodeNumber>9</CodeNumber></Code>" }),
      "TraceHeaderList.Code",
    ],
    [
      "in the sender itself",
      documentText({ header: leaves({ ...certain, From: `${of}<From>${of}</From>` }) }),
      "From.From",
    ],
    [
      "under the root, in the manifest's place",
      documentText().replace(
        "</edXML>",
        "<Attachment><AttachmentName>b.pdf</AttachmentName></Attachment></edXML>",
      ),
      "edXML.Attachment",
    ],
    [
      "in the header, as its files",
      documentText({ afterTraces: "<AttachmentEncoded><Attachment/></AttachmentEncoded>" }),
      "edXMLHeader.AttachmentEncoded",
    ],
    [
      "in a signature",
      documentText({ afterTraces: "<Signature><KeyInfo><OrganId>H99</OrganId></KeyInfo></Signature>" }),
      "KeyInfo.OrganId",
    ],
    ["empty", documentText({ traces: "<MoRong><DocumentId/></MoRong>" }), "MoRong.DocumentId"],
    [
      "in other letters",
      documentText({ traces: "<MoRong><DOCUMENTID>B</DOCUMENTID></MoRong>" }),
      "MoRong.DocumentId",
    ],
    [
      "behind several colons",
      documentText({ traces: "<a:b:Subject>B</a:b:Subject>" }),
      "TraceHeaderList.Subject",
    ],
  ]
  for (const [what, text, field] of places)
    itEffect.effect(`is refused with the field: ${what}`, () =>
      Effect.gen(function* () {
        const { code, detail, sentence } = yield* refusalToRead(text)
        assert.deepEqual([code, detail.field], ["packet/ambiguous-element", field])
        assert.include(sentence.vi, field)
      }),
    )

  itEffect.effect("is read when an old connector's signature names the sender once more", () =>
    Effect.gen(function* () {
      const signature =
        "<Signature><KeyInfo><OrganId>000.00.00.H53</OrganId><Token>x</Token></KeyInfo></Signature>"
      const { packet } = yield* decodeDocument(documentText({ afterTraces: signature }))
      assert.strictEqual(packet.from.code, "000.00.00.H53")
    }),
  )

  itEffect.effect("is refused when its files stand in several lists that say two things", () =>
    Effect.gen(function* () {
      const second = tag("edXMLManifest", tag("Reference", leaves(file("b.pdf", pdf, "2").reference)))
      const text = documentText().replace("</edXMLBody>", `${second}</edXMLBody>`)
      assert.strictEqual((yield* refusalToRead(text)).detail.field, "edXMLBody.edXMLManifest")
    }),
  )

  itEffect.effect("is refused with text beside its elements, from the root on", () =>
    Effect.gen(function* () {
      const text = documentText().replace("</edXML>", "H99</edXML>")
      assert.strictEqual((yield* refusalToRead(text)).detail.field, "edXML")
    }),
  )
})

describe("A packet with elements that the standard does not have", () => {
  itEffect.effect("is read, wherever they stand between those that it has", () =>
    Effect.gen(function* () {
      const plain = yield* decodeDocument(yield* encode(report))
      const lines = linesOf(yield* encode(report))
      const foreign = ["<MoRong loai='1'>", "văn bản<ChiTiet>A</ChiTiet><x:y xmlns:x='urn:x'/>", "</MoRong>"]
      for (const { start, end } of blocksOf(lines).filter((block) => block.end - block.start > 1))
        for (const at of [start + 1, end - 1]) {
          const text = lines.toSpliced(at, 0, ...foreign).join("\r\n")
          const exit = yield* Effect.exit(decodeDocument(text))
          assert.deepEqual(exit, Exit.succeed(plain), text)
        }
    }),
  )

  itEffect.effect("is read when it is signed as a whole, which no system checks", () =>
    Effect.gen(function* () {
      const signature = `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><Reference URI=""><DigestValue>eA==</DigestValue></Reference></SignedInfo></Signature>`
      const text = documentText()
      const signed = text.replace("</edXML>", `${signature}</edXML>`)
      assert.deepEqual(yield* decodeDocument(signed), yield* decodeDocument(text))
    }),
  )
})

it("A packet of very many groups out of their place is judged in one look at them, and refused", () => {
  const { lines } = packets.document
  const end = lines.findIndex(
    (line) => line.includes("</edXML:MessageHeader>") || line.includes("</MessageHeader>"),
  )
  const groups = "<Fax><x>1</x></Fax>".repeat(40_000)
  const text = [...lines.slice(0, end), groups, ...lines.slice(end)].join("\r\n")
  assert.isAbove(end, 0)
  assert.isTrue(Exit.isFailure(Effect.runSyncExit(decode(text))))
})
