import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { AgencyCode } from "../../../src/agency/agency-code.ts"
import { replyKindOf, saysCorrection } from "../../../src/document/incoming/reply-kind.ts"
import { unaccented } from "../../../src/text/unaccented.ts"
import { DocumentType, documentTypeName, isCopy } from "../../../src/vocabulary/document-type.ts"

const own = "000.00.00.H53" as AgencyCode
const accented = (text: string) =>
  fc.constantFrom(text, text.toUpperCase(), text.toLowerCase(), text.normalize("NFD"))
const written = (text: string) => fc.oneof(accented(text), fc.constant(unaccented(text)))

const named = fc.oneof(
  fc.record({
    isOwn: fc.constant(true),
    organId: fc.constantFrom(own, "000.00.00.h53", ""),
    documentId: fc.constant(`${own},2019/06/20,01/BC-UBND`),
  }),
  fc.record({
    isOwn: fc.constant(false),
    organId: fc.constantFrom("000.00.00.G22", "H99"),
    documentId: fc.constant(""),
  }),
)

const subject = fc.oneof(
  fc.record({ corrects: fc.constant(true), text: written("Về việc đính chính Báo cáo 01/BC-UBND") }),
  fc.record({
    corrects: fc.constant(false),
    text: accented("Về việc trả lời Báo cáo 01/BC-UBND, xác định chính xác"),
  }),
)

describe("What a packet says of a document that it names", () => {
  it("is a correction exactly for a công văn that says so of a document of its own issuer", () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...DocumentType.literals)
          .chain((type) => fc.record({ type: fc.constant(type), typeName: written(documentTypeName(type)) })),
        named,
        subject,
        ({ type, typeName }, { isOwn, ...reference }, { corrects, text }) => {
          const kind = replyKindOf(
            { typeName, subject: text, from: { code: own } },
            { ...reference, code: "" },
          )
          const isCorrection = type === "cong-van" && isOwn && corrects
          expect(kind).toBe(isCopy(type) ? "copy" : isCorrection ? "correction" : "answer")
        },
      ),
    )
  })
})

describe("A subject", () => {
  it("says that it corrects in whole words, whatever the spaces between them", () => {
    for (const text of [
      "Đính\u00a0chính Báo cáo",
      "V/v đính  chính 01/BC-UBND",
      "Công văn ĐÍNH CHÍNH",
      "V/v Dinh  chinh",
    ])
      expect(saysCorrection(text), text).toBe(true)
  })

  it("does not say so by parts of other words, with or without accents", () => {
    for (const text of [
      "Xac dinh chinh sach",
      "Ve viec quyet dinh chinh thuc",
      "V/v gia dinh chinh sach",
      "Dinh chinh tri",
      "Xác định chính sách",
    ])
      expect(saysCorrection(text), text).toBe(false)
  })
})
