import { documentTypes } from "@lienthong/core"
import type { OwnType } from "@lienthong/core/document"
import { workSchedule } from "@lienthong/core/policy"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { registerKind, registerOf } from "../../../src/document/register/register-of.ts"
import { ownTypesIn } from "../../../src/exchange/input/own-types.ts"
import { unaccented } from "../../../src/text/unaccented.ts"
import { expectSentences } from "../scene.ts"

const lawful = fc.constantFrom(...documentTypes())

const refusal = (types: unknown) => {
  const read = ownTypesIn(types)
  if (Result.isSuccess(read)) throw new Error("accepted")
  expectSentences(read.failure)
  return read.failure
}

const otherwise = (name: string) =>
  fc.constantFrom(name, name.toUpperCase(), name.normalize("NFD"), unaccented(name), `  ${name} `)

const slug = fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}$/)

describe("Types of an agency's own", () => {
  it("never have the name of one of the law's, however it is written", () => {
    fc.assert(
      fc.property(
        lawful.chain(({ name }) => otherwise(name)),
        (name) => {
          expect(refusal([{ ...workSchedule, name }])).toMatchObject({
            code: "input/value-invalid",
            sentence: { vi: expect.stringContaining("ownTypes[0].name") },
          })
        },
      ),
    )
  })

  it("never have the abbreviation of one of the law's, nor one that no notation has", () => {
    const taken = documentTypes().flatMap(({ abbreviation }) => abbreviation ?? [])
    fc.assert(
      fc.property(fc.constantFrom(...taken, "lct", "L-C", "L C", "", "ABCDEFGHIJK"), (abbreviation) => {
        const { sentence } = refusal([{ ...workSchedule, abbreviation: abbreviation.normalize("NFD") }])
        expect(sentence.vi).toContain("ownTypes[0].abbreviation")
      }),
    )
  })

  it("never have the name of one of the law's in letters or spaces that only look otherwise", () => {
    for (const name of ["Báo\u200bcáo", "Báo\u00a0 cáo", "Báocáo", "Báo-cáo", "Bá\u043e cáo", "Ｂáo cáo"])
      expect(refusal([{ ...workSchedule, name }]).sentence.vi, name).toContain("ownTypes[0].name")
  })

  it("have an abbreviation that a notation can begin with, and a code of a stated form", () => {
    expect(refusal([{ ...workSchedule, abbreviation: "123" }]).sentence.vi).toContain("abbreviation")
    for (const code of ["lich-cong-tac", "own/Lịch", "own/"])
      expect(refusal([{ ...workSchedule, code }]).sentence.next.en).toContain("`own/lich-cong-tac`")
  })

  it("differ among themselves", () => {
    const other = { ...workSchedule, code: "own/lich-hop", name: "Lịch họp", abbreviation: "LH" }
    for (const field of ["code", "name", "abbreviation"] as const)
      expect(refusal([workSchedule, { ...other, [field]: workSchedule[field] }]).sentence.vi).toContain(
        `ownTypes[1].${field}`,
      )
    expect(Result.isSuccess(ownTypesIn([workSchedule, other]))).toBe(true)
  })

  it("have a valid code, name and group", () => {
    for (const wrong of [
      { ...workSchedule, code: "lich-cong-tac" },
      { ...workSchedule, code: "own/Lịch" },
      { ...workSchedule, code: `own/${"a".repeat(31)}` },
      { ...workSchedule, name: " " },
      { ...workSchedule, name: "L".repeat(101) },
      { ...workSchedule, group: "normative" },
      { ...workSchedule, shortName: "LCT" },
      { code: workSchedule.code },
      null,
      "own/lich-cong-tac",
    ])
      expect(refusal([wrong]).code).toBe("input/value-invalid")
    expect(refusal("own/lich-cong-tac").code).toBe("input/value-invalid")
  })

  it("are kept with names and abbreviations as one writes them", () => {
    const given = {
      ...workSchedule,
      name: " Lịch  công tác".normalize("NFD"),
      abbreviation: "LĐ".normalize("NFD"),
    }
    expect(Result.getOrThrow(ownTypesIn([given]))).toEqual([{ ...workSchedule, abbreviation: "LĐ" }])
  })

  it("are numbered in the general register, or in one of each sector that no other type uses", () => {
    fc.assert(
      fc.property(slug, fc.constantFrom("administrative" as const, "specialised" as const), (name, group) => {
        const type: OwnType = { ...workSchedule, code: `own/${name}`, group }
        const register = registerOf(type)
        expect(register).toMatch(/^[a-z0-9][a-z0-9-]{0,49}$/)
        expect(registerKind(register)).toBe(register)
        expect(register === registerOf("cong-van")).toBe(group === "administrative")
      }),
    )
  })
})
