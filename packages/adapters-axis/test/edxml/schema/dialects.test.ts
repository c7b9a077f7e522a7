import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decodeDocument, decodeStatus, refusalToRead, toldOf } from "../codec.ts"
import { documentText, leaves, tag } from "../packet-text.ts"

const status = tag(
  "edXML:Status",
  tag("edXML:ResponseFor", leaves({ OrganId: "000.00.00.H53", Code: "1/BC-UBND", DocumentId: "2087" })),
  tag("edXML:From", leaves({ OrganId: "000.00.00.G22" })),
  leaves({ StatusCode: "03", Description: "Đã tiếp nhận", Timestamp: "20/06/2019 15:10:00" }),
)
const soap = (header: string, body = "") =>
  tag(
    'S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"',
    tag("S:Header", header),
    tag("S:Body", body),
  )

const provincial = (parts: string) =>
  tag(
    'edXMLEnvelope xmlns="http://www.go.vn/eDoc"',
    tag(
      "MessageHeader",
      tag("From", leaves({ OrganId: "H37.DN.001" })),
      tag("To", leaves({ OrganId: "H37.DN.002" })),
      tag("Code", leaves({ CodeNumber: "123/UBND-VP", CodeNotation: "N/A" })),
      leaves({ Subject: "Thử", DocumentId: "ab535a99-cb2a-404f-8fe8-a762bf4010cc" }),
    ),
    parts,
  )
const provincialFile = tag(
  "Attachment",
  leaves({ FileName: "a.txt", FileType: "text/plain", Content: "Yg==" }),
)

describe("A packet of another dialect", () => {
  it.effect("in a SOAP envelope is read, and the envelope is noted", () =>
    Effect.gen(function* () {
      for (const text of [soap(status), soap("", status)]) {
        const read = yield* decodeStatus(text)
        assert.deepEqual([read.status, read.responseFor.documentId], ["03", "2087"])
        assert.include(toldOf({ tolerated: read.tolerated ?? [] }), "soap-wrapped Envelope")
      }
      const inner = documentText().replace(/^<\?xml[^>]*>/, "")
      const document = yield* decodeDocument(soap("", inner))
      assert.deepEqual(document.packet, (yield* decodeDocument(documentText())).packet)
      assert.deepEqual(toldOf(document), ["soap-wrapped Envelope"])
    }),
  )

  it.effect("in a SOAP envelope that holds anything else of edXML is refused", () =>
    Effect.gen(function* () {
      for (const text of [
        soap(status, status),
        soap(status, tag("X", leaves({ DocumentId: "1" }))),
        soap(""),
      ])
        assert.strictEqual((yield* refusalToRead(text)).code, "packet/not-edxml")
    }),
  )

  it.effect("that begins with its envelope is read with its files, and that is noted", () =>
    Effect.gen(function* () {
      const read = yield* decodeDocument(provincial(provincialFile))
      assert.deepEqual(read.packet.code, { number: "123", notation: "UBND-VP" })
      assert.deepEqual(
        read.packet.attachments.map(({ name, mediaType, size }) => ({ name, mediaType, size })),
        [{ name: "a.txt", mediaType: "text/plain", size: 1 }],
      )
      const told = toldOf(read)
      for (const note of [
        "envelope-is-root edXMLEnvelope",
        "file-otherwise-written edXMLEnvelope.Attachment",
      ])
        assert.include(told, note)
    }),
  )

  it.effect("with its files under elements that nobody knows says where they stand", () =>
    Effect.gen(function* () {
      const files = tag(
        "edXMLAttachments",
        tag("Attachment", leaves({ AttachmentName: "b.txt", AttachmentData: "Yg==" })),
      )
      const text = documentText({ files: [] }).replace("</edXMLEnvelope>", `${files}</edXMLEnvelope>`)
      assert.include(text, files)
      const refusal = yield* refusalToRead(text)
      assert.strictEqual(refusal.code, "packet/not-edxml")
      assert.include(refusal.sentence.en, "edXMLEnvelope.edXMLAttachments")
      assert.include(refusal.sentence.vi, "edXMLEnvelope.edXMLAttachments")
    }),
  )
})
