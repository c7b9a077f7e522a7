import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decodeDocument, decodeStatus, readFiles, toldOf } from "../codec.ts"
import {
  certain,
  documentText,
  file,
  fileWith,
  headerText,
  leaves,
  namespace,
  pdf,
  tag,
} from "../packet-text.ts"

const identified = (documentId: string) =>
  decodeDocument(
    documentText({
      header: leaves({
        ...certain,
        DocumentId: documentId,
        Code: leaves({ CodeNumber: "105", CodeNotation: "BC-UBND" }),
        PromulgationInfo: leaves({ PromulgationDate: "2019/06/20" }),
      }),
    }),
  )

describe("A packet that contradicts itself where readers look at different places", () => {
  it.effect("is noted where its identifier names another agency, number or date than its fields", () =>
    Effect.gen(function* () {
      for (const [documentId, field, read] of [
        ["000.00.00.G22,2019/06/20,105/BC-UBND", "From.OrganId", "000.00.00.H53"],
        ["000.00.00.H53,2019/06/20,106/BC-UBND", "MessageHeader.Code", "105/BC-UBND"],
        ["000.00.00.H53,2019/06/20,105/QĐ-UBND", "MessageHeader.Code", "105/BC-UBND"],
        ["000.00.00.H53,2018/06/20,105/BC-UBND", "PromulgationInfo.PromulgationDate", "2019-06-20"],
      ] as const) {
        const { tolerated, packet } = yield* identified(documentId)
        assert.deepEqual([packet.documentId, packet.from.code], [documentId, "000.00.00.H53"])
        const [note, ...others] = tolerated
        assert.deepEqual(others, [])
        assert.deepInclude(note, { code: "identifier-differs", written: documentId, read })
        assert.include(note?.vi, field)
      }
      const unwhole = leaves({ ...certain, Code: leaves({ CodeNumber: "105-BC-UBND" }) })
      assert.deepEqual(toldOf(yield* decodeDocument(documentText({ header: unwhole }))), [
        "identifier-differs MessageHeader.DocumentId",
      ])
      const all = yield* identified("000.00.00.G22,2018/06/20,1/QĐ")
      assert.lengthOf(all.tolerated, 3)
    }),
  )

  it.effect("is not noted where its identifier only writes them in another way, or names none", () =>
    Effect.gen(function* () {
      for (const documentId of [
        "000.00.00.H53,2019/06/20,105/BC-UBND",
        "000.00.00.h53, 20-06-2019, 0105/BC\u2011UBND",
        "9fbfbad2-f1f8-4256-a2eb-50fb1061cddb",
        "2087",
      ])
        assert.deepEqual((yield* identified(documentId)).tolerated, [])
    }),
  )

  it.effect("is noted where a document that it answers or reports on has two numbers or dates", () =>
    Effect.gen(function* () {
      const documentId = "000.00.00.H53,2019/06/20,105/BC-UBND"
      const about = (changes: Readonly<Record<string, string>>) =>
        leaves({
          OrganId: "000.00.00.H53",
          Code: "105/BC-UBND",
          PromulgationDate: "2019/06/20",
          DocumentId: documentId,
          ...changes,
        })
      const readings = (changes: Readonly<Record<string, string>>) =>
        Effect.all([
          decodeDocument(documentText({ header: leaves({ ...certain, ResponseFor: about(changes) }) })),
          decodeStatus(
            headerText(
              tag("Status", leaves({ From: certain.From, StatusCode: "03", ResponseFor: about(changes) })),
            ),
          ),
        ])
      for (const [changes, field, written] of [
        [{ Code: "106/BC-UBND" }, "ResponseFor.Code", "106/BC-UBND"],
        [{ Code: "105/QĐ-UBND" }, "ResponseFor.Code", "105/QĐ-UBND"],
        [{ PromulgationDate: "2018/06/20" }, "ResponseFor.PromulgationDate", "2018/06/20"],
      ] as const)
        for (const { tolerated = [] } of yield* readings(changes)) {
          const [note, ...others] = tolerated
          assert.deepEqual(others, [])
          assert.deepInclude(note, { code: "identifier-differs", path: field, written, read: documentId })
        }
      for (const changes of [
        {},
        { Code: "0105/BC\u2011UBND" },
        { OrganId: "000.00.00.G22" },
        { DocumentId: "9fbfbad2-f1f8-4256-a2eb-50fb1061cddb", Code: "1/BC" },
      ])
        for (const { tolerated = [] } of yield* readings(changes))
          assert.notInclude(toldOf({ tolerated }).join(), "identifier-differs")
    }),
  )

  it.effect("is noted where an element is in another namespace, by a prefix or by none", () =>
    Effect.gen(function* () {
      const plain = documentText()
      for (const from of [
        tag('From xmlns="urn:other"', leaves({ OrganId: "000.00.00.H53" })),
        `<q:From xmlns:q="urn:other"><q:OrganId>000.00.00.H53</q:OrganId></q:From>`,
      ]) {
        const read = yield* decodeDocument(plain.replace(/<From>.*?<\/From>/, from))
        assert.strictEqual(read.packet.from.code, "000.00.00.H53")
        assert.deepEqual(toldOf(read), [
          "namespace-differs MessageHeader.From",
          "namespace-differs From.OrganId",
        ])
        assert.deepInclude(read.tolerated[0], { written: "urn:other", read: namespace })
      }
      const rebound = plain
        .replace("<From>", '<p:From xmlns:p="urn:other">')
        .replace("</From>", "</p:From>")
        .replace("<edXMLEnvelope", `<edXMLEnvelope xmlns:p="${namespace}"`)
      assert.deepEqual(toldOf(yield* decodeDocument(rebound)), ["namespace-differs MessageHeader.From"])
    }),
  )

  it.effect("is not noted where one namespace has several prefixes, or a signature has its own", () =>
    Effect.gen(function* () {
      const prefixed = documentText()
        .replace("<From>", `<p:From xmlns:p="${namespace}">`)
        .replace("</From>", "</p:From>")
      const signature = tag(
        'Signature xmlns="http://www.w3.org/2000/09/xmldsig#"',
        tag("SignedInfo", tag('Reference URI=""', leaves({ DigestValue: "x" }))),
      )
      for (const text of [prefixed, documentText().replace("</edXMLHeader>", `${signature}</edXMLHeader>`)])
        assert.deepEqual((yield* decodeDocument(text)).tolerated, [])
    }),
  )

  it.effect("is noted in a status packet as well", () =>
    Effect.gen(function* () {
      const status = tag(
        `edXML xmlns="${namespace}"`,
        tag(
          "edXMLEnvelope",
          tag(
            "edXMLHeader",
            tag(
              "MessageHeader",
              tag("ResponseFor", leaves({ OrganId: "000.00.00.H53", DocumentId: "2087" })),
              tag('From xmlns="urn:other"', leaves({ OrganId: "000.00.00.G22" })),
              leaves({ StatusCode: "03" }),
            ),
          ),
        ),
      )
      const { tolerated = [] } = yield* decodeStatus(status)
      assert.include(toldOf({ tolerated }), "namespace-differs MessageHeader.From")
    }),
  )

  it.effect("is noted where a file has one type in the manifest and another in the body", () =>
    Effect.gen(function* () {
      const whole = file("a.pdf", pdf)
      const told = (listed: string, carried: string) =>
        Effect.map(readFiles(fileWith(whole, { ContentType: listed }, { ContentType: carried })), toldOf)
      for (const [listed, carried] of [
        ["application/pdf", "application/msword"],
        ["application/msword", "application/pdf"],
        ["application/pdf", "application/zip"],
      ] as const) {
        const note = ["file-type-contradictory AttachmentEncoded.Attachment"]
        assert.deepEqual(yield* told(listed, carried), note)
      }
      assert.deepEqual(yield* told("application/pdf", "Application/PDF; name=a.pdf"), [])
      const read = yield* readFiles(fileWith(whole, {}, { ContentType: "application/msword" }))
      assert.strictEqual(read.packet.attachments[0]?.mediaType, "application/pdf")
    }),
  )
})
