import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decodeDocument, toldOf } from "../codec.ts"
import { certain, documentText, leaves, tag } from "../packet-text.ts"

describe("A document packet from another system is understood", () => {
  it.effect(
    "with a flag or an amount that nobody can read, which is said and not taken for a yes or a number",
    () =>
      Effect.gen(function* () {
        const changed = leaves({ DocumentInfo: "2", DocumentReceiver: "có thể" })
        const business = leaves({ BussinessDocType: "2", BussinessDocumentInfo: changed })
        const header = leaves({ ...certain, OtherInfo: leaves({ PageAmount: "1,000" }) })
        const read = yield* decodeDocument(documentText({ header, traces: tag("Bussiness", business) }))
        assert.deepInclude(read.packet.business.update, { contentChanged: false, receiversChanged: false })
        assert.notProperty(read.packet, "pageAmount")
        assert.deepEqual(toldOf(read).sort(), [
          "amount-unreadable OtherInfo.PageAmount",
          "value-unknown BussinessDocumentInfo.DocumentInfo",
          "value-unknown BussinessDocumentInfo.DocumentReceiver",
        ])
      }),
  )

  it.effect("with a date whose year has two digits, which is said and not taken for a day", () =>
    Effect.gen(function* () {
      const PromulgationInfo = leaves({ PromulgationDate: "20/06/19" })
      const read = yield* decodeDocument(documentText({ header: leaves({ ...certain, PromulgationInfo }) }))
      assert.notProperty(read.packet.promulgation, "date")
      assert.deepEqual(toldOf(read), ["date-year-uncertain PromulgationInfo.PromulgationDate"])
      assert.include(read.tolerated[0]?.vi, "“20/06/19” ghi năm bằng hai chữ số")
    }),
  )

  it.effect("with an urgency that may be one of several, which is said and not read", () =>
    Effect.gen(function* () {
      const negated = ["Không thượng khẩn", "KhongThuongKhan", "Không hỏa tốc", "Chưa khẩn", "Not flash"]
      for (const Priority of ["K", "KK", "T", "Rất gấp", ...negated]) {
        const header = leaves({ ...certain, OtherInfo: leaves({ Priority }) })
        const read = yield* decodeDocument(documentText({ header }))
        assert.strictEqual(read.packet.urgency, "ordinary", Priority)
        assert.deepEqual(toldOf(read), ["value-unknown OtherInfo.Priority"])
      }
    }),
  )
})
