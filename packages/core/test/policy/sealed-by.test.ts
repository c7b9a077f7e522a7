import { describe, expect, it } from "vitest"
import { sealedBy } from "../../src/policy/sealed-by.ts"
import { at, type LocalDate } from "../../src/time/vietnam-time.ts"
import type { SignatureFinding } from "../../src/vocabulary/signature.ts"

const day = at("2019-06-20" as LocalDate, "08:00")

const seal = (certificate: { organization?: string; organizationCode?: string }): SignatureFinding => ({
  holder: "agency",
  verdict: "valid",
  signer: certificate.organization ?? "Dấu cơ quan",
  certificate: {
    subject: certificate.organization ?? "Dấu cơ quan",
    issuer: "CA",
    serialNumber: "1",
    validFrom: day,
    validUntil: day,
    ...certificate,
  },
})

const tayNinh = { codes: ["000.00.00.H53", "H53"], name: "Ủy ban nhân dân tỉnh Tây Ninh" }

describe("The seal on a document", () => {
  it("is the sender's when its certificate states one of the sender's codes, whatever the name", () => {
    for (const organizationCode of tayNinh.codes)
      expect(sealedBy([seal({ organizationCode, organization: "UBND tỉnh" })], tayNinh)).toBe("sender")
  })

  it("is another agency's when its certificate states another code, also under the sender's name", () => {
    expect(sealedBy([seal({ organizationCode: "000.00.00.G14", organization: tayNinh.name })], tayNinh)).toBe(
      "another-agency",
    )
  })

  it("is the sender's by its name alone, however that is written, and by another name proves nothing", () => {
    expect(
      sealedBy([seal({ organization: "ủy ban  nhân dân tỉnh TÂY NINH".normalize("NFD") })], tayNinh),
    ).toBe("sender")
    expect(sealedBy([seal({ organization: "UBND tỉnh Tây Ninh" })], tayNinh)).toBe("unknown")
    expect(sealedBy([seal({})], { codes: tayNinh.codes })).toBe("unknown")
  })

  it("is nobody's when there is none, when it is broken, or when a person made it", () => {
    expect(sealedBy([], tayNinh)).toBe("nobody")
    expect(sealedBy([{ ...seal({ organizationCode: "H53" }), verdict: "signature-broken" }], tayNinh)).toBe(
      "nobody",
    )
    expect(sealedBy([{ ...seal({ organizationCode: "H53" }), holder: "person" }], tayNinh)).toBe("nobody")
  })

  it("counts as the sender's when one of several is", () => {
    const seals = [seal({ organizationCode: "000.00.00.G14" }), seal({ organizationCode: "H53" })]
    expect(sealedBy(seals, tayNinh)).toBe("sender")
  })
})
