import { it } from "@effect/vitest"
import { type KnownStatusCode, statusNames } from "@lienthong/core/document"
import { Effect } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { decode, decodeStatus, refusalToRead, toldOf } from "../codec.ts"
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

  const coded = (text: string) =>
    Effect.map(decodeStatus(headerText(tag("Status", leaves({ ...fields, StatusCode: text })))), (read) => ({
      status: read.status,
      notes: (read.tolerated ?? []).filter(({ path }) => path === "MessageHeader.StatusCode"),
    }))

  /** Each form in which a system writes a number of two digits, and the words of a status. */
  const forms: ReadonlyArray<(code: string, words: string) => string> = [
    (code) => String(Number(code)),
    (code) => `+${Number(code)}`,
    (code) => `0${code}`,
    (code) => `${Number(code)}.0`,
    (code) => `${code},00`,
    (code) => `\u{A0}${code}\u{A0}`,
    (code) => code.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    (_, words) => words,
    (_, words) => words.normalize("NFD").toUpperCase(),
    (_, words) => words.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D"),
    (code, words) => `${code} - ${words}`,
    (code, words) => `${Number(code)}: ${words}`,
    (code, words) => `${words} (${code})`,
    (code) => `${code}.`,
    (code) => `"${code}"`,
    (code) => `“${Number(code)}”`,
    (code) => `'${code}`,
    (code) => `${Number(code)}-`,
    (code) => `Mã ${code}`,
    (code) => `status ${Number(code)}`,
    (code) => `Mã trạng thái: ${code}`,
    (code, words) => `Trạng thái: ${code} - ${words}`,
    (_, words) => `"${words}"`,
  ]

  it.effect("with its code as a number or in words, in any form, which is noted as it is written", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...(Object.keys(statusNames) as Array<KnownStatusCode>)),
          fc.constantFrom(...forms),
          fc.constantFrom("en", "vi"),
          (code, form, language) =>
            Effect.gen(function* () {
              const text = form(code, statusNames[code][language])
              const { status, notes } = yield* coded(text)
              assert.strictEqual(status, code, text)
              const expected =
                text === code ? [] : [["value-otherwise-written", text, `${code} (${statusNames[code].en})`]]
              assert.deepEqual(
                notes.map(({ code: noted, written, read }) => [noted, written, read]),
                expected,
              )
            }).pipe(Effect.runPromise),
        ),
      ),
    ),
  )

  it.effect(
    "with its code in the words of the axis' own samples, or of connectors that say what was returned",
    () =>
      Effect.gen(function* () {
        const words = {
          ...{
            inbox: "01",
            rejection: "02",
            ACCEPTANCE: "03",
            assignment: "04",
            processing: "05",
            finish: "06",
          },
          ...{ cancellation: "13", "change-acceptance": "15", change_rejection: "16" },
          ...{
            "Trả lại": "02",
            "Bị trả lại": "02",
            "Văn bản đã tiếp nhận": "03",
            "Lấy lại thành công": "15",
          },
        }
        for (const [text, expected] of Object.entries(words)) {
          const { status, notes } = yield* coded(text)
          assert.strictEqual(status, expected, text)
          assert.deepEqual(
            notes.map(({ code, written }) => [code, written]),
            [["value-otherwise-written", text]],
          )
        }
      }),
  )

  it.effect("though its code is unknown, which is noted as it is written", () =>
    Effect.gen(function* () {
      const kept = { "7": "07", "99": "99", "14": "14", "115": "115", "100": "100", "-1": "-1", "1.5": "1.5" }
      const words = { "Từ chối": "Từ chối", "03 - Đã đến": "03 - Đã đến", "Đã xem": "Đã xem", Mã: "Mã" }
      for (const [text, expected] of Object.entries({ ...kept, ...words })) {
        const { status, notes } = yield* coded(text)
        assert.strictEqual(status, expected)
        assert.deepEqual(
          notes.map(({ code, written, read }) => [code, written, read]),
          [["status-unknown", text, expected]],
        )
        assert.notInclude(notes[0]?.vi, "(07)")
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

  it.effect("with an ampersand that is not a reference in its texts, which is noted with its place", () =>
    Effect.gen(function* () {
      const plain = {
        Description: "Chuyển Phòng Tổng hợp & Văn thư, P.R&D",
        Department: "Tổng hợp & Văn thư",
      }
      const staff = leaves({ Department: plain.Department })
      const told = { ...fields, Description: plain.Description, StaffInfo: staff }
      const read = yield* decodeStatus(headerText(tag("MessageHeader", leaves(told))))
      assert.strictEqual(read.description, plain.Description)
      assert.strictEqual(read.staff?.department, plain.Department)
      const notes = (read.tolerated ?? []).filter(({ code }) => code === "ampersand-unescaped")
      assert.deepEqual(notes.map(({ path, written, read: readAs }) => [path, written, readAs]).sort(), [
        ["MessageHeader.Description", "&", "&"],
        ["StaffInfo.Department", "&", "&"],
      ])
      for (const unclear of ["Tổng hợp &nbsp; Văn thư", "A &amp B", "&#; A", "&;"]) {
        const text = headerText(tag("MessageHeader", leaves({ ...fields, Description: unclear })))
        assert.strictEqual((yield* refusalToRead(text)).code, "packet/not-xml", unclear)
      }
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
