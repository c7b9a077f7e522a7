import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  AdministrativeType,
  CopyType,
  DocumentType,
  documentTypeName,
  documentTypeNamed,
  documentTypes,
  isCopy,
  isDocumentType,
  isNormative,
  NormativeType,
  normativeNotation,
  notation,
  typeNameAbbreviated,
} from "../../src/vocabulary/document-type.ts"

describe("The types of documents", () => {
  it("are the decree's 29 administrative ones, the normative ones and three copies, each in one group", () => {
    expect(AdministrativeType.literals).toHaveLength(29)
    expect(CopyType.literals).toHaveLength(3)
    for (const type of DocumentType.literals) {
      const groups = [AdministrativeType, NormativeType, CopyType].filter((group) => Schema.is(group)(type))
      expect(groups).toHaveLength(1)
      expect(isNormative(type)).toBe(groups[0] === NormativeType)
      expect(isCopy(type)).toBe(groups[0] === CopyType)
    }
  })

  it("are abbreviated as Annex III has it, in the decree's order", () => {
    const abbreviations = AdministrativeType.literals
      .map((type) => notation(type, ""))
      .filter((abbreviation) => abbreviation !== "")
    expect(abbreviations.join(" ")).toBe(
      "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB",
    )
    expect(CopyType.literals.map((type) => notation(type, ""))).toEqual(["SY", "SL", "TrS"])
  })

  it("are listed to choose from, each with its name, in the decree's order, with equal names told apart by group", () => {
    expect(documentTypes().map(({ code }) => code)).toEqual(DocumentType.literals)
    for (const { code, name } of documentTypes())
      expect(isDocumentType(code) && documentTypeName(code)).toBe(name)
    expect(documentTypes()[0]).toEqual({
      code: "nghi-quyet",
      name: "Nghị quyết",
      abbreviation: "NQ",
      group: "administrative",
    })
    expect(new Set(documentTypes().map(({ group, name }) => `${group} ${name}`)).size).toBe(
      documentTypes().length,
    )
  })

  it("decode from their slugs alone", () => {
    expect(Schema.decodeUnknownSync(DocumentType)("van-ban-qppl/nghi-dinh")).toBe("van-ban-qppl/nghi-dinh")
    expect(() => Schema.decodeUnknownSync(DocumentType)("Báo cáo")).toThrow()
    expect(() => Schema.decodeUnknownSync(DocumentType)("nghi-dinh")).toThrow()
  })
})

describe("A document's notation", () => {
  it("is its type and its agency", () => {
    expect(notation("bao-cao", "UBND")).toBe("BC-UBND")
    expect(notation("bao-cao", "UBND", "VP")).toBe("BC-UBND")
    expect(notation("sao-y", "UBND")).toBe("SY-UBND")
  })

  it("is its agency and the drafting unit for a công văn", () => {
    expect(notation("cong-van", "UBND", "VP")).toBe("UBND-VP")
    expect(notation("cong-van", "UBND")).toBe("UBND")
  })

  it("begins with the year for a normative document", () => {
    expect(normativeNotation("van-ban-qppl/quyet-dinh", "TTg", 2018)).toBe("2018/QĐ-TTg")
    expect(normativeNotation("van-ban-qppl/nghi-dinh", "CP", 2020)).toBe("2020/NĐ-CP")
    expect(normativeNotation("van-ban-qppl/luat", "QH14", 2019)).toBe("2019/QH14")
  })

  it("does not forget the year of a normative document", () => {
    // @ts-expect-error a normative document's notation needs its year
    expect(notation("van-ban-qppl/quyet-dinh", "TTg")).toBe("QĐ-TTg")
  })
})

describe("A document's type is found by its Vietnamese name", () => {
  const writings: ReadonlyArray<(name: string) => string> = [
    (name) => name,
    (name) => name.toUpperCase(),
    (name) => name.normalize("NFD"),
    (name) => `  ${name.replace(" ", "   ")} `,
    (name) => name.normalize("NFD").replace(/\p{M}/gu, "").replace("đ", "d").replace("Đ", "D"),
  ]

  it("however it is written", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AdministrativeType.literals, ...CopyType.literals),
        fc.constantFrom(...writings),
        (type, write) => {
          expect(documentTypeNamed(write(documentTypeName(type)))).toBe(type)
        },
      ),
    )
  })

  it("whether a normative one is meant by its own name or by preference", () => {
    expect(documentTypeNamed("Nghị định")).toBe("van-ban-qppl/nghi-dinh")
    for (const type of NormativeType.literals) {
      expect(documentTypeNamed(documentTypeName(type), "normative")).toBe(type)
    }
    expect(documentTypeNamed("Báo cáo", "normative")).toBe("bao-cao")
  })

  it("as administrative where a name is both", () => {
    expect(documentTypeNamed("Quyết định")).toBe("quyet-dinh")
    expect(documentTypeNamed("Quyết định (cá biệt)")).toBe("quyet-dinh")
  })

  it("with the tone mark on either vowel, and a copy without its first word", () => {
    expect(documentTypeNamed("Bản thoả thuận")).toBe("ban-thoa-thuan")
    expect(documentTypeNamed("Giấy uỷ quyền")).toBe("giay-uy-quyen")
    expect(documentTypeNamed("SAO Y")).toBe("sao-y")
    expect(documentTypeNamed("Quyết \u00D0ịnh")).toBe("quyet-dinh")
    expect(typeNameAbbreviated("Q\u00D0")).toBe("Quyết định")
  })

  it("or not at all", () => {
    expect(documentTypeNamed("Lịch công tác")).toBeUndefined()
    expect(documentTypeNamed("")).toBeUndefined()
  })
})
