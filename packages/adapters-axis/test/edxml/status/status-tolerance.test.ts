import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { decode, decodeStatus, toldOf } from "../codec.ts"
import { headerText, leaves, tag } from "../packet-text.ts"
import { registered } from "../sample-packet.ts"

describe("A status packet from another system is understood", () => {
  const fields = {
    StatusCode: "03",
    Timestamp: "2019/06/20 16:00:00",
    Description: "Đã tiếp nhận",
    ResponseFor: leaves({
      OrganId: "000.00.00.H53",
      Code: "105/BC-UBND",
      PromulgationDate: "20/06/2019",
      DocumentId: "000.00.00.H53,2019/06/20,105/BC-UBND",
    }),
    StaffInfo: leaves({ Staff: "Lê Thị C", Department: "Văn thư" }),
    From: leaves({ OrganId: "000.00.00.H14" }),
  }

  it.effect("in a message header, and in the form of its own that a widely used connector writes", () =>
    Effect.gen(function* () {
      for (const name of ["MessageHeader", "Status"]) {
        const { tolerated = [], ...status } = yield* decodeStatus(headerText(tag(name, leaves(fields))))
        assert.deepEqual(status, registered)
        assert.deepEqual(toldOf({ tolerated }), ["date-otherwise-written ResponseFor.PromulgationDate"])
      }
    }),
  )

  it.effect("with its code as a number, which is noted", () =>
    Effect.gen(function* () {
      for (const [text, status] of Object.entries({ "2": "02", "3.0": "03", "015": "15" })) {
        const read = yield* decodeStatus(headerText(tag("Status", leaves({ ...fields, StatusCode: text }))))
        assert.strictEqual(read.status, status)
        const [note] = read.tolerated?.filter(({ path }) => path === "MessageHeader.StatusCode") ?? []
        assert.deepEqual([note?.code, note?.written], ["value-otherwise-written", text])
      }
    }),
  )

  it.effect("with a number that lacks its zero, which is noted and stays as it is written", () =>
    Effect.gen(function* () {
      const responseFor = leaves({ OrganId: "000.00.00.H53", Code: "1/BC-UBND" })
      const read = yield* decodeStatus(
        headerText(tag("MessageHeader", leaves({ ...fields, ResponseFor: responseFor }))),
      )
      assert.strictEqual(read.responseFor.code, "1/BC-UBND")
      const [note, ...others] = read.tolerated ?? []
      assert.deepInclude(note, {
        code: "code-otherwise-written",
        path: "ResponseFor.Code",
        written: "1/BC-UBND",
        read: "01/BC-UBND",
      })
      assert.deepEqual(others, [])
    }),
  )

  it.effect("when it names several documents, of which its reader knows one", () =>
    Effect.gen(function* () {
      const other = tag("ResponseFor", leaves({ OrganId: "000.00.00.H14", Code: "1/BC-X" }))
      const text = headerText(tag("MessageHeader", other, leaves(fields)))
      const read = yield* decodeStatus(text)
      assert.strictEqual(read.responseFor.code, "105/BC-UBND")
      assert.deepEqual(
        read.others?.map(({ code }) => code),
        ["1/BC-X"],
      )
      assert.include(
        toldOf({ tolerated: read.tolerated ?? [] }),
        "several-documents MessageHeader.ResponseFor",
      )
    }),
  )

  it.effect("when it names the document by number and notation alone", () =>
    Effect.gen(function* () {
      const responseFor = leaves({ OrganId: "000.00.00.H53", Code: "105/BC-UBND" })
      const text = headerText(tag("MessageHeader", leaves({ ...fields, ResponseFor: responseFor })))
      const read = yield* decodeStatus(text)
      assert.deepEqual(read.responseFor, { organId: "000.00.00.H53", code: "105/BC-UBND", documentId: "" })
    }),
  )

  it.effect("when its time cannot be read or its code has no published meaning", () =>
    Effect.gen(function* () {
      const text = headerText(tag("Status", leaves({ ...fields, StatusCode: "12", Timestamp: "vừa xong" })))
      const read = yield* decode(text)
      assert.notProperty(read, "timestamp")
      assert.propertyVal(read, "status", "12")
    }),
  )
})
