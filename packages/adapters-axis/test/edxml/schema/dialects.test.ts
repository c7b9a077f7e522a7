import { it } from "@effect/vitest"
import { Effect } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { decode, decodeDocument, decodeStatus, refusalToRead, toldOf } from "../codec.ts"
import { certain, documentText, leaves, namespace, tag } from "../packet-text.ts"

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

  it.effect(
    "in the parameter of an operation that SOAP calls is read, wherever it stands below the body",
    () =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(
            fc.array(fc.constantFrom("SendStatus", "m:send", "arg0", "request"), { maxLength: 3 }),
            fc.constantFrom("", tag("token", "abc"), "<serviceType>eDoc</serviceType><options/>"),
            fc.boolean(),
            (wrappers, beside, isDocument) =>
              Effect.gen(function* () {
                const inner = isDocument ? documentText().replace(/^<\?xml[^>]*>/, "") : status
                const called = wrappers.reduceRight((content, name) => tag(name, beside, content), inner)
                const plain = yield* decode(isDocument ? documentText() : soap("", status))
                const read = yield* decode(soap("", called))
                assert.deepEqual("packet" in read && read.packet, "packet" in plain && plain.packet)
                const { tolerated = [] } = read
                assert.include(toldOf({ tolerated }), "soap-wrapped Envelope")
                const twice = soap("", `${called}${called}`)
                assert.strictEqual((yield* refusalToRead(twice)).code, "packet/not-edxml")
              }).pipe(Effect.runPromise),
          ),
          { numRuns: 60 },
        ),
      ),
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

  it.effect(
    "with the shortened and the right spellings of a provincial connector is read, and each is noted",
    () =>
      Effect.gen(function* () {
        const header = leaves({
          ...certain,
          From: leaves({ OrganId: "000.00.00.H53", OrganName: "UBND tỉnh", OrganInCharge: "Chính phủ" }),
        })
        const traces = tag(
          "Business",
          leaves({ BusinessDocType: "0", BusinessDocReason: "Văn bản mới", Paper: "0" }),
        )
        const read = yield* decodeDocument(documentText({ header, traces }))
        assert.strictEqual(read.packet.from.inCharge, "Chính phủ")
        assert.deepInclude(read.packet.business, { kind: "new", reason: "Văn bản mới" })
        assert.include(toldOf(read), "name-respelled From.OrganInCharge")
      }),
  )

  const trace = (...parts: ReadonlyArray<string>) =>
    tag(
      "TraceHeader",
      leaves({ OrganId: "000.00.00.H53" }),
      ...parts,
      leaves({ Timestamp: "2019/06/20 14:00:00" }),
    )
  const sending = tag("Business", leaves({ BusinessName: "Gửi văn bản", BusinessCode: "sendEdoc" }))
  const sender = tag("StaffInfo", leaves({ StaffName: "Tự động", StaffCode: "GW" }))

  it.effect("whose trace holds groups with nothing of the standard in them is read, and each is noted", () =>
    Effect.gen(function* () {
      const read = yield* decodeDocument(documentText({ traces: trace(sending, sender) }))
      assert.strictEqual(read.packet.business.kind, "new")
      assert.lengthOf(read.packet.trace, 1)
      assert.deepEqual(toldOf(read), [
        "name-respelled TraceHeader.Business",
        "element-out-of-place TraceHeader.Bussiness",
        "element-out-of-place TraceHeader.StaffInfo",
      ])
    }),
  )

  it.effect("is refused when such a group could be taken for one in its place, or says something", () =>
    Effect.gen(function* () {
      const revoked = tag("Bussiness", leaves({ BussinessDocType: "1" }))
      for (const traces of [
        trace(sending) + revoked,
        trace(tag("Business", leaves({ BusinessName: "Thu hồi", BusinessDocType: "1" }))),
        trace(tag("Business", "")),
        trace(tag("Business", "thu hồi")),
      ])
        assert.strictEqual(
          (yield* refusalToRead(documentText({ traces }))).code,
          "packet/ambiguous-element",
          traces,
        )
    }),
  )

  it.effect("in a namespace of before the standard is read by its names, and that is noted", () =>
    Effect.gen(function* () {
      const former = "http://www.e-doc.vn/Schema/"
      const read = yield* decodeDocument(documentText().replaceAll(namespace, former))
      assert.deepEqual(toldOf(read), ["packet-namespace-differs edXML"])
      assert.deepInclude(read.tolerated[0], { written: former, read: namespace })
    }),
  )

  it.effect(
    "that writes a label or other letters into its number and notation is read past them, and noted",
    () =>
      Effect.gen(function* () {
        for (const [number, notation] of [
          ["Số ký hiệu: 01/BC-UBND", "-"],
          ["Số hiệu 01", "BC-UBND"],
          ["Số: 01", "Ký hiệu: BC-UBND"],
          ["０１", "ＢＣ－ＵＢＮＤ"],
        ] as const) {
          const header = leaves({
            ...certain,
            Code: leaves({ CodeNumber: number, CodeNotation: notation }),
          })
          const { packet, tolerated } = yield* decodeDocument(documentText({ header }))
          assert.deepEqual(packet.code, { number: "01", notation: "BC-UBND" })
          const [note] = tolerated.filter(({ path }) => path === "MessageHeader.Code")
          assert.deepInclude(note, { code: "code-otherwise-written", read: "01/BC-UBND" })
          assert.include(note?.written, number)
        }
      }),
  )

  it.effect("that lists what it answers in a field of its own is read, and what has no place is noted", () =>
    Effect.gen(function* () {
      const other = (fields: Readonly<Record<string, string>>) =>
        Effect.map(
          decodeDocument(documentText({ header: leaves({ ...certain, OtherInfo: leaves(fields) }) })),
          (read) => ({
            answers: read.packet.responseFor.map(({ code, date, documentId }) => [code, date, documentId]),
            told: read.tolerated.map(({ code, path, written }) => [code, path, written]),
          }),
        )
      const id = "000.00.00.G22,2019/06/01,12/VPCP-TH"
      for (const [list, answers] of [
        ["12/VPCP-TH", [["12/VPCP-TH", undefined, ""]]],
        [
          "12/VPCP-TH, ngày 01/6/2019; 13/VPCP-KTTH",
          [
            ["12/VPCP-TH", "2019-06-01", ""],
            ["13/VPCP-KTTH", undefined, ""],
          ],
        ],
        [
          `12/VPCP-TH,13/X-Y;12/VPCP–TH`,
          [
            ["12/VPCP-TH", undefined, ""],
            ["13/X-Y", undefined, ""],
          ],
        ],
        [id, [["", undefined, id]]],
      ] as const) {
        const read = yield* other({ ReplyFors: list, Direction: "false" })
        assert.deepEqual(read, {
          answers: answers as unknown as typeof read.answers,
          told: [["value-otherwise-written", "OtherInfo.ReplyFors", list]],
        })
      }
      assert.deepEqual(yield* other({ ReplyFors: "N/A", ReferenceCodes: "", Direction: "0" }), {
        answers: [],
        told: [],
      })
      assert.deepEqual(
        yield* other({ ReplyFors: "công văn trước", ReferenceCodes: "HS-1", Direction: "true" }),
        {
          answers: [],
          told: [
            ["value-left-out", "OtherInfo.ReferenceCodes", "HS-1"],
            ["value-left-out", "OtherInfo.Direction", "true"],
            ["value-left-out", "OtherInfo.ReplyFors", "công văn trước"],
          ],
        },
      )
    }),
  )

  it.effect("whose elements have names of their own is refused with the name that it begins with", () =>
    Effect.gen(function* () {
      const text = provincial(tag("Manifest", provincialFile)).replaceAll("edXMLEnvelope", "eDocEnvelope")
      const { code, sentence } = yield* refusalToRead(text)
      assert.strictEqual(code, "packet/not-edxml")
      assert.include(sentence.en, "its root element is eDocEnvelope")
    }),
  )
})
