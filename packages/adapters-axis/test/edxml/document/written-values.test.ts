import { it } from "@effect/vitest"
import { documentTypeNamed, documentTypes, type Urgency } from "@lienthong/core"
import { Effect } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { decodeDocument, toldOf } from "../codec.ts"
import { certain, documentText, leaves } from "../packet-text.ts"

const withPriority = (text: string) =>
  decodeDocument(documentText({ header: leaves({ ...certain, OtherInfo: leaves({ Priority: text }) }) }))

const withType = (text: string) =>
  decodeDocument(documentText({ header: leaves({ ...certain, DocumentType: leaves({ TypeName: text }) }) }))

const withoutAccents = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D")

/** Each urgency by the numbers and words that systems write for it. */
const urgencies: Readonly<Record<Urgency, readonly [number: number, ...words: ReadonlyArray<string>]>> = {
  ordinary: [
    0,
    "Thường",
    "Bình thường",
    "Không khẩn",
    "Độ khẩn: Thường",
    "Mức độ khẩn: Bình thường",
    "BinhThuong",
    "Normal",
    "Not urgent",
  ],
  urgent: [1, "Khẩn", "Độ khẩn: Khẩn", "Gấp", "Urgent"],
  "very-urgent": [2, "Thượng khẩn", "Very urgent", "TK", "Độ khẩn: Thượng khẩn"],
  flash: [3, "Hỏa tốc", "HOẢ TỐC", "HT", "Độ khẩn: Hỏa tốc", "Flash", "Hỏa tốc, không hẹn giờ"],
  "timed-flash": [
    4,
    ...["Hỏa tốc hẹn giờ", "HTHG", "Độ khẩn: hỏa tốc hẹn giờ", "Hỏa tốc, hẹn giờ", "Hỏa tốc (hẹn giờ)"],
    ...["Hỏa tốc - hẹn giờ", "HoaTocHenGio", "Hẹn giờ"],
  ],
}

const urgency = fc.constantFrom(...(Object.keys(urgencies) as ReadonlyArray<Urgency>)).chain((meant) => {
  const [number, ...words] = urgencies[meant]
  const word = fc
    .constantFrom(...words)
    .chain((text) =>
      fc.constantFrom(
        text,
        text.toUpperCase(),
        text.toLowerCase(),
        text.normalize("NFD"),
        withoutAccents(text),
        withoutAccents(text).toUpperCase().replaceAll(" ", "_"),
      ),
    )
  const digits = fc.constantFrom(`0${number}`, `${number}.0`, `+${number}`, `${number},00`)
  const both = fc
    .constantFrom(...words.filter((each) => each !== "Normal" && !/^[A-Z]+$|:/.test(each)))
    .map((text) => `${number} - ${text}`)
  return fc.oneof(word, digits, both).map((text) => ({ meant, text }))
})

describe("A document packet from another system is understood", () => {
  it("with its urgency in words, in their first letters, or as any program writes a number, which is noted", () =>
    fc.assert(
      fc.asyncProperty(urgency, ({ meant, text }) =>
        Effect.gen(function* () {
          const read = yield* withPriority(text)
          assert.strictEqual(read.packet.urgency, meant, text)
          assert.deepEqual(toldOf(read), ["value-otherwise-written OtherInfo.Priority"], text)
          assert.strictEqual(read.tolerated[0]?.written, text)
        }).pipe(Effect.runPromise),
      ),
      { numRuns: 150 },
    ))

  it("with the abbreviation of its type in place of the name, which is noted", () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...documentTypes()), ({ name, abbreviation }) =>
        Effect.gen(function* () {
          assert.deepEqual(toldOf(yield* withType(name)), [], name)
          if (abbreviation === undefined) return
          const read = yield* withType(abbreviation)
          assert.strictEqual(read.packet.documentType.name, name)
          assert.deepEqual(
            read.tolerated.map(({ code, path, written, read: readAs }) => [code, path, written, readAs]),
            [["value-otherwise-written", "DocumentType.TypeName", abbreviation, name]],
          )
        }).pipe(Effect.runPromise),
      ),
    ))

  it.effect("with letters and digits that belong to no type, which are kept and noted", () =>
    Effect.gen(function* () {
      for (const text of ["TT03", "VB", "LCT", "QDUB", "TB-UBND"]) {
        const read = yield* withType(text)
        assert.strictEqual(read.packet.documentType.name, text)
        assert.deepEqual(toldOf(read), ["type-unclear DocumentType.TypeName"], text)
      }
      for (const name of ["Lịch công tác", "LUẬT", "Khác", "Văn bản 2"])
        assert.deepEqual(toldOf(yield* withType(name)), [], name)
      assert.strictEqual(
        documentTypeNamed((yield* withType("CV")).packet.documentType.name ?? ""),
        "cong-van",
      )
    }),
  )
})
