import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decodeStatus, encode, refusalToRead } from "../codec.ts"
import { certain, documentText, headerText, leaves, tag } from "../packet-text.ts"
import { registered, report } from "../sample-packet.ts"

describe("A packet that readers take differently although nothing stands in it twice", () => {
  it.effect("is refused when a document's header also has a status code", () =>
    Effect.gen(function* () {
      const answer = leaves({
        From: certain.From,
        ResponseFor: leaves({ OrganId: "000.00.00.H53", DocumentId: certain.DocumentId }),
        StatusCode: "03",
      })
      assert.strictEqual((yield* decodeStatus(headerText(tag("MessageHeader", answer)))).status, "03")
      const ofDocument = {
        To: certain.To,
        DocumentId: "A",
        Code: leaves({ CodeNumber: "1" }),
        Subject: "A",
        DocumentType: leaves({ Type: "2" }),
        Content: "B",
        PromulgationInfo: leaves({ Place: "Tây Ninh" }),
        DueDate: "2019/06/20",
      }
      for (const [name, value] of Object.entries(ofDocument))
        for (const form of ["MessageHeader", "Status"]) {
          const both = headerText(tag(form, answer, tag(name, value)))
          const { code, detail } = yield* refusalToRead(both)
          assert.deepEqual([code, detail.field], ["packet/ambiguous-element", `${form}.${name}`], name)
        }
      const withFile = yield* refusalToRead(documentText({ header: answer }))
      assert.strictEqual(withFile.code, "packet/ambiguous-element")
      const ofStatus = { StatusCode: "03", Description: "Đã đến", Timestamp: "2019/06/20 16:00:00" }
      for (const [name, value] of Object.entries(ofStatus)) {
        const both = documentText({ header: `${leaves(certain)}${tag(name, value)}` })
        assert.strictEqual((yield* refusalToRead(both)).code, "packet/ambiguous-element", name)
      }
    }),
  )

  it.effect("is refused when a field has elements inside, or text stands beside elements", () =>
    Effect.gen(function* () {
      const headers = [
        leaves({ ...certain, Subject: "<b>Thật</b>" }),
        leaves({ ...certain, Subject: "A<b/>B" }),
        leaves({ ...certain, OtherInfo: tag("Priority", "<b>3</b>") }),
        leaves({ ...certain, ToPlaces: tag("Place", "<b>A</b>") }),
        leaves({ ...certain, OtherInfo: tag("Appendixes", tag("Appendix", "<b>A</b>")) }),
        leaves({ ...certain, ResponseFor: tag("Code", tag("CodeNumber", "1")) }),
        leaves({ ...certain, From: `khác${certain.From}` }),
        `khác${leaves(certain)}`,
      ]
      for (const header of headers)
        assert.strictEqual(
          (yield* refusalToRead(documentText({ header }))).code,
          "packet/ambiguous-element",
          header,
        )
    }),
  )

  it.effect("is refused when a known name stands in other letters, capital or small, also alone", () =>
    Effect.gen(function* () {
      const written = new TextDecoder().decode(yield* encode(report))
      const status = new TextDecoder().decode(yield* encode(registered))
      for (const text of [written, status]) {
        const names = new Set([...text.matchAll(/<edXML:(\w+)/g)].map(([, name]) => name ?? ""))
        for (const name of names) {
          const lower = text.replaceAll(
            new RegExp(`(</?edXML:)${name}(?=[ >])`, "g"),
            `$1${name.toLowerCase()}`,
          )
          if (lower === text) continue
          assert.strictEqual((yield* refusalToRead(lower)).code, "packet/ambiguous-element", name)
        }
      }
    }),
  )
})
