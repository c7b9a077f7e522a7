import { it } from "@effect/vitest"
import { Effect } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { decodeDocument, decodeStatus, refusalToRead, toldOf } from "../codec.ts"
import { certain, documentText, file, headerText, leaves, pdf, tag } from "../packet-text.ts"

const latin1 = (text: string) => Buffer.from(text).toString("latin1")
/** What a program makes of UTF-8 that takes it for another encoding. */
const misreadAs = {
  latin1,
  "windows-1252": (text: string) => new TextDecoder("windows-1252").decode(Buffer.from(text)),
}

/** Writes letters and their marks apart, each as one byte, as Windows does for Vietnamese. */
const inWindows1258 = (text: string): Uint8Array => {
  const codes = new Map(
    Array.from({ length: 128 }, (_, index) => {
      const byte = 0x80 + index
      return [new TextDecoder("windows-1258").decode(Uint8Array.of(byte)), byte] as const
    }),
  )
  const split = [...text.normalize("NFC")].flatMap((letter) => {
    if (letter < "\u0080" || codes.has(letter)) return [letter]
    const [mark] = letter.normalize("NFD").match(/[\u0300\u0301\u0303\u0309\u0323]/u) ?? [""]
    return [letter.normalize("NFD").replace(mark, "").normalize("NFC"), mark]
  })
  return Uint8Array.from(split, (letter) => codes.get(letter) ?? letter.charCodeAt(0))
}

/** Vietnamese text of several words, with every letter that it has. */
const texts = fc
  .array(
    fc.constantFrom(
      ..."báo cáo quyết định về việc kiểm tra ƯỚC TÍNH ngữ hãy thuở Đảng Ủy Ở ĐỊNH kỹ thuật ổn ằ ẳm ẵng đẻ ẽo".split(
        " ",
      ),
    ),
    { minLength: 3, maxLength: 12 },
  )
  .map((words) => `Tờ ${words.join(" ")}`)

describe("Text that another system did not write in Unicode is read", () => {
  it.effect("in the subject and the names of files, with what was written and what was read", () =>
    Effect.gen(function* () {
      const [subject, name] = ["Về việc báo cáo", "Báo cáo.pdf"]
      const header = leaves({ ...certain, Subject: latin1(subject) })
      const read = yield* decodeDocument(documentText({ header, files: [file(latin1(name), pdf)] }))
      assert.strictEqual(read.packet.subject, subject)
      assert.strictEqual(read.packet.attachments[0]?.name, name)
      assert.deepInclude(read.tolerated, {
        code: "old-encoding",
        path: "MessageHeader.Subject",
        en: `MessageHeader.Subject “${latin1(subject)}” is written in UTF-8 (Latin-1); read as “${subject}”.`,
        vi: `MessageHeader.Subject “${latin1(subject)}” được ghi bằng bảng mã UTF-8 (Latin-1); đọc là “${subject}”.`,
        written: latin1(subject),
        read: subject,
      })
      assert.deepEqual(toldOf(read), [
        "old-encoding MessageHeader.Subject",
        "old-encoding Reference.AttachmentName",
        "old-encoding Attachment.AttachmentName",
      ])
    }),
  )

  it.effect("wherever a packet has words, in each way in which they are misread on their way", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(texts, fc.constantFrom("latin1", "windows-1252"), (text, encoding) =>
          Effect.gen(function* () {
            const written = misreadAs[encoding](text)
            const tolerance = { code: "old-encoding", written, read: text }
            const header = leaves({ ...certain, Subject: written, SignerInfo: leaves({ Position: written }) })
            const files = [file(`${written}.pdf`, pdf)]
            const { packet, tolerated } = yield* decodeDocument(documentText({ header, files }))
            assert.strictEqual(packet.subject, text)
            assert.strictEqual(packet.signer.position, text)
            assert.strictEqual(packet.attachments[0]?.name, `${text}.pdf`)
            assert.deepInclude(
              tolerated.map(({ code, path, written, read }) => ({ code, path, written, read })),
              { ...tolerance, path: "MessageHeader.Subject" },
            )
            assert.sameMembers(toldOf({ tolerated }), [
              "old-encoding MessageHeader.Subject",
              "old-encoding SignerInfo.Position",
              "old-encoding Reference.AttachmentName",
              "old-encoding Attachment.AttachmentName",
            ])
          }).pipe(Effect.runPromise),
        ),
      ),
    ),
  )

  it.effect("in TCVN3 and VNI, in documents and in statuses", () =>
    Effect.gen(function* () {
      const header = leaves({ ...certain, Subject: "B¸o c¸o vÒ viÖc kiÓm tra" })
      const read = yield* decodeDocument(documentText({ header }))
      assert.strictEqual(read.packet.subject, "Báo cáo về việc kiểm tra")
      const told = leaves({ StatusCode: "02", Description: "Vaên baûn sai theå thöùc" })
      const about = tag("ResponseFor", leaves({ DocumentId: "1" }))
      const from = tag("From", leaves({ OrganId: "000.00.00.G22" }))
      const status = yield* decodeStatus(headerText(tag("MessageHeader", from, about, told)))
      assert.strictEqual(status.description, "Văn bản sai thể thức")
      assert.deepEqual(toldOf({ tolerated: status.tolerated ?? [] }), [
        "old-encoding MessageHeader.Description",
      ])
    }),
  )

  it.effect("and is left as it is, and said, where a part of it was lost", () =>
    Effect.gen(function* () {
      const lost = "TÃ i liá»u há»p"
      const read = yield* decodeDocument(documentText({ header: leaves({ ...certain, Subject: lost }) }))
      assert.strictEqual(read.packet.subject, lost)
      assert.deepEqual(toldOf(read), ["old-encoding-uncertain MessageHeader.Subject"])
    }),
  )

  it.effect("and is said to have lost letters where a system put signs in their place", () =>
    Effect.gen(function* () {
      const Subject = "B\u{FFFD}o c\u{FFFD}o"
      const read = yield* decodeDocument(documentText({ header: leaves({ ...certain, Subject }) }))
      assert.strictEqual(read.packet.subject, Subject)
      assert.deepEqual(toldOf(read), ["text-lost MessageHeader.Subject"])
    }),
  )

  it.effect("but identifiers stay as they are written, because their sender looks for them so", () =>
    Effect.gen(function* () {
      const DocumentId = latin1("000.00.00.H53,2019/06/20,105/TTĐT-BÁO")
      const read = yield* decodeDocument(documentText({ header: leaves({ ...certain, DocumentId }) }))
      assert.strictEqual(read.packet.documentId, DocumentId)
    }),
  )
})

describe("A packet in windows-1258", () => {
  const subject = "Về việc triển khai Quyết định của Thủ tướng Chính phủ"
  it("that declares it is read and converted, whatever Vietnamese its texts are", () =>
    fc.assert(
      fc.asyncProperty(texts, texts, (Subject, name) =>
        Effect.gen(function* () {
          const header = leaves({ ...certain, Subject })
          const text = documentText({ header, files: [file(`${name}.pdf`, pdf)] })
          const read = yield* decodeDocument(inWindows1258(text.replace("UTF-8", "windows-1258")))
          assert.strictEqual(read.packet.subject, Subject)
          assert.strictEqual(read.packet.attachments[0]?.name, `${name}.pdf`)
          assert.deepEqual(toldOf(read), ["encoding-converted edXML"])
        }).pipe(Effect.runPromise),
      ),
    ))

  // A letter and its mark fall on the border of two pieces in one of these.
  const long = Array.from({ length: 4 }, (_, index) => "x".repeat(64_700 + index))

  it.effect("that declares it is read and converted, with a note", () =>
    Effect.gen(function* () {
      for (const Content of ["", ...long.map((text) => `${text} ${"ế".repeat(600)}`)]) {
        const header = leaves({ ...certain, Subject: subject, Content })
        const text = documentText({ header, files: [file("Công văn.pdf", pdf)] })
        const read = yield* decodeDocument(inWindows1258(text.replace("UTF-8", "windows-1258")))
        assert.strictEqual(read.packet.subject, subject)
        assert.strictEqual(read.packet.content ?? "", Content)
        assert.strictEqual(read.packet.attachments[0]?.name, "Công văn.pdf")
        assert.include(toldOf(read), "encoding-converted edXML")
      }
    }),
  )

  it.effect("that declares UTF-8 is refused, because its encoding is not certain", () =>
    Effect.gen(function* () {
      const text = documentText({ header: leaves({ ...certain, Subject: subject }) })
      assert.strictEqual((yield* refusalToRead(inWindows1258(text))).code, "packet/not-xml")
    }),
  )
})
