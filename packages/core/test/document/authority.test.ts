import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  AuthorityPrefix,
  authorityRules,
  parseAuthority,
  printAuthority,
} from "../../src/document/authority.ts"

const anyPrefix = fc.constantFrom(...AuthorityPrefix.literals)
const anyOffice = fc.constantFrom(
  "ỦY BAN NHÂN DÂN",
  "CHỦ TỊCH",
  "BỘ TRƯỞNG",
  "QUYỀN TRƯỞNG PHÒNG",
  "THỦ TƯỚNG",
)

describe("In whose place a document is signed", () => {
  it("is said by the five abbreviations of Annex I, each with its meaning and its article", () => {
    const said = AuthorityPrefix.literals.map((prefix) => `${prefix} ${authorityRules[prefix].meaning.vi}`)
    expect(said).toEqual(["TM. thay mặt", "Q. quyền", "KT. ký thay", "TL. thừa lệnh", "TUQ. thừa ủy quyền"])
    for (const { source } of Object.values(authorityRules)) {
      expect(source).toMatch(/^NĐ 30\/2020\/NĐ-CP, Phụ lục I, Phần I, II\.7b(; Điều 13\.[1-4])?$/)
    }
  })

  it("stands before the collective's name for TM., and before the head's office for all others", () => {
    const before = AuthorityPrefix.literals.filter((prefix) => authorityRules[prefix].before === "collective")
    expect(before).toEqual(["TM."])
  })

  it("is printed in capitals", () => {
    expect(printAuthority({ prefix: "TM.", of: "Ủy ban nhân dân" })).toBe("TM. ỦY BAN NHÂN DÂN")
  })

  it("is read as it was printed", () => {
    fc.assert(
      fc.property(anyPrefix, anyOffice, (prefix, of) => {
        expect(parseAuthority(printAuthority({ prefix, of }))).toEqual({ prefix, of })
      }),
    )
  })

  it("is read without its space, with a stroke, in small letters, and alone", () => {
    expect(parseAuthority("KT.CHỦ TỊCH")).toEqual({ prefix: "KT.", of: "CHỦ TỊCH" })
    expect(parseAuthority("T/M Ủy ban  nhân dân")).toEqual({ prefix: "TM.", of: "Ủy ban nhân dân" })
    expect(parseAuthority("tuq. Bộ trưởng")).toEqual({ prefix: "TUQ.", of: "Bộ trưởng" })
    for (const prefix of AuthorityPrefix.literals) {
      expect(parseAuthority(prefix)).toEqual({ prefix })
      expect(parseAuthority(prefix.slice(0, -1))).toEqual({ prefix })
    }
  })

  it("is not said where a person signs in their own right", () => {
    for (const text of ["CHỦ TỊCH", "Quyền Chủ tịch", "TMCP", "TLC", "KTT", ""]) {
      expect(parseAuthority(text)).toBeUndefined()
    }
  })
})
