import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { StatusReport } from "../../src/document/delivery/event.ts"
import { describeRefused } from "../../src/report/remark.ts"
import { translateRefusal } from "../../src/vocabulary/refusal-codec.ts"
import { describeRefusal, refusalReasonCodes, refusalReasons } from "../../src/vocabulary/refusal-reason.ts"

const reason = fc.constantFrom(...refusalReasonCodes)
/** A detail that is no part of any sentence. */
const word = fc.string({ unit: fc.constantFrom(..."abc019_(x)$\\^*"), minLength: 1 })

const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name)
const unsaid = "see the Vietnamese sentence"
const inEnglish = (name: string) => name.replace(/Vi$/, "")

describe("A refusal", () => {
  it("that came in Vietnamese is read in English too, with what it names", () => {
    expect(translateRefusal("attachment-missing", "Thiếu tệp phu-luc.pdf có tên trong gói tin.").en).toBe(
      "The file phu-luc.pdf is named by the packet but is not in it.",
    )
    fc.assert(
      fc.property(reason, fc.array(word, { minLength: 2, maxLength: 2 }), (code, words) => {
        const names = namesIn(refusalReasons[code].vi)
        const detail = Object.fromEntries(names.map((name, index) => [name, words[index % 2] ?? ""]))
        const inBoth = Object.fromEntries(
          names.flatMap((name) => (name.endsWith("Vi") ? [[inEnglish(name), unsaid]] : [])),
        )
        const { en, vi } = describeRefusal(code, { ...inBoth, ...detail })
        expect(translateRefusal(code, vi)).toEqual({ en, vi })
      }),
    )
  })

  it("in somebody's own words is shown in both languages as it came", () => {
    fc.assert(
      fc.property(reason, fc.string(), (code, text) => {
        const said = translateRefusal(code, text)
        expect(said.vi).toBe(text)
        expect([text, describeRefusal(code, {}).en]).toContain(said.en)
      }),
    )
    expect(translateRefusal("no-attachment", "Thiếu phụ lục")).toEqual({
      en: "Thiếu phụ lục",
      vi: "Thiếu phụ lục",
    })
  })

  it("says in English what it can where words are known in Vietnamese alone", () => {
    expect(translateRefusal("not-xml", "Gói tin không phải XML hợp lệ: sai cú pháp ở dòng 7.").en).toBe(
      "The packet is not well-formed XML: see the Vietnamese sentence.",
    )
  })

  it("names the same things in both languages of the catalogue", () => {
    for (const { en, vi } of Object.values(refusalReasons)) {
      expect(new Set(namesIn(en))).toEqual(new Set(namesIn(vi).map(inEnglish)))
    }
  })

  it("for a reason that only a later release knows is kept and shown in its own words", () => {
    const report = {
      status: "02",
      description: "Thiếu chữ ký nháy.",
      refusal: { reason: "initials-missing", text: "Thiếu chữ ký nháy." },
    }
    expect(Schema.decodeUnknownSync(StatusReport)(report)).toEqual(report)
    expect(describeRefused(report)).toEqual({
      code: "initials-missing",
      en: "The recipient refused it: Thiếu chữ ký nháy.",
      vi: "Bên nhận từ chối: Thiếu chữ ký nháy.",
    })
  })
})
