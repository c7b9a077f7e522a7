import { createHash } from "node:crypto"
import { it } from "@effect/vitest"
import { Effect } from "effect"
import { zipSync } from "fflate"
import { assert, describe } from "vitest"
import { readFiles as read, toldOf } from "../codec.ts"
import { type FileText, file, fileWith, pdf } from "../packet-text.ts"

const docx = zipSync({
  "[Content_Types].xml": Buffer.from("<Types/>"),
  "word/document.xml": Buffer.from("<d/>"),
})

describe("A file of a packet is found", () => {
  it.effect("by its ContentId, however often systems on the way put cid: before it", () =>
    Effect.gen(function* () {
      const sent = file("a.pdf", pdf)
      for (const [inManifest, inBody] of [
        ["cid:f1", "f1"],
        ["cid:cid:f1", "cid:f1"],
        ["f1", "CID:cid:cid:f1"],
      ] as const) {
        const found = yield* read(
          fileWith(sent, { ContentId: inManifest, AttachmentName: "tên khác.pdf" }, { ContentId: inBody }),
        )
        const { packet, broken, tolerated } = found
        assert.deepEqual(packet.attachments, [
          {
            contentId: "f1",
            name: "tên khác.pdf",
            mediaType: "application/pdf",
            bytes: new Uint8Array(pdf),
            size: pdf.length,
            digest: createHash("sha256").update(pdf).digest("hex") as never,
          },
        ])
        assert.deepEqual([broken, toldOf(found)], [[], ["file-renamed Reference.AttachmentName"]])
        assert.strictEqual(
          tolerated[0]?.vi,
          "Tệp “a.pdf” có tên “tên khác.pdf” trong danh mục tệp; lấy theo tên này.",
        )
      }
    }),
  )

  it.effect("by its name when the identifiers do not agree", () =>
    Effect.gen(function* () {
      const { packet, broken } = yield* read(
        fileWith(file("a.pdf", pdf), { ContentId: "cid:1" }, { ContentId: "cid:2" }),
        file("b.pdf", pdf, "3"),
      )
      assert.deepEqual(
        packet.attachments.map(({ contentId, name }) => [contentId, name]),
        [
          ["1", "a.pdf"],
          ["3", "b.pdf"],
        ],
      )
      assert.deepEqual(broken, [])
    }),
  )

  it.effect("under its name in composed and in decomposed letters, which is noted", () =>
    Effect.gen(function* () {
      const name = "Công văn.pdf"
      const found = yield* read(
        fileWith(
          file(name, pdf),
          { ContentId: "" },
          { ContentId: "", AttachmentName: name.normalize("NFD") },
        ),
      )
      const { packet, broken, tolerated } = found
      assert.deepEqual(packet.attachments[0]?.bytes, new Uint8Array(pdf))
      assert.strictEqual(tolerated[0]?.written, name.normalize("NFD"))
      assert.deepEqual([broken, toldOf(found)], [[], ["name-decomposed Attachment.AttachmentName"]])
    }),
  )

  it.effect("once, when the packet has it twice word for word, which is noted", () =>
    Effect.gen(function* () {
      const found = yield* read(file("a.pdf", pdf), file("a.pdf", pdf))
      assert.strictEqual(found.packet.attachments.length, 1)
      assert.deepEqual(
        [found.broken, toldOf(found)],
        [[], ["file-repeated edXMLManifest.Reference", "file-repeated AttachmentEncoded.Attachment"]],
      )
    }),
  )

  it.effect("whole, when it is a PDF of text alone or has bytes that only look like a damage", () =>
    Effect.gen(function* () {
      const plain = Buffer.from("%PDF-1.4\n1 0 obj\n(Trích yếu)\n")
      const lookalike = Buffer.concat([pdf, Buffer.from("\u{FFFD}\u{FFFD}\u{FFFD}")])
      for (const bytes of [plain, lookalike, Buffer.concat([Buffer.from("\r\n"), pdf])]) {
        const { packet, broken } = yield* read(file("a.pdf", bytes))
        assert.deepEqual(packet.attachments[0]?.bytes, new Uint8Array(bytes))
        assert.deepEqual(broken, [])
      }
    }),
  )

  it.effect("when only the body has it, which is noted", () =>
    Effect.gen(function* () {
      const found = yield* read({ attachment: file("a.pdf", pdf).attachment })
      assert.strictEqual(found.packet.attachments[0]?.name, "a.pdf")
      assert.deepEqual(toldOf(found), ["file-unlisted AttachmentEncoded.Attachment"])
    }),
  )

  it.effect("when it has no name, and is then called by its identifier", () =>
    Effect.gen(function* () {
      const sent = fileWith(file("", pdf), { AttachmentName: "" }, { AttachmentName: "" })
      const found = yield* read(sent)
      assert.strictEqual(found.packet.attachments[0]?.name, "f1")
      assert.deepEqual(toldOf(found), ["file-unnamed AttachmentEncoded.Attachment"])
    }),
  )

  it.effect("when its base64 is broken into lines", () =>
    Effect.gen(function* () {
      const sent = file("a.pdf", pdf)
      const lines = sent.attachment.ContentTransferEncoded?.replace(/.{8}/g, "$&\r\n  ") ?? ""
      const { packet } = yield* read(fileWith(sent, {}, { ContentTransferEncoded: lines }))
      assert.deepEqual(packet.attachments[0]?.bytes, new Uint8Array(pdf))
    }),
  )
})

describe("A file that the axis wrapped in a ZIP is taken out of it", () => {
  const wrapped = zipSync({ "3f0c.edxml": pdf })

  it.effect("whatever the packet declares, and has its own type where the packet says one", () =>
    Effect.gen(function* () {
      for (const [inManifest, inBody, expected] of [
        ["application/zip", "application/zip", "application/octet-stream"],
        ["application/pdf", "application/zip", "application/pdf"],
        ["application/pdf", "application/pdf", "application/pdf"],
        ["", "", "application/octet-stream"],
      ] as const) {
        const sent = fileWith(file("a.pdf", wrapped), { ContentType: inManifest }, { ContentType: inBody })
        const { packet, tolerated } = yield* read(sent)
        assert.deepEqual(packet.attachments[0]?.bytes, new Uint8Array(pdf))
        assert.strictEqual(packet.attachments[0]?.mediaType, expected)
        assert.strictEqual(packet.attachments[0]?.digest, createHash("sha256").update(pdf).digest("hex"))
        assert.deepEqual(tolerated, [])
      }
    }),
  )

  it.effect("even when it is an archive under another name than the axis keeps as it is", () =>
    Effect.gen(function* () {
      const archive = zipSync({ "a.txt": Buffer.from("a"), "b.txt": Buffer.from("b") })
      for (const name of ["a.ZIP", "a.jar", "a.epub"]) {
        const sent = file(name, zipSync({ [`3f0c.${name.slice(2)}`]: archive }))
        const type = { ContentType: "application/zip" }
        const { packet } = yield* read(fileWith(sent, type, type))
        assert.deepEqual(packet.attachments[0]?.bytes, new Uint8Array(archive), name)
        const asItIs = yield* read(fileWith(file(name, archive), type, type))
        assert.deepEqual(asItIs.packet.attachments[0]?.bytes, new Uint8Array(archive), name)
      }
    }),
  )

  it.effect("even when it is an office file, which is a ZIP itself", () =>
    Effect.gen(function* () {
      for (const name of ["a.xlsx", "a.docx", "A.PPTX"]) {
        const { packet, tolerated } = yield* read(file(name, zipSync({ "3f0c.xlsx": docx })))
        assert.deepEqual(packet.attachments[0]?.bytes, new Uint8Array(docx), name)
        assert.deepEqual(tolerated, [])
      }
    }),
  )

  it.effect("but a file that is an archive by its name stays one", () =>
    Effect.gen(function* () {
      for (const [name, bytes] of [
        ["a.docx", docx],
        ["A.ZIP", wrapped],
        ["b.zip", zipSync({ "a.docx": docx })],
        ["b.xlsx", wrapped],
      ] as const) {
        const { packet } = yield* read(file(name, bytes))
        assert.deepEqual(packet.attachments[0]?.bytes, new Uint8Array(bytes), name)
      }
    }),
  )

  it.effect("but an office file under an old extension stays what it is, and this is noted", () =>
    Effect.gen(function* () {
      const found = yield* read(file("a.doc", docx))
      assert.deepEqual(found.packet.attachments[0]?.bytes, new Uint8Array(docx))
      assert.deepEqual(found.broken, [])
      assert.deepEqual(toldOf(found), ["file-type-differs AttachmentEncoded.Attachment"])
    }),
  )
})

describe("A file that did not come whole is named with the reason, and the others are still read", () => {
  const sent = file("a.pdf", pdf)
  const tampered = Buffer.from(zipSync({ "a.pdf": pdf }, { level: 0 }))
  tampered.write("2 0 obj", tampered.indexOf("1 0 obj"), "latin1")
  const asText = Buffer.from(Buffer.concat([pdf, Buffer.from([0x80, 0xff, 0xfe])]).toString("utf8"))
  const bomb = zipSync({ "a.txt": new Uint8Array(64 * 1024 * 1024) }, { level: 9 })
  const lyingBomb = Buffer.from(bomb)
  lyingBomb.writeUInt32LE(1024, lyingBomb.lastIndexOf("PK\u0001\u0002", undefined, "latin1") + 24)

  const broken: ReadonlyArray<readonly [what: string, files: FileText, reason: string, note?: RegExp]> = [
    ["named by the manifest only", { reference: sent.reference }, "attachment-missing"],
    ["without content", fileWith(sent, {}, { ContentTransferEncoded: "" }), "attachment-missing"],
    ["wrapped without content", file("a.pdf", zipSync({ "a.pdf": new Uint8Array(0) })), "attachment-missing"],
    ["not base64", fileWith(sent, {}, { ContentTransferEncoded: "#{file(a)}" }), "attachment-undecodable"],
    ["base64 for URLs", fileWith(sent, {}, { ContentTransferEncoded: "-_-_" }), "attachment-undecodable"],
    [
      "base64 that breaks off",
      fileWith(sent, {}, { ContentTransferEncoded: "JVBER" }),
      "attachment-undecodable",
    ],
    [
      "base64 with padding inside",
      fileWith(sent, {}, { ContentTransferEncoded: "JVA=JVA=" }),
      "attachment-undecodable",
    ],
    ["a PDF that went through text", file("a.pdf", asText), "attachment-damaged", /conversion to text/],
    [
      "a PDF by content that went through text",
      file("a.dat", asText),
      "attachment-damaged",
      /conversion to text/,
    ],
    ["a PDF by name only", file("a.PDF", "Not Found"), "attachment-damaged", /no PDF header/],
    [
      "a ZIP of two files",
      file("a.pdf", zipSync({ a: pdf, b: pdf })),
      "attachment-damaged",
      /more than one file/,
    ],
    [
      "a ZIP with a folder",
      file("a.pdf", zipSync({ "x/a.pdf": pdf })),
      "attachment-damaged",
      /a path for a name/,
    ],
    [
      "a ZIP that climbs",
      file("a.pdf", zipSync({ "..\\a.pdf": pdf })),
      "attachment-damaged",
      /a path for a name/,
    ],
    [
      "a ZIP that is cut off",
      file("a.pdf", zipSync({ a: pdf }).slice(0, 60)),
      "attachment-damaged",
      /invalid zip/,
    ],
    [
      "a ZIP changed on the way",
      file("a.pdf", tampered),
      "attachment-damaged",
      /not the one that was put in/,
    ],
    ["a ZIP that inflates a thousandfold", file("a.txt", bomb), "attachment-damaged", /inflates to far more/],
    ["a ZIP that lies about its size", file("a.txt", lyingBomb), "attachment-damaged", /not the one|invalid/],
  ]
  for (const [what, text, reason, note] of broken) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const result = yield* read(text, file("b.pdf", pdf, "f2"))
        assert.deepEqual(result.broken as ReadonlyArray<unknown>, [
          { name: text.reference?.AttachmentName, reason },
        ])
        assert.deepEqual(
          result.packet.attachments.map(({ name }) => name),
          ["b.pdf"],
        )
        if (note === undefined) assert.deepEqual(result.tolerated, [])
        else assert.match(result.tolerated.map(({ en }) => en).join(), note)
      }),
    )
  }

  it.effect("one of two of the same name, when only one came", () =>
    Effect.gen(function* () {
      const result = yield* read(file("a.pdf", pdf, "1"), { reference: file("a.pdf", pdf, "2").reference })
      assert.strictEqual(result.packet.attachments.length, 1)
      assert.deepEqual(result.broken, [{ name: "a.pdf", reason: "attachment-missing" }])
    }),
  )
})

describe("A packet with a large file", () => {
  it.live("of 10 MB is read and its file is whole", () =>
    Effect.gen(function* () {
      const large = Buffer.alloc(10_000_000, pdf)
      const { packet } = yield* read(file("a.pdf", large))
      assert.strictEqual(packet.attachments[0]?.digest, createHash("sha256").update(large).digest("hex"))
    }),
  )
})
