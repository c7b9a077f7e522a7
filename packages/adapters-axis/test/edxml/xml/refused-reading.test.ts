import { it } from "@effect/vitest"
import { describeRefusal, PacketError, type RefusalReason } from "@lienthong/core"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decode, decodeDocument, refusalToRead, toldOf } from "../codec.ts"
import { certain, documentText, headerText, leaves, tag } from "../packet-text.ts"

/** Words of the parser and of this library, which no Vietnamese sentence holds. */
const english =
  /\b(line|tag|text|root|entity|character|element|elements|declaration|levels|deeper|header|status|within|bytes)\b|nhật ký/i

const isVietnamese = (
  code: string,
  { detail, sentence }: { detail: Readonly<Record<string, string>>; sentence: { vi: string } },
) => {
  assert.notMatch(sentence.vi, english)
  const reason = code.replace("packet/", "") as RefusalReason
  assert.notMatch(describeRefusal(reason, detail).vi, english)
  assert.notMatch(describeRefusal(reason, detail).vi, /[{}]/)
}

const without = (name: keyof typeof certain) =>
  leaves(Object.fromEntries(Object.entries(certain).filter(([key]) => key !== name)))

const withDoctype = (doctype: string, subject: string) =>
  documentText({ header: `${leaves(certain)}<Subject>${subject}</Subject>` }).replace("\n", `\n${doctype}`)

const billionLaughs = `<!DOCTYPE edXML [<!ENTITY a "ha">${Array.from(
  { length: 30 },
  (_, n) => `<!ENTITY ${"a".repeat(n + 2)} "${`&${"a".repeat(n + 1)};`.repeat(10)}">`,
).join("")}]>`

describe("A packet that is not XML is refused with the line and the problem", () => {
  const damaged: ReadonlyArray<readonly [what: string, packet: Uint8Array | string, problem: RegExp]> = [
    ["nothing at all", "", /must contain a root element/],
    ["white space", " \n ", /must contain a root element/],
    ["a sentence", "Kính gửi các cơ quan", /line 1: text data outside of root/],
    ["text before the XML declaration", `1212${documentText()}`, /line 1: text data outside of root/],
    [
      "an XML declaration that comes late",
      ` ${documentText()}`,
      /line 1: an XML declaration must be at the start/,
    ],
    ["a packet that breaks off", documentText().slice(0, -200), /line 2: unclosed tag/],
    ["text after the packet", `${documentText()}OK`, /text data outside of root/],
    ["two packets in a row", `${documentText()}<edXML/>`, /only one root/],
    ["an element closed by another", "<edXML><a></b></edXML>", /unexpected close tag/],
    ["an entity that XML does not have", documentText({ header: "&nbsp;" }), /undefined entity/],
    ["an entity named like a method of an object", "<edXML>&toString;</edXML>", /undefined entity/],
    ["a character that XML forbids", documentText({ header: "\u{1}" }), /disallowed character/],
    ["a reference to a forbidden character", documentText({ header: "&#0;" }), /malformed character entity/],
    [
      "a control character that only XML 1.1 allows",
      `<?xml version="1.1"?>${headerText("&#1;")}`,
      /malformed character entity/,
    ],
    ["a PDF", Buffer.from("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n", "latin1"), /not UTF-8/],
    ["bytes that are not UTF-8", Buffer.from(documentText({ header: "Th\xF4ng" }), "latin1"), /not UTF-8/],
    ["a letter cut in half", Buffer.concat([Buffer.from("<edXML>"), Buffer.from([0xe1, 0xba])]), /not UTF-8/],
    ["an HTML page without a DTD", "<html><body><br></body></html>", /unexpected close tag/],
  ]
  for (const [what, packet, problem] of damaged) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const refusal = yield* refusalToRead(packet)
        assert.strictEqual(refusal.code, "packet/not-xml")
        assert.match(refusal.detail.problem ?? "", problem)
        assert.include(refusal.sentence.en, refusal.detail.problem ?? "no problem")
        isVietnamese(refusal.code, refusal)
      }),
    )
  }
})

describe("A packet that cannot be read tells what was tolerated until reading ended", () => {
  it.effect("whether it breaks off, has another root, or contradicts itself", () =>
    Effect.gen(function* () {
      const text = documentText({ header: `<x:Other/>${leaves(certain)}` }).replace("UTF-8", "UTF-16")
      const unread: ReadonlyArray<readonly [reason: string, packet: string]> = [
        ["not-xml", text.slice(0, -200)],
        ["not-edxml", text.replaceAll(/(<\/?)edXML\b/g, "$1goiTin")],
        ["ambiguous-element", text.replace("<DocumentId>", "<DocumentId>khác</DocumentId><DocumentId>")],
      ]
      for (const [reason, packet] of unread) {
        const error = yield* Effect.flip(decode(packet))
        assert(error instanceof PacketError)
        assert.strictEqual(error.reason, reason)
        assert.deepEqual(toldOf({ tolerated: error.tolerated ?? [] }), [
          "encoding-misdeclared edXML",
          "prefix-undeclared edXML",
        ])
      }
    }),
  )
})

describe("A packet with a DTD is refused before anything in it is used", () => {
  const hostile: ReadonlyArray<readonly [what: string, packet: string]> = [
    [
      "that names a file of this machine",
      withDoctype('<!DOCTYPE edXML [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "&f;"),
    ],
    [
      "that names a place on the network",
      withDoctype('<!DOCTYPE edXML SYSTEM "http://127.0.0.1/x.dtd">', "x"),
    ],
    ["whose entities multiply", withDoctype(billionLaughs, `&${"a".repeat(31)};`)],
    ["that declares nothing", withDoctype("<!DOCTYPE edXML>", "x")],
    ["because it is an HTML page", "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"],
    ["that stands where no DTD may", "<edXML><!DOCTYPE edXML></edXML>"],
  ]
  for (const [what, packet] of hostile) {
    it.effect(what, () =>
      Effect.gen(function* () {
        assert.strictEqual((yield* refusalToRead(packet)).code, "packet/has-doctype")
      }),
    )
  }
})

describe("XML that is not an edXML packet is refused", () => {
  const strangers: ReadonlyArray<readonly [what: string, packet: string, problem: RegExp]> = [
    ["with another root", "<html><body/></html>", /its root element is html/],
    ["in the SOAP form of 2014", "<s:Envelope><s:Header/></s:Envelope>", /its root element is Envelope/],
    ["with nothing in it", "<edXML/>", /neither a document nor a status/],
    ["with an empty header", headerText("<MessageHeader/>"), /neither a document nor a status/],
    [
      "with a header that only says from whom it is",
      headerText(tag("MessageHeader", leaves({ From: certain.From }))),
      /neither a document nor a status/,
    ],
    ["nested without end", `${"<a>".repeat(100)}${"</a>".repeat(100)}`, /nests deeper than 64 levels/],
    [
      "with more elements than any packet",
      `<edXML>${"<a/>".repeat(200_001)}</edXML>`,
      /more than 200000 elements/,
    ],
  ]
  for (const [what, packet, problem] of strangers) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const refusal = yield* refusalToRead(packet)
        assert.strictEqual(refusal.code, "packet/not-edxml")
        assert.match(refusal.detail.problem ?? "", problem)
        isVietnamese(refusal.code, refusal)
      }),
    )
  }
})

describe("A packet that cannot be attributed is refused with what it lacks", () => {
  const status = { From: certain.From, StatusCode: "03", ResponseFor: leaves({ DocumentId: "a-document" }) }
  const statusText = (fields: Readonly<Record<string, string>>) => headerText(tag("Status", leaves(fields)))
  const incomplete: ReadonlyArray<readonly [what: string, packet: string, field: string]> = [
    ["a document of nobody", documentText({ header: without("From") }), "From.OrganId"],
    [
      "a document without identifier",
      documentText({ header: without("DocumentId") }),
      "MessageHeader.DocumentId",
    ],
    [
      "a document with number and date but no identifier",
      documentText({ header: `${without("DocumentId")}<Code><CodeNumber>7</CodeNumber></Code>` }),
      "MessageHeader.DocumentId",
    ],
    ["a status of nobody", statusText({ ...status, From: leaves({ OrganName: "UBND" }) }), "From.OrganId"],
    ["a status without code", statusText({ ...status, StatusCode: "" }), "MessageHeader.StatusCode"],
    ["a status of nothing", statusText({ ...status, ResponseFor: "" }), "ResponseFor.DocumentId"],
    [
      "a status of a document that it does not name",
      statusText({ ...status, ResponseFor: leaves({ OrganId: "H53" }) }),
      "ResponseFor.DocumentId",
    ],
  ]
  for (const [what, packet, field] of incomplete) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const { code, detail } = yield* refusalToRead(packet)
        assert.deepEqual({ code, detail }, { code: "packet/incomplete-header", detail: { field } })
      }),
    )
  }

  it.effect("but one without recipients, number and subject is read: a clerk can still tell what it is", () =>
    Effect.gen(function* () {
      const { packet } = yield* decodeDocument(documentText({ header: without("To") }))
      assert.deepEqual([packet.to, packet.code, packet.subject], [[], { number: "", notation: "" }, ""])
    }),
  )
})
