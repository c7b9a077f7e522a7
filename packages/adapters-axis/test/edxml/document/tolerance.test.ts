import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decodeDocument, encode, refusalToRead, toldOf } from "../codec.ts"
import { certain, documentText, leaves, tag } from "../packet-text.ts"
import { report } from "../sample-packet.ts"

/** Everything under each element in reverse order. */
const reversed = (text: string): string => {
  const parts = text.match(/<([A-Za-z]+)>[\s\S]*?<\/\1>/g) ?? []
  return parts.reverse().join("")
}

describe("A document packet from another system is understood", () => {
  it.effect("whatever the order of its fields", () =>
    Effect.gen(function* () {
      const header = leaves({ ...certain, Subject: "Về việc họp", SteeringType: "1" })
      const expected = yield* decodeDocument(documentText({ header }))
      assert.deepEqual(yield* decodeDocument(documentText({ header: reversed(header) })), expected)
      assert.strictEqual(expected.packet.subject, "Về việc họp")
    }),
  )

  it.effect("whatever prefix it uses, or none", () =>
    Effect.gen(function* () {
      const written = new TextDecoder().decode(yield* encode(report))
      const others = [
        written.replaceAll("edXML:", "v102:").replaceAll("xmlns:edXML", "xmlns:v102"),
        written.replaceAll(/ xmlns:edXML="[^"]*"/g, "").replaceAll("edXML:", ""),
        written.replaceAll("\r\n", "\n"),
        written.replaceAll(/>\s+</g, "><"),
      ]
      for (const other of others) {
        assert.notStrictEqual(other, written)
        assert.deepEqual(yield* decodeDocument(other), { packet: report, broken: [], tolerated: [] })
      }
    }),
  )

  it.effect("with a prefix that nothing declares, which is noted", () =>
    Effect.gen(function* () {
      const text = documentText().replace("<Reference>", '<Reference xlink:href="">')
      const read = yield* decodeDocument(text)
      assert.strictEqual(read.packet.attachments.length, 1)
      assert.deepEqual(toldOf(read), ["prefix-undeclared edXML"])
    }),
  )

  it.effect("with a byte order mark, in UTF-16, or declaring another encoding than its own", () =>
    Effect.gen(function* () {
      const text = documentText({ header: leaves({ ...certain, Subject: "Về việc họp" }) })
      const inUtf16 = text.replace("UTF-8", "UTF-16")
      const plain = yield* decodeDocument(text)
      assert.strictEqual(plain.packet.subject, "Về việc họp")
      assert.deepEqual(yield* decodeDocument(`\u{FEFF}${text}`), plain)
      assert.deepEqual(yield* decodeDocument(Buffer.from(`\u{FEFF}${inUtf16}`, "utf16le")), plain)
      assert.deepEqual(yield* decodeDocument(Buffer.from(`\u{FEFF}${inUtf16}`, "utf16le").swap16()), plain)
      const misdeclared = yield* decodeDocument(text.replace("UTF-8", "windows-1258"))
      assert.deepEqual(misdeclared.packet, plain.packet)
      assert.deepEqual(toldOf(misdeclared), ["encoding-misdeclared edXML"])
      for (const [declared, bytes] of [
        ["UTF-16", Buffer.from(text.replace("UTF-8", "UTF-16"))],
        ["UTF-8", Buffer.from(`\u{FEFF}${text}`, "utf16le")],
      ] as const)
        assert.deepEqual(toldOf(yield* decodeDocument(bytes)), ["encoding-misdeclared edXML"], declared)
    }),
  )

  it.effect("with dates of other forms, which are noted, and without those that are not dates", () =>
    Effect.gen(function* () {
      const dated = (text: string) =>
        decodeDocument(documentText({ header: leaves({ ...certain, DueDate: text }) }))
      for (const text of [
        "30/10/2020",
        "2020-10-30",
        "30-10-2020",
        "2020/10/30 08:00:00",
        "2020-10-30T00:00:00",
      ]) {
        const { packet, tolerated } = yield* dated(text)
        assert.strictEqual(packet.dueDate, "2020-10-30", text)
        assert.deepEqual(tolerated, [
          {
            code: "date-otherwise-written",
            path: "MessageHeader.DueDate",
            en: `MessageHeader.DueDate “${text}” is not in the standard form; read as 2020-10-30.`,
            vi: `MessageHeader.DueDate “${text}” không đúng dạng quy định; đọc là 30/10/2020.`,
            written: text,
            read: "2020-10-30",
          },
        ])
      }
      for (const text of ["2020/02/30", "30/30/2020", "hôm nay", "2020"]) {
        const read = yield* dated(text)
        assert.notProperty(read.packet, "dueDate", text)
        assert.deepEqual(toldOf(read), ["date-unreadable MessageHeader.DueDate"], text)
      }
      assert.deepEqual((yield* dated("2020/10/30")).tolerated, [])
    }),
  )

  it.effect("with a trace that lacks its agency or whose time is of another form", () =>
    Effect.gen(function* () {
      const traces = [
        tag("TraceHeader", leaves({ Timestamp: "2018/06/20 16:35:56" })),
        tag("TraceHeader", leaves({ OrganId: "null", Timestamp: "20/06/2018 16:35" })),
        tag("TraceHeader", leaves({ OrganId: "H53", Timestamp: "2018/06/20 25:00:00" })),
      ].join("")
      const { packet, tolerated } = yield* decodeDocument(documentText({ traces }))
      assert.deepEqual(packet.trace as ReadonlyArray<unknown>, [
        { organId: "", at: "2018-06-20T16:35:56.000+07:00" },
        { organId: "", at: "2018-06-20T16:35:00.000+07:00" },
        { organId: "H53" },
      ])
      assert.deepEqual(toldOf({ tolerated }), [
        "value-empty TraceHeader.OrganId",
        "date-otherwise-written TraceHeader.Timestamp",
        "date-unreadable TraceHeader.Timestamp",
      ])
    }),
  )

  it.effect("as a new document when it does not say its business, or says one that is not known", () =>
    Effect.gen(function* () {
      const silent = yield* decodeDocument(documentText())
      assert.deepEqual(silent.packet.business, { kind: "new", reason: "", replaces: [] })
      assert.deepEqual(silent.tolerated, [])
      const unknown = yield* decodeDocument(
        documentText({ traces: tag("Bussiness", leaves({ BussinessDocType: "9" })) }),
      )
      assert.strictEqual(unknown.packet.business.kind, "new")
      assert.deepEqual(unknown.tolerated, [
        {
          code: "value-unknown",
          path: "Bussiness.BussinessDocType",
          en: "Bussiness.BussinessDocType “9” is unknown; read as a new document.",
          vi: "Bussiness.BussinessDocType “9” không có trong danh mục; đọc là văn bản mới.",
          written: "9",
          read: "a new document",
        },
      ])
    }),
  )

  it.effect("with its business in the right spelling, and with what it says of paper beside that", () =>
    Effect.gen(function* () {
      const traces = tag("Business", leaves({ BusinessDocType: "1", BusinessDocReason: "Thu hồi" }))
      const read = yield* decodeDocument(documentText({ traces: `${traces}<Paper>1</Paper>` }))
      assert.deepEqual(toldOf(read), [
        "name-respelled TraceHeaderList.Business",
        "name-respelled Bussiness.BusinessDocType",
        "name-respelled Bussiness.BusinessDocReason",
      ])
      assert.deepEqual(read.packet.business, {
        kind: "revocation",
        reason: "Thu hồi",
        paper: "1",
        replaces: [],
      })
      const other = tag("Bussiness", leaves({ BussinessDocType: "0", Paper: "0" }))
      for (const both of [`${traces}${other}`, `${other}<Paper>1</Paper>`])
        assert.strictEqual(
          (yield* refusalToRead(documentText({ traces: both }))).code,
          "packet/ambiguous-element",
          both,
        )
    }),
  )

  it.effect("without a text that stands where elements belong, which is noted", () =>
    Effect.gen(function* () {
      const header = leaves({ ...certain, ToPlaces: "Như trên" })
      const read = yield* decodeDocument(documentText({ header }))
      assert.deepEqual(read.packet.toPlaces, [])
      assert.deepEqual(toldOf(read), ["text-left-out MessageHeader.ToPlaces"])
    }),
  )

  it.effect("with every urgency, the abolished one too, and an unknown one as ordinary", () =>
    Effect.gen(function* () {
      const urgencyOf = (priority: string) =>
        decodeDocument(
          documentText({ header: leaves({ ...certain, OtherInfo: leaves({ Priority: priority }) }) }),
        ).pipe(Effect.map(({ packet }) => packet.urgency))
      const read = yield* Effect.forEach(["0", "1", "2", "3", "4", "5", "hoa toc"], urgencyOf)
      assert.deepEqual(read, [
        "ordinary",
        "urgent",
        "very-urgent",
        "flash",
        "timed-flash",
        "ordinary",
        "flash",
      ])
    }),
  )

  it.effect("with empty elements as if they were not there, and without recipients that are nobody", () =>
    Effect.gen(function* () {
      const empty = "<ResponseFor><OrganId></OrganId><Code/></ResponseFor><SignerInfo/><Content> </Content>"
      const nobody = tag("To", leaves({ OrganName: "Sở Nội vụ" }))
      const read = yield* decodeDocument(documentText({ header: `${leaves(certain)}${empty}${nobody}` }))
      const { packet } = read
      assert.deepEqual(packet.responseFor, [])
      assert.deepEqual(packet.signer, {})
      assert.notProperty(packet, "content")
      assert.deepEqual(packet.to, [{ code: "000.00.00.H14" }])
      assert.deepEqual(toldOf(read), ["party-without-code MessageHeader.To"])
    }),
  )

  it.effect("with fields longer than allowed, which are kept whole and noted", () =>
    Effect.gen(function* () {
      const subject = "ạ".repeat(501)
      const read = yield* decodeDocument(documentText({ header: leaves({ ...certain, Subject: subject }) }))
      assert.strictEqual(read.packet.subject, subject)
      assert.deepEqual(toldOf(read), ["field-overlong MessageHeader.Subject"])
    }),
  )

  it.effect("without a word on the signature block of its header, which no system computes", () =>
    Effect.gen(function* () {
      const afterTraces = `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><Reference URI=""/></SignedInfo><SignatureValue>eA==</SignatureValue></Signature>`
      assert.deepEqual(
        yield* decodeDocument(documentText({ afterTraces })),
        yield* decodeDocument(documentText()),
      )
    }),
  )
})
