import { describe, expect, it } from "vitest"
import { copiesRegister, outgoingRegister, registerOf } from "../../../src/document/register/register-of.ts"
import {
  AdministrativeType,
  CopyType,
  DocumentType,
  NormativeType,
} from "../../../src/vocabulary/document-type.ts"

describe("A document's number is taken from", () => {
  it("the general register, which all administrative documents share", () => {
    expect(new Set(AdministrativeType.literals.map(registerOf))).toEqual(new Set([outgoingRegister]))
  })

  it("the register of copies, which all three kinds share", () => {
    expect(new Set(CopyType.literals.map(registerOf))).toEqual(new Set([copiesRegister]))
  })

  it("a register of its own type, if it is legally normative", () => {
    const registers = NormativeType.literals.map(registerOf)
    expect(new Set(registers).size).toBe(NormativeType.literals.length)
    for (const shared of [outgoingRegister, copiesRegister]) expect(registers).not.toContain(shared)
  })

  it("a register whose name can be part of a stream's", () => {
    for (const type of DocumentType.literals) expect(registerOf(type)).toMatch(/^[a-z0-9][a-z0-9-]{0,49}$/)
  })
})
