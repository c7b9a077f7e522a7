import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { AgencyCode } from "../../src/agency/agency-code.ts"
import {
  governmentOffices,
  PaperDecision,
  type PaperQuestion,
  paperFor,
  RecipientCapacity,
} from "../../src/policy/paper.ts"
import { paperForGovernmentOnly, paperForSensitiveMatters } from "../../src/policy/ready-paper-lists.ts"
import { DocumentType } from "../../src/vocabulary/document-type.ts"

const tayNinh = AgencyCode.make("000.00.00.H53")
const office = AgencyCode.make("000.00.00.G22")

const report: PaperQuestion = {
  documentType: "bao-cao",
  legalValue: "original",
  recipient: { code: tayNinh },
  connected: true,
  list: paperForGovernmentOnly,
}
const sent = (change: Partial<PaperQuestion>) => paperFor({ ...report, ...change })

const anyQuestion: fc.Arbitrary<PaperQuestion> = fc.record({
  documentType: fc.constantFrom(...DocumentType.literals),
  legalValue: fc.constantFrom("original" as const, "for-information" as const),
  matters: fc.subarray(["finance", "personnel", "complaints", "health"]),
  recipient: fc.record(
    {
      code: fc.constantFrom(tayNinh, office),
      capacity: fc.constantFrom(...RecipientCapacity.literals),
      individual: fc.boolean(),
    },
    { requiredKeys: ["code"] },
  ),
  connected: fc.boolean(),
  list: fc.constantFrom(paperForGovernmentOnly, paperForSensitiveMatters),
})

describe("A signed report", () => {
  it("goes to a connected agency electronically and not on paper", () => {
    expect(sent({})).toMatchObject({
      electronic: true,
      paper: false,
      article: "QĐ 28/2018/QĐ-TTg, Điều 5.3",
    })
  })

  it("goes to an agency that is not connected on paper alone", () => {
    expect(sent({ connected: false })).toMatchObject({
      electronic: false,
      paper: true,
      rule: "not-connected",
      article: "QĐ 28/2018/QĐ-TTg, Điều 7.1",
    })
  })

  it("goes to the Government Office on paper too, since it receives for the Government", () => {
    expect(sent({ recipient: { code: office } })).toMatchObject({
      electronic: true,
      paper: true,
      rule: "government",
      article: "QĐ 28/2018/QĐ-TTg, Điều 7.2a",
    })
  })

  it("goes to the Government Office on paper too under its identifier of Decision 20/2020", () => {
    expect(sent({ recipient: { code: AgencyCode.make("G22") } })).toMatchObject({
      paper: true,
      rule: "government",
    })
  })

  it("goes to the Government Office for itself electronically alone", () => {
    expect(sent({ recipient: { code: office, capacity: "own" } }).paper).toBe(false)
  })

  it("goes to the Prime Minister on paper too, through the Government Office, and says whose word that is", () => {
    const decision = sent({ recipient: { code: office, capacity: "prime-minister" } })
    expect(decision).toMatchObject({ rule: "government" })
    expect(decision.reason.vi).toContain("Gửi Thủ tướng Chính phủ, theo xác nhận của văn thư")
    expect(sent({ recipient: { code: office } }).reason.vi).not.toContain("theo xác nhận")
  })

  it("does not reach the Government through an agency that is not a focal point of it, whatever is stated", () => {
    for (const capacity of RecipientCapacity.literals)
      expect(sent({ recipient: { code: tayNinh, capacity } }).paper).toBe(false)
  })

  it("goes on paper to a listed agency that is said to be unable to receive, with the stated reason", () => {
    const { reason } = sent({ connected: false, because: "Hệ thống đang nâng cấp" })
    expect(reason.vi).toContain("Hệ thống đang nâng cấp")
    expect(reason.en).toContain("Hệ thống đang nâng cấp")
  })

  it("goes by the host's own focal points of the Government", () => {
    expect(sent({ governmentFocalPoints: [tayNinh] })).toMatchObject({ rule: "government" })
    expect(sent({ governmentFocalPoints: [], recipient: { code: office } }).paper).toBe(false)
    expect(governmentOffices).toEqual([office, "G22"])
  })
})

describe("An unsigned document", () => {
  it("goes electronically for information, and on paper because it does not replace it", () => {
    expect(sent({ legalValue: "for-information" })).toMatchObject({
      electronic: true,
      paper: true,
      rule: "no-legal-value",
      article: "QĐ 28/2018/QĐ-TTg, Điều 4.2",
    })
  })
})

describe("The list of the head of the agency", () => {
  const listed = (change: Partial<PaperQuestion>) => sent({ list: paperForSensitiveMatters, ...change })

  it("puts normative documents on paper too, and names its entry and its basis", () => {
    expect(listed({ documentType: "van-ban-qppl/quyet-dinh" })).toMatchObject({
      rule: "listed",
      article: "QĐ 28/2018/QĐ-TTg, Điều 7.2b",
      reason: {
        vi: "Thuộc danh mục gửi kèm văn bản giấy: văn bản quy phạm pháp luật (Kế hoạch 44/KH-UBND (2019)).",
      },
    })
    expect(listed({ documentType: "quyet-dinh" }).paper).toBe(false)
  })

  for (const matter of ["finance", "personnel", "complaints"]) {
    it(`puts a document on ${matter} on paper too`, () => {
      expect(listed({ matters: ["health", matter] })).toMatchObject({ rule: "listed" })
    })
  }

  it("leaves a document on anything else electronic alone", () => {
    expect(listed({ matters: ["health"] }).paper).toBe(false)
  })

  it("puts what an individual has to carry out on paper too", () => {
    expect(listed({ recipient: { code: tayNinh, individual: true } })).toMatchObject({ rule: "listed" })
  })

  it("may name a single type", () => {
    const list = {
      basis: "Quyết định của Chủ tịch UBND tỉnh",
      entries: [
        { by: "type" as const, type: "to-trinh" as const, label: { en: "proposals", vi: "tờ trình" } },
      ],
    }
    expect(sent({ list, documentType: "to-trinh" })).toMatchObject({ rule: "listed" })
    expect(sent({ list, documentType: "bao-cao" }).paper).toBe(false)
  })
})

describe("Whatever the document and the recipient", () => {
  it("it goes one way at least, electronically exactly when both sides are connected", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const decision = paperFor(question)
        expect(decision.electronic || decision.paper).toBe(true)
        expect(decision.electronic).toBe(question.connected)
      }),
    )
  })

  it("it goes without paper only if it has the value of an original", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        fc.pre(!paperFor(question).paper)
        expect(question.legalValue).toBe("original")
        const { code, capacity = "government" } = question.recipient
        expect(code === office && capacity !== "own").toBe(false)
      }),
    )
  })

  it("the decision comes back from an event as it went in", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const decision = paperFor(question)
        const read = Schema.decodeUnknownSync(PaperDecision)(JSON.parse(JSON.stringify(decision)))
        expect(read).toEqual(decision)
      }),
    )
  })
})

describe("A decision for paper", () => {
  const reason = { en: "because", vi: "vì" }
  const article = "QĐ 28/2018/QĐ-TTg, Điều 7.2a" as const
  const read = Schema.decodeUnknownSync(PaperDecision)

  it("does not exist without its rule and its article, neither in code nor in an event", () => {
    // @ts-expect-error paper needs a rule
    const noRule: PaperDecision = { electronic: true, paper: true, article, reason }
    // @ts-expect-error paper needs an article
    const noArticle: PaperDecision = { electronic: true, paper: true, rule: "government", reason }
    expect(() => read(noRule)).toThrow()
    expect(() => read(noArticle)).toThrow()
  })

  it("does not exist under an act that is not the law's", () => {
    // @ts-expect-error an article names its act
    const decision: PaperDecision = { electronic: true, paper: false, article: "Điều 7", reason }
    expect(() => read(decision)).toThrow()
  })

  it("cannot say that a document goes neither way", () => {
    // @ts-expect-error nothing goes neither way
    const nowhere: PaperDecision = { electronic: false, paper: false, article, reason }
    expect(() => read(nowhere)).toThrow()
  })
})
