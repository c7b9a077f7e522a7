import { describe, expect, it } from "vitest"
import { judgeSignatures } from "../../src/policy/judge-signatures.ts"
import type { SignaturePolicy } from "../../src/policy/signature-policy.ts"
import { type SignatureCheck, SignatureVerdict } from "../../src/vocabulary/signature.ts"

const signer = "Trần Văn Lãnh Đạo"
const sender = { codes: ["H53"], name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const changed = { holder: "person", verdict: "changed-after-signing", signer } as const
const seal = { holder: "agency", verdict: "valid", signer: sender.name } as const

const judge = (person: SignatureCheck, policy: SignaturePolicy) =>
  judgeSignatures([{ name: "bao-cao.pdf", findings: [person, seal] }], { policy, sender, signer })

describe("A document that was changed between the person's signature and the seal", () => {
  it("is an original, where the agency accepts that, only if nothing else speaks against the signature", () => {
    const policy: SignaturePolicy = { "changed-before-seal": "accept" }
    expect(judge(changed, policy)).toMatchObject({ legalValue: { value: "original" } })
    for (const besides of SignatureVerdict.literals)
      expect(judge({ ...changed, besides }, policy), besides).toMatchObject({
        _tag: "Refused",
        defect: { reason: "changed-after-signing" },
      })
  })

  it("is for information by the rule for any change, and keeps the verdict alone", () => {
    const policy: SignaturePolicy = { "changed-after-signing": "for-information" }
    const judged = judge({ ...changed, besides: "certificate-untrusted" }, policy)
    expect(judged).toMatchObject({ legalValue: { value: "for-information" } })
    expect(judged._tag === "Admitted" && judged.signatures[0]?.finding).toEqual(changed)
  })
})
