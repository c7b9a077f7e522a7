import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { documentForm, type ElementForm, statusForm } from "../../../src/edxml/schema/element-form.ts"
import { decode, decodeDocument, decodeStatus, encode, refusalToRead, toldOf } from "../codec.ts"
import { certain, documentText, headerText, leaves, tag } from "../packet-text.ts"
import { registered, report } from "../sample-packet.ts"
import { blocksOf, full, linesOf, otherwise } from "../written-packet.ts"

const formAt = (root: ElementForm, path: ReadonlyArray<string>): ElementForm | undefined =>
  path.slice(1).reduce<ElementForm | undefined>((form, name) => form?.children.get(name)?.form, root)

/** The single elements of a packet, each with the packet that repeats it and the one that contradicts it. */
const repeated = (written: Uint8Array, form: ElementForm) => {
  const lines = linesOf(written)
  return blocksOf(lines).flatMap(({ path, name, start, end }) => {
    if (formAt(form, path)?.children.get(name)?.isSingle !== true) return []
    const block = lines.slice(start, end)
    const insert = (at: number, more: ReadonlyArray<string>) => lines.toSpliced(at, 0, ...more).join("\r\n")
    return [
      {
        field: `${path.at(-1)}.${name}`,
        same: insert(end, block),
        others: [insert(start, otherwise(block)), insert(end, otherwise(block))],
        emptied: insert(end, [`<${name}/>`]),
      },
    ]
  })
}

describe("A packet that says one thing to one reader and another to the next", () => {
  for (const [kind, packet, form] of [
    ["document", full, documentForm],
    ["status", registered, statusForm],
  ] as const)
    it.live(`is refused with the field, whichever field of a ${kind} it repeats`, () =>
      Effect.gen(function* () {
        const written = yield* encode(packet)
        const all = repeated(written, form)
        assert.isAbove(all.length, kind === "document" ? 60 : 10)
        for (const { field, others, emptied } of all)
          for (const text of [...others, emptied]) {
            const refusal = yield* refusalToRead(text)
            assert.strictEqual(refusal.code, "packet/ambiguous-element", field)
            // The innermost or the outermost of several: each is true.
            assert.match(refusal.detail.field ?? "", /^\w+\.\w+$/)
          }
      }),
    )

  it.effect("is refused under whatever prefix, namespace or case the second one stands", () =>
    Effect.gen(function* () {
      const twice = [
        `<other:Subject xmlns:other="urn:other">B</other:Subject>`,
        "<v102:Subject>B</v102:Subject>",
        "<subject>B</subject>",
        `<Subject xml:lang="vi">B</Subject>`,
        "<Subject><![CDATA[B]]></Subject>",
        "<Subject/>",
        "<Subject> </Subject>",
      ]
      for (const second of twice) {
        const header = `${leaves({ ...certain, Subject: "A" })}${second}`
        const { code, detail } = yield* refusalToRead(documentText({ header }))
        assert.deepEqual([code, detail.field], ["packet/ambiguous-element", "MessageHeader.Subject"], second)
      }
    }),
  )

  it.effect("is refused when elements stand in a text", () =>
    Effect.gen(function* () {
      const header = leaves({ ...certain, Subject: "Không <b>được</b> phép" })
      const { code, detail } = yield* refusalToRead(documentText({ header }))
      assert.deepEqual([code, detail.field], ["packet/ambiguous-element", "MessageHeader.Subject"])
    }),
  )

  it.effect("is refused when it is a document to one and a status to the other", () =>
    Effect.gen(function* () {
      const status = tag("Status", leaves({ From: certain.From, StatusCode: "03" }))
      const both = `${tag("MessageHeader", leaves(certain))}${status}`
      assert.strictEqual((yield* refusalToRead(headerText(both))).code, "packet/ambiguous-element")
    }),
  )

  it.effect("is refused when its files are in two places", () =>
    Effect.gen(function* () {
      const text = documentText().replace(
        "</edXMLEnvelope>",
        "<AttachmentEncoded><Attachment><AttachmentName>b.txt</AttachmentName></Attachment></AttachmentEncoded></edXMLEnvelope>",
      )
      const { code, detail } = yield* refusalToRead(text)
      assert.deepEqual([code, detail.field], ["packet/ambiguous-element", "edXML.AttachmentEncoded"])
    }),
  )
})

describe("A packet that says the same thing twice", () => {
  it.live("is read, and each repetition noted", () =>
    Effect.gen(function* () {
      const written = yield* encode(full)
      const plain = yield* decodeDocument(written)
      for (const { field, same } of repeated(written, documentForm)) {
        const read = yield* decodeDocument(same)
        assert.deepEqual(read.packet, plain.packet, field)
        assert.deepEqual(toldOf(read), [`element-repeated ${field}`])
      }
    }),
  )

  it.effect("in both forms of a status is read", () =>
    Effect.gen(function* () {
      const written = new TextDecoder().decode(yield* encode(registered))
      const header = /<edXML:MessageHeader>([\s\S]*)<\/edXML:MessageHeader>/.exec(written)?.[1] ?? ""
      const withStatus = (content: string) =>
        written.replace("</edXML:edXMLHeader>", `<edXML:Status>${content}</edXML:Status></edXML:edXMLHeader>`)
      assert.deepEqual(yield* decodeStatus(withStatus(header)), registered)
      const { code } = yield* refusalToRead(withStatus(header.replace(">03<", ">06<")))
      assert.strictEqual(code, "packet/ambiguous-element")
    }),
  )
})

describe("A packet that cannot be read still says whose it is", () => {
  const about = {
    organId: "000.00.00.H53",
    documentId: "000.00.00.H53,2019/06/20,105/BC-UBND",
    code: "105/BC-UBND",
    date: "2019-06-20",
  }
  const aboutOf = (packet: Uint8Array | string) =>
    Effect.map(Effect.flip(decode(packet)), ({ about }) => about)

  it.effect("when it was cut off, had a byte changed or something put before it", () =>
    Effect.gen(function* () {
      const written = yield* encode(report)
      const text = new TextDecoder().decode(written)
      assert.deepEqual(yield* aboutOf(written.slice(0, written.length / 2)), about)
      assert.deepEqual(yield* aboutOf(`1212${text}`), about)
      assert.deepEqual(yield* aboutOf(text.replace("<edXML:SignerInfo>", "<edXML:SignerInfo<")), about)
      const noText = Buffer.from(text.replace("Tây Ninh</edXML:Place>", "T\u{1}y Ninh</edXML:Place>"), "utf8")
      noText[noText.indexOf(1)] = 0xff
      assert.deepEqual(yield* aboutOf(noText), about)
      assert.deepEqual(yield* aboutOf(`${text}${text}`), about)
    }),
  )

  it.effect("as far as it does not contradict itself", () =>
    Effect.gen(function* () {
      const text = new TextDecoder().decode(yield* encode(report))
      const twice = (element: RegExp, other: string) => text.replace(element, (found) => `${found}${other}`)
      assert.deepEqual(
        yield* aboutOf(twice(/<edXML:Subject>.*<\/edXML:Subject>/, "<Subject>B</Subject>")),
        about,
      )
      assert.deepEqual(
        yield* aboutOf(twice(/<edXML:DocumentId>000.*<\/edXML:DocumentId>/, "<DocumentId>B</DocumentId>")),
        { ...about, documentId: "" },
      )
      const from = `<From><OrganId>000.00.00.G22</OrganId></From>`
      assert.isUndefined(yield* aboutOf(twice(/<edXML:From>[\s\S]*<\/edXML:From>/, from)))
    }),
  )

  it.effect("but not when it has a DTD, or is a status, which nobody answers", () =>
    Effect.gen(function* () {
      const text = new TextDecoder().decode(yield* encode(report))
      assert.isUndefined(yield* aboutOf(text.replace("\r\n", "\r\n<!DOCTYPE edXML>")))
      const status = yield* encode(registered)
      assert.isUndefined(yield* aboutOf(status.slice(0, -30)))
    }),
  )
})

const field = join(import.meta.dirname, "../../../../../../shared/field/axis")

describe.skipIf(!existsSync(field))("Packets of the field that two readers read differently", () => {
  const read = (name: string) => readFileSync(join(field, name))

  it.effect("are refused where they contradict themselves, and read where they do not", () =>
    Effect.gen(function* () {
      for (const name of ["duplicate-elements.edxml", "two-headers.edxml"])
        assert.strictEqual((yield* refusalToRead(read(name))).code, "packet/ambiguous-element")
      assert.strictEqual((yield* decodeStatus(read("status-both.edxml"))).status, "03")
    }),
  )

  it.effect("are written again so that every reader gets the very file", () =>
    Effect.gen(function* () {
      for (const name of ["one-m.txt.edxml", "one-l.docx.edxml", "one-k.ZIP.edxml"]) {
        const { packet } = yield* decodeDocument(read(name))
        const written = new TextDecoder().decode(yield* encode(packet))
        assert.notInclude(written, "application/zip", name)
        const again = yield* decodeDocument(Buffer.from(written))
        assert.deepEqual(again.packet.attachments[0]?.bytes, packet.attachments[0]?.bytes)
      }
    }),
  )
})
