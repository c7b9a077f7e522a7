import { it } from "@effect/vitest"
import { LocalDate } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decodeDocument, encode, toldOf } from "../codec.ts"
import { certain, documentText, leaves, tag } from "../packet-text.ts"
import { attachmentOf, report } from "../sample-packet.ts"

describe("A packet of a system that leaves no field empty", () => {
  it.effect("that writes N/A for what it lacks has no such part in its number", () =>
    Effect.gen(function* () {
      const header = leaves({
        ...certain,
        DocumentId: "000.00.00.H53,2019/06/20,123/UBND-VP/N/A",
        Code: leaves({ CodeNumber: "123/UBND-VP", CodeNotation: "N/A" }),
        PromulgationInfo: leaves({ PromulgationDate: "2019/06/20" }),
      })
      const read = yield* decodeDocument(documentText({ header }))
      assert.deepEqual(read.packet.code, { number: "123", notation: "UBND-VP" })
      assert.deepEqual(toldOf(read), ["code-otherwise-written MessageHeader.Code"])
    }),
  )

  it.effect("that writes N/A for a person or a place has none, and each is noted", () =>
    Effect.gen(function* () {
      const header = leaves({
        ...certain,
        PromulgationInfo: leaves({ Place: "N/A", PromulgationDate: "2019/06/20" }),
        SignerInfo: leaves({ Competence: "TM.", Position: "null", FullName: "n/a" }),
        ResponseFor: leaves({ OrganId: "000.00.00.H53", Code: "01/BC-UBND", DocumentId: "không có" }),
        ToPlaces: tag("Place", "-") + tag("Place", "Sở Nội vụ"),
      })
      const { packet, tolerated } = yield* decodeDocument(documentText({ header }))
      assert.deepEqual(packet.promulgation, { date: LocalDate.make("2019-06-20") })
      assert.deepEqual(packet.signer, { competence: "TM." })
      assert.deepEqual(packet.toPlaces, ["Sở Nội vụ"])
      assert.strictEqual(packet.responseFor[0]?.documentId, "")
      assert.deepEqual(
        tolerated.map(({ code, path, written }) => [code, path, written]),
        [
          ["value-empty", "PromulgationInfo.Place", "N/A"],
          ["value-empty", "SignerInfo.Position", "null"],
          ["value-empty", "SignerInfo.FullName", "n/a"],
          ["value-empty", "ResponseFor.DocumentId", "không có"],
          ["value-empty", "ToPlaces.Place", "-"],
        ],
      )
    }),
  )

  it.effect.each(["N/A", "null", "-", "Không có"])("that writes %s for any field has none there", (nothing) =>
    Effect.gen(function* () {
      const header = leaves({
        ...certain,
        Subject: nothing,
        DueDate: nothing,
        SteeringType: nothing,
        Code: leaves({ CodeNumber: nothing, CodeNotation: nothing }),
        PromulgationInfo: leaves({ PromulgationDate: nothing }),
        DocumentType: leaves({ Type: nothing, TypeName: nothing }),
        OtherInfo: leaves({ Priority: nothing, PageAmount: nothing, PromulgationAmount: nothing }),
        ResponseFor: leaves({
          OrganId: nothing,
          Code: nothing,
          DocumentId: nothing,
          PromulgationDate: nothing,
        }),
      })
      const traces = tag("Bussiness", leaves({ BussinessDocType: nothing, BussinessDocReason: nothing }))
      const { packet, tolerated } = yield* decodeDocument(documentText({ header, traces }))
      const plain = yield* decodeDocument(documentText({ header: leaves({ ...certain, ResponseFor: "" }) }))
      const noResponse = { organId: "", code: "", documentId: "" }
      assert.deepEqual(packet, { ...plain.packet, responseFor: [noResponse] })
      assert.deepEqual([...new Set(tolerated.map(({ code }) => code))], ["value-empty"])
      assert.lengthOf(tolerated, 16)
    }),
  )

  it.effect.each(["N/A", "-", "_", "Không có"])(
    "is not what this library writes when its host gives %s",
    (nothing) =>
      Effect.gen(function* () {
        const packet = {
          ...report,
          from: { ...report.from, address: nothing, email: nothing },
          promulgation: { ...report.promulgation, place: nothing },
          signer: { fullName: "Nguyễn Văn A", competence: nothing, position: nothing },
          toPlaces: [nothing, "Sở Nội vụ"],
          attachments: [{ ...attachmentOf("a.pdf", Buffer.from("%PDF-1.7")), description: nothing }],
        }
        const read = yield* decodeDocument(yield* encode(packet))
        assert.deepEqual(read.tolerated, [])
        assert.deepEqual(read.packet.toPlaces, ["Sở Nội vụ"])
        assert.deepEqual(read.packet.signer, { fullName: "Nguyễn Văn A" })
        assert.isUndefined(read.packet.attachments[0]?.description)
      }),
  )
})
