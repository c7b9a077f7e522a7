import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { Secrecy, StateSecret, secrecyNames, stateSecret } from "../../src/policy/state-secret.ts"

describe("A state secret", () => {
  for (const level of ["secret", "top-secret", "absolute-secret"] as const) {
    it(`does not enter the exchange when it is ${secrecyNames[level].vi}`, () => {
      const refusal = stateSecret(level)
      expect(refusal).toMatchObject({ level, article: "QĐ 28/2018/QĐ-TTg, Điều 1.2" })
      expect(refusal?.reason.vi).toContain(secrecyNames[level].vi)
      expect(Schema.decodeUnknownSync(StateSecret)(refusal)).toEqual(refusal)
    })
  }

  it("is not what an unmarked document is", () => {
    expect(stateSecret("none")).toBeUndefined()
  })

  it("cannot slip in under an unmapped mark", () => {
    expect(() => Schema.decodeUnknownSync(Secrecy)("Mật")).toThrow()
    expect(() => Schema.decodeUnknownSync(Secrecy)("")).toThrow()
  })
})
