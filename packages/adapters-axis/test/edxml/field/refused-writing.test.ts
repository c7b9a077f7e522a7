import { it } from "@effect/vitest"
import type { StatusPacket } from "@lienthong/core/adapter"
import type { LocalDate, VietnamTime } from "@lienthong/core/calendar"
import type { WholePacket } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decodeDocument, encode, refusalToWrite } from "../codec.ts"
import { pdf } from "../packet-text.ts"
import { attachmentOf, registered, report } from "../sample-packet.ts"

const replacing = (change: Partial<WholePacket>): WholePacket => ({ ...report, ...change })

describe("A document with a field longer than QCVN 102:2016 allows is not sent", () => {
  const long = (length: number) => "ờ".repeat(length)
  const overlong: ReadonlyArray<
    readonly [field: string, limit: number, packet: (text: string) => WholePacket]
  > = [
    ["From.OrganId", 35, (code) => replacing({ from: { code } })],
    ["To.OrganName", 200, (name) => replacing({ to: [{ code: "H14", name }] })],
    ["Code.CodeNumber", 11, (number) => replacing({ code: { number, notation: "" } })],
    ["Code.CodeNotation", 30, (notation) => replacing({ code: { number: "1", notation } })],
    ["PromulgationInfo.Place", 50, (place) => replacing({ promulgation: { place } })],
    ["DocumentType.TypeName", 100, (name) => replacing({ documentType: { name } })],
    ["MessageHeader.Subject", 500, (subject) => replacing({ subject })],
    ["SignerInfo.FullName", 50, (fullName) => replacing({ signer: { fullName } })],
    [
      "MessageHeader.ToPlaces",
      1000,
      (text) => replacing({ toPlaces: [text.slice(0, 600), text.slice(600)] }),
    ],
    ["Reference.AttachmentName", 500, (name) => replacing({ attachments: [attachmentOf(name, pdf)] })],
  ]
  for (const [field, limit, packet] of overlong) {
    it.effect(`${field}, at most ${limit} characters`, () =>
      Effect.gen(function* () {
        const { packet: longest } = yield* decodeDocument(yield* encode(packet(long(limit))))
        assert.deepEqual(longest, packet(long(limit)))
        assert.deepEqual(yield* refusalToWrite(packet(long(limit + 1))), {
          code: "packet/field-too-long",
          detail: { field, length: String(limit + 1), limit: String(limit) },
        })
      }),
    )
  }

  it.effect("counted in characters, so that one beyond the Basic Multilingual Plane is one", () =>
    Effect.gen(function* () {
      const bytes = yield* encode(replacing({ signer: { fullName: "😀".repeat(50) } }))
      assert.strictEqual((yield* decodeDocument(bytes)).packet.signer.fullName?.length, 100)
    }),
  )
})

describe("A document with a value that cannot be written is not sent", () => {
  const business = report.business
  const invalid: ReadonlyArray<readonly [what: string, packet: WholePacket, field: string, problem: RegExp]> =
    [
      [
        "flash at a set time",
        replacing({ urgency: "timed-flash" }),
        "OtherInfo.Priority",
        /no longer an urgency/,
      ],
      [
        "a day that does not exist",
        replacing({ dueDate: "2019-02-30" as LocalDate }),
        "MessageHeader.DueDate",
        /not a date/,
      ],
      ["a fraction of a page", replacing({ pageAmount: 1.5 }), "OtherInfo.PageAmount", /whole number/],
      [
        "a negative number of copies",
        replacing({ promulgationAmount: -1 }),
        "OtherInfo.PromulgationAmount",
        /whole/,
      ],
      ["a thousand pages", replacing({ pageAmount: 1000 }), "OtherInfo.PageAmount", /0 to 999/],
      [
        "an instant that does not exist",
        replacing({ trace: [{ organId: "H53", at: "2019-06-20T24:00:00.000+07:00" as VietnamTime }] }),
        "TraceHeader.Timestamp",
        /not a date and time/,
      ],
      ["no recipient", replacing({ to: [] }), "MessageHeader.To", /empty/],
      ["no sender", replacing({ from: { code: "" } }), "From.OrganId", /empty/],
      ["no identifier", replacing({ documentId: "" }), "MessageHeader.DocumentId", /empty/],
      [
        "an identifier that would lose a space",
        replacing({ documentId: "105 " }),
        "MessageHeader.DocumentId",
        /white space/,
      ],
      ["an empty place", replacing({ toPlaces: ["A", " "] }), "ToPlaces.Place", /empty/],
      ["an empty trace", replacing({ trace: [{ organId: "" }] }), "TraceHeaderList.TraceHeader", /empty/],
      [
        "an answer to nothing",
        replacing({ responseFor: [{ organId: "H14", code: "", documentId: "" }] }),
        "ResponseFor.DocumentId",
        /empty/,
      ],
      [
        "the replacement of nothing",
        replacing({
          business: { ...business, kind: "replacement", replaces: [{ documentId: "", organIds: ["H14"] }] },
        }),
        "ReplacementInfo.DocumentId",
        /empty/,
      ],
      ["a character that XML forbids", replacing({ subject: "a\u{0}b" }), "MessageHeader.Subject", /U\+0000/],
      ["half of a surrogate pair", replacing({ subject: "a\u{D83D}" }), "MessageHeader.Subject", /U\+D83D/],
      ["a noncharacter", replacing({ signer: { fullName: "\u{FFFF}" } }), "SignerInfo.FullName", /U\+FFFF/],
    ]
  for (const [what, packet, field, problem] of invalid) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const refusal = yield* refusalToWrite(packet)
        assert.strictEqual(refusal.code, "packet/field-invalid")
        assert.strictEqual(refusal.detail.field, field)
        assert.match(refusal.detail.problem ?? "", problem)
      }),
    )
  }
})

describe("A document with a file that a receiver would refuse is not sent", () => {
  const good = attachmentOf("a.pdf", pdf)
  const invalid: ReadonlyArray<readonly [what: string, files: WholePacket["attachments"], problem: RegExp]> =
    [
      ["an empty file", [attachmentOf("a.txt", new Uint8Array(0))], /empty/],
      ["a PDF by name only", [attachmentOf("a.pdf", Buffer.from("Not Found"))], /no PDF header/],
      ["two files with one identifier", [good, { ...good, name: "b.pdf" }], /already another file's/],
      ["a file without identifier", [{ ...good, contentId: "" }], /no ContentId/],
      ["an identifier that would lose its beginning", [{ ...good, contentId: "cid:1" }], /begins with cid:/],
      [
        "a file that is not the one its digest names",
        [{ ...good, bytes: new Uint8Array([...pdf, 0]) }],
        /digest/,
      ],
    ]
  for (const [what, attachments, problem] of invalid) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const refusal = yield* refusalToWrite(replacing({ attachments }))
        assert.strictEqual(refusal.code, "packet/field-invalid")
        assert.match(refusal.detail.problem ?? "", problem)
      }),
    )
  }

  it.effect("a file without a name or a media type", () =>
    Effect.gen(function* () {
      const nameless = yield* refusalToWrite(
        replacing({ attachments: [attachmentOf(" ", Buffer.from("x"))] }),
      )
      assert.strictEqual(nameless.detail.field, "Reference.AttachmentName")
      const typeless = yield* refusalToWrite(replacing({ attachments: [{ ...good, mediaType: "" }] }))
      assert.strictEqual(typeless.detail.field, "Reference.ContentType")
    }),
  )
})

describe("A status that its receiver could not attribute is not sent", () => {
  const invalid: ReadonlyArray<readonly [what: string, packet: StatusPacket, field: string]> = [
    ["without a code", { ...registered, status: "" }, "MessageHeader.StatusCode"],
    ["with a code that is not two digits", { ...registered, status: "3" }, "MessageHeader.StatusCode"],
    [
      "about a document that it does not name",
      { ...registered, responseFor: { organId: "H53", code: "", documentId: "" } },
      "ResponseFor.DocumentId",
    ],
    [
      "with a date that is none",
      { ...registered, responseFor: { ...registered.responseFor, date: "hôm qua" } },
      "ResponseFor.PromulgationDate",
    ],
  ]
  for (const [what, packet, field] of invalid) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const refusal = yield* refusalToWrite(packet)
        assert.deepEqual([refusal.code, refusal.detail.field], ["packet/field-invalid", field])
      }),
    )
  }
})
