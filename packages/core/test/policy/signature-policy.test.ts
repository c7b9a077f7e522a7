import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { judgeSignatures, type SignatureJudgement } from "../../src/policy/judge-signatures.ts"
import { legalValueOf, type SignedFile, worstDefect } from "../../src/policy/legal-value.ts"
import {
  type SignaturePolicy,
  SignatureRule,
  SignatureTreatment,
  signatureRuleNames,
  signatureTreatments,
  strictSignaturePolicy,
  wrongSignaturePolicy,
} from "../../src/policy/signature-policy.ts"
import { describeFinding, signatureVerdicts } from "../../src/policy/signature-verdict.ts"
import { DocumentType, isCopy } from "../../src/vocabulary/document-type.ts"
import { type SignatureFinding, SignatureVerdict } from "../../src/vocabulary/signature.ts"
import { expectSentences } from "../exchange/scene.ts"

const chairman = "Trần Văn Lãnh Đạo"
const province = "Ủy ban nhân dân tỉnh Tây Ninh"

const certificate = (subject: string, organizationCode?: string) =>
  ({
    subject,
    issuer: "CA",
    serialNumber: "1",
    validFrom: "2019-01-01T00:00:00.000+07:00",
    validUntil: "2029-01-01T00:00:00.000+07:00",
    ...(organizationCode !== undefined && { organizationCode }),
  }) as NonNullable<SignatureFinding["certificate"]>

const person = (verdict: SignatureVerdict, signer = chairman): SignatureFinding => ({
  holder: "person",
  verdict,
  signer,
})
const seal = (verdict: SignatureVerdict, signer = province, code = "H53"): SignatureFinding => ({
  holder: "agency",
  verdict,
  signer,
  certificate: certificate(signer, code),
})
const file = (...findings: ReadonlyArray<SignatureFinding>): SignedFile => ({ name: "bao-cao.pdf", findings })

const judge = (
  files: ReadonlyArray<SignedFile>,
  policy: SignaturePolicy,
  rest: { readonly signer?: string; readonly documentType?: DocumentType } = { signer: chairman },
): SignatureJudgement =>
  judgeSignatures(files, { policy, sender: { codes: ["H53"], name: province }, ...rest })

const verdictOf = fc.constantFrom(...SignatureVerdict.literals)
const anyFinding = fc.oneof(
  fc.tuple(verdictOf, fc.constantFrom(chairman, "Lê Thị Soạn Thảo", "")).map(([v, who]) => person(v, who)),
  fc
    .tuple(verdictOf, fc.constantFrom([province, "H53"] as const, ["Sở Nội vụ", "H53.12"] as const))
    .map(([v, [who, code]]) => seal(v, who, code)),
)
const anyFiles = fc.array(
  fc.record({
    name: fc.constantFrom("bao-cao.pdf", "phu-luc.pdf"),
    findings: fc.array(anyFinding, { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 3 },
)
const anyPolicy: fc.Arbitrary<SignaturePolicy> = fc.record(
  Object.fromEntries(
    SignatureRule.literals.map((rule) => [
      rule,
      fc.option(fc.constantFrom<SignatureTreatment>(...signatureTreatments[rule]), { nil: undefined }),
    ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<SignaturePolicy>
const anyQuestion = fc.record(
  {
    signer: fc.constantFrom(chairman, "Người khác"),
    documentType: fc.constantFrom(...DocumentType.literals),
  },
  { requiredKeys: [] },
)

const leniency = (treatment: SignatureTreatment | undefined) =>
  SignatureTreatment.literals.indexOf(treatment ?? "refuse")

/**
 * Of each rule the one or the other policy's choice: by which of them is stricter, a policy below or above
 * both.
 */
const combined = (one: SignaturePolicy, other: SignaturePolicy, pick: (...of: Array<number>) => number) =>
  Object.fromEntries(
    SignatureRule.literals.map((rule) => [
      rule,
      SignatureTreatment.literals[pick(leniency(one[rule]), leniency(other[rule]))],
    ]),
  ) as SignaturePolicy

const isOriginal = (judged: SignatureJudgement) =>
  judged._tag === "Admitted" && judged.legalValue.value === "original"

describe("An agency without a signature policy", () => {
  it("refuses every document with an invalid signature, naming the worst, and gives the others their legal value", () => {
    fc.assert(
      fc.property(anyFiles, anyQuestion, (files, rest) => {
        const judged = judge(files, strictSignaturePolicy, rest)
        const defect = worstDefect(files)
        expect(judged._tag).toBe(defect ? "Refused" : "Admitted")
        if (judged._tag === "Refused") {
          expect(judged.defect).toEqual(defect)
          return
        }
        expect(judged.signatures.every((signature) => !("admitted" in signature))).toBe(true)
        if (judged.seals[0] === "another-agency") expect(judged.legalValue.value).toBe("for-information")
        else expect(judged.legalValue).toEqual(legalValueOf(files, rest.documentType))
      }),
    )
  })
})

describe("An agency's signature policy", () => {
  it("never lets a stricter agency accept more, or give a document more value", () => {
    fc.assert(
      fc.property(anyFiles, anyQuestion, anyPolicy, anyPolicy, (files, rest, one, other) => {
        const stricter = judge(files, combined(one, other, Math.min), rest)
        const laxer = judge(files, combined(one, other, Math.max), rest)
        if (stricter._tag === "Admitted") expect(laxer._tag).toBe("Admitted")
        if (isOriginal(stricter)) expect(isOriginal(laxer)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it("makes no original without the agency's whole signature and, but for a copy, the person's", () => {
    fc.assert(
      fc.property(anyFiles, anyQuestion, anyPolicy, (files, rest, policy) => {
        if (!isOriginal(judge(files, policy, rest))) return
        const findings = files[0]?.findings ?? []
        const mayCount = ({ verdict }: SignatureFinding) =>
          verdict === "valid" || (verdict === "changed-as-allowed" && policy[verdict] === "accept")
        const isSealedAfter = (index: number) =>
          policy["changed-before-seal"] === "accept" &&
          findings.slice(index).some((each) => each.signer === province && each.verdict === "valid")
        expect(findings.some((each) => each.holder === "agency" && mayCount(each))).toBe(true)
        const isSigned = findings.some(
          (each, index) =>
            each.holder === "person" &&
            (mayCount(each) || (each.verdict === "changed-after-signing" && isSealedAfter(index))),
        )
        expect(isSigned || (rest.documentType !== undefined && isCopy(rest.documentType))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it("never counts a signature that is broken, unreadable, untrusted, out of its time or weak", () => {
    const certificate = ["certificate-untrusted", "certificate-expired", "weak-algorithm"]
    const never = ["signature-broken", "signature-unreadable", ...certificate]
    fc.assert(
      fc.property(anyFiles, anyPolicy, (files, policy) => {
        const isDefective = ({ verdict }: SignatureFinding) => never.includes(verdict)
        const without = (holder: SignatureFinding["holder"]) =>
          files.map(({ name, findings }) => ({
            name,
            findings: findings.filter((each) => each.holder !== holder || isDefective(each)),
          }))
        expect(isOriginal(judge(without("person"), policy))).toBe(false)
        expect(isOriginal(judge(without("agency"), policy))).toBe(false)
      }),
    )
  })

  it("is told of each signature that it let in, and in the reason of the document's value", () => {
    fc.assert(
      fc.property(anyFiles, anyQuestion, anyPolicy, (files, rest, policy) => {
        const judged = judge(files, policy, rest)
        if (judged._tag === "Refused") return
        expect(judged.signatures.map(({ finding }) => finding)).toEqual(
          files.flatMap(({ findings }) => findings),
        )
        for (const { file: name, finding, admitted } of judged.signatures) {
          expect(admitted === undefined).toBe(finding.verdict === "valid")
          if (!admitted) continue
          expect(policy[admitted.rule]).toBe(admitted.as)
          const { en, vi } = judged.legalValue.reason
          expect(en).toContain(describeFinding(name, finding).en)
          expect(vi).toContain(describeFinding(name, finding).vi)
          expect(en).toContain(signatureRuleNames[admitted.rule].en)
          expect(vi).toContain(signatureRuleNames[admitted.rule].vi)
        }
      }),
    )
  })
})

describe("A document with one initialling signature that does not hold before whole final ones", () => {
  const drafter = "Lê Thị Soạn Thảo"
  const policy: SignaturePolicy = { "initialling-before-whole": "accept" }
  const initialled = file(person("signature-broken", drafter), person("valid"), seal("valid"))

  it("is an original where the agency accepts that, and says so", () => {
    expect(judge([initialled], policy)).toMatchObject({
      legalValue: { value: "original", reason: { en: expect.stringContaining(drafter) } },
      signatures: [{ admitted: { rule: "initialling-before-whole", as: "accept" } }, {}, {}],
    })
  })

  it("is for information where the agency takes it so", () => {
    expect(isOriginal(judge([initialled], { "initialling-before-whole": "for-information" }))).toBe(false)
  })

  it("is refused where the one that does not hold is made last, or is the chairman's own", () => {
    for (const findings of [
      [person("valid"), seal("valid"), person("signature-broken", drafter)],
      [person("valid"), person("signature-broken", drafter), seal("valid")],
      [person("valid", drafter), person("signature-broken"), seal("valid")],
      [person("signature-broken"), person("valid", drafter), seal("valid")],
    ])
      expect(judge([file(...findings)], policy)).toMatchObject({
        _tag: "Refused",
        defect: { reason: "signature-broken" },
      })
  })

  it("is refused where the packet names no signer, or another agency sealed it", () => {
    expect(judge([initialled], policy, {})._tag).toBe("Refused")
    const foreign = file(
      person("signature-broken", drafter),
      person("valid"),
      seal("valid", "Sở Nội vụ", "H53.12"),
    )
    expect(judge([foreign], policy)._tag).toBe("Refused")
  })
})

describe("A document whose number was printed between the two signatures", () => {
  const numbered = file(person("changed-after-signing"), seal("valid"))

  it("is an original where the agency accepts what the sender's seal vouches for, and says so", () => {
    expect(judge([numbered], { "changed-before-seal": "accept" })).toMatchObject({
      legalValue: { value: "original", reason: { vi: expect.stringContaining("thay đổi giữa chữ ký") } },
      signatures: [{ admitted: { rule: "changed-before-seal", as: "accept" } }, {}],
    })
  })

  it("is for information by the rule for any change, whatever follows it", () => {
    const judged = judge([numbered], { "changed-after-signing": "for-information" })
    expect(judged).toMatchObject({ legalValue: { value: "for-information" } })
  })

  it("is refused where the change came last, or another agency sealed it", () => {
    const policy: SignaturePolicy = { "changed-before-seal": "accept" }
    for (const findings of [
      [person("changed-after-signing")],
      [person("changed-after-signing"), seal("changed-after-signing")],
      [seal("valid"), person("changed-after-signing")],
      [person("changed-after-signing"), seal("valid", "Sở Nội vụ", "H53.12")],
    ])
      expect(judge([file(...findings)], policy)._tag).toBe("Refused")
  })
})

describe("A signature policy", () => {
  it("takes every treatment that its rules can have, and lists them for any other", () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        expect(wrongSignaturePolicy(policy)).toBeUndefined()
      }),
    )
    for (const rule of SignatureRule.literals)
      for (const treatment of [...SignatureTreatment.literals, "Accept", "", null, true, {}]) {
        const isPossible = (signatureTreatments[rule] as ReadonlyArray<unknown>).includes(treatment)
        const wrong = wrongSignaturePolicy({ [rule]: treatment })
        const why = SignatureTreatment.literals.some((one) => one === treatment) ? "impossible" : "unknown"
        expect(wrong?.reason).toBe(isPossible ? undefined : `signature-treatment-${why}`)
        if (wrong) expectSentences(wrong)
      }
  })

  it("is refused with an unknown rule, and when it is not an object", () => {
    for (const rule of ["signature_broken", "valid", "__proto__x", "toString"]) {
      const wrong = wrongSignaturePolicy({ [rule]: "accept" })
      expect(wrong?.code).toBe("input/signature-rule-unknown")
      if (wrong) expectSentences(wrong)
    }
    for (const policy of ["accept", null, 1, ["accept"], () => "accept"])
      expect(wrongSignaturePolicy(policy)?.code).toBe("input/signature-policy-malformed")
  })
})

describe("What was found of a signature", () => {
  it("is said in both languages with what to do, also where the signer's name cannot be read", () => {
    expect(Object.keys(signatureVerdicts).toSorted()).toEqual([...SignatureVerdict.literals].toSorted())
    for (const verdict of SignatureVerdict.literals)
      for (const signer of ["Nguyễn Văn A", "", " "]) {
        const { en, vi, next } = describeFinding("bao-cao.pdf", person(verdict, signer))
        for (const text of [en, vi]) expect(text).toContain("bao-cao.pdf")
        for (const text of [en, vi, next.en, next.vi]) expect(text).not.toMatch(/\{\w+\}| {2}/)
      }
  })
})
