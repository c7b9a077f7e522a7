import { it as itEffect } from "@effect/vitest"
import { Effect } from "effect"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { recogniseOldText } from "../../src/edxml/text/old-encoding.ts"
import { decodeDocument, toldOf } from "./codec.ts"
import { certain, documentText, file, leaves, pdf } from "./packet-text.ts"

/** UTF-8 whose bytes were each taken for a letter. */
const asLatin = (text: string) => Buffer.from(text, "utf8").toString("latin1")

describe("A text in an old encoding", () => {
  it("is recognised, and converted where every word then is Vietnamese", () => {
    const met = {
      "BÃ¡o cÃ¡o": "Báo cáo",
      "C«ng v¨n vÒ viÖc b¸o c¸o": "Công văn về việc báo cáo",
      "QuyÕt ®Þnh": "Quyết định",
    }
    for (const [text, meant] of Object.entries(met)) assert.strictEqual(recogniseOldText(text)?.text, meant)
    assert.deepEqual(recogniseOldText("C«ng v¨n xyzt®"), { encoding: "TCVN3" })
  })

  it("is never seen in Vietnamese as it is written today", () => {
    const today = [
      "Về việc họp giao ban",
      "Báo cáo",
      "Tờ trình số 12",
      "Ủy ban nhân dân",
      "cà phê",
      "Đề án «A»",
    ]
    for (const text of today) assert.isUndefined(recogniseOldText(text), text)
    for (const text of today) assert.isUndefined(recogniseOldText(text.normalize("NFD")), text)
  })

  it("is found again where bytes were taken for letters, whatever the words", () => {
    const word = fc.constantFrom(
      "báo",
      "cáo",
      "về",
      "việc",
      "quyết",
      "định",
      "Ủy",
      "ban",
      "nhân",
      "dân",
      "số",
      "12",
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const text = ["Tỉnh", ...words].join(" ")
        assert.strictEqual(recogniseOldText(asLatin(text))?.text, text)
        assert.isUndefined(recogniseOldText(text))
      }),
    )
  })

  itEffect.effect("is converted in the subject and the name of a file, with a note of what was written", () =>
    Effect.gen(function* () {
      const header = leaves({ ...certain, Subject: "C«ng v¨n" })
      const read = yield* decodeDocument(documentText({ header, files: [file(asLatin("Báo cáo.pdf"), pdf)] }))
      assert.strictEqual(read.packet.subject, "Công văn")
      assert.strictEqual(read.packet.attachments[0]?.name, "Báo cáo.pdf")
      assert.includeMembers(toldOf(read), [
        "old-encoding MessageHeader.Subject",
        "old-encoding Reference.AttachmentName",
      ])
      assert.strictEqual(read.tolerated.find(({ path }) => path.endsWith("Subject"))?.written, "C«ng v¨n")
    }),
  )

  itEffect.effect("is read in a packet that declares windows-1258 and is written in it", () =>
    Effect.gen(function* () {
      const text = documentText({ header: leaves({ ...certain, Subject: "@" }) }).replace(
        "UTF-8",
        "windows-1258",
      )
      const [before = "", after = ""] = text.split("@")
      // B á o, then a with a mark of its own: ạ.
      const subject = Buffer.from([0x42, 0xe1, 0x6f, 0x20, 0x61, 0xf2])
      const bytes = Buffer.concat([Buffer.from(before), subject, Buffer.from(after)])
      const ascii = Buffer.from(
        bytes.toString("latin1").replace("UBND tá»\u0089nh TÃ¢y Ninh", "UBND"),
        "latin1",
      )
      const read = yield* decodeDocument(ascii)
      assert.strictEqual(read.packet.subject, "Báo ạ")
      assert.include(toldOf(read), "encoding-converted edXML")
    }),
  )
})
