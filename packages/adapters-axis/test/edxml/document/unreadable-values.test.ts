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
})
