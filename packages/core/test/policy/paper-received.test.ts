import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { AgencyCode } from "../../src/agency/agency-code.ts"
import { LegalValue } from "../../src/policy/legal-value.ts"
import { paperFor, RecipientCapacity } from "../../src/policy/paper.ts"
import { type PaperReceivedQuestion, paperReceived } from "../../src/policy/paper-received.ts"
import { paperForGovernmentOnly, paperForSensitiveMatters } from "../../src/policy/ready-paper-lists.ts"
import { DocumentType } from "../../src/vocabulary/document-type.ts"

const original = { documentType: "bao-cao", legalValue: "original" } as const

const question = (changes: Partial<PaperReceivedQuestion> = {}): PaperReceivedQuestion => ({
  electronic: original,
  connected: true,
  list: paperForGovernmentOnly,
  recipient: { code: AgencyCode.make("000.00.00.G14"), capacity: "own" },
  ...changes,
})

describe("Paper that came", () => {
  it("beside a signed electronic document is waste", () => {
    expect(paperReceived(question())).toMatchObject({
      outcome: "waste",
      article: "QĐ 28/2018/QĐ-TTg, Điều 5.3",
      reason: {
        vi: "Đã nhận văn bản điện tử thay cho bản giấy; không có quy định nào cho gửi kèm bản giấy.",
      },
    })
  })

  it("beside an electronic document for information only is the document itself", () => {
    const electronic = { ...original, legalValue: "for-information" } as const
    expect(paperReceived(question({ electronic }))).toMatchObject({ rule: "no-legal-value" })
  })

  it("for the Government is ordered, for the Government Office itself waste", () => {
    const code = AgencyCode.make("000.00.00.G22")
    const received = (capacity: RecipientCapacity) =>
      paperReceived(question({ recipient: { code, capacity } }))
    expect(received("prime-minister")).toMatchObject({ rule: "government" })
    expect(received("government")).toMatchObject({ rule: "government" })
    expect(received("own")).toMatchObject({ outcome: "waste" })
  })

  it("of a matter or type on the list of the locality is ordered by it", () => {
    const list = paperForSensitiveMatters
    expect(paperReceived(question({ list, matters: ["personnel"] }))).toMatchObject({ rule: "listed" })
    expect(paperReceived(question({ list }))).toMatchObject({ outcome: "waste" })
    const byType = {
      ...list,
      entries: [{ by: "type", type: "bao-cao", label: { en: "reports", vi: "báo cáo" } } as const],
    }
    expect(paperReceived(question({ list: byType }))).toMatchObject({ rule: "listed" })
    const nameless = { legalValue: "original" } as const
    expect(paperReceived(question({ list: byType, electronic: nameless }))).toMatchObject({
      outcome: "waste",
    })
  })

  it("that the packet announces may be ordered by the sender's own list", () => {
    const announced = (paper: string) =>
      paperReceived(question({ electronic: { ...original, paper, addressees: 1 } }))
    expect(announced("1")).toMatchObject({ rule: "announced", article: "QĐ 28/2018/QĐ-TTg, Điều 7.2b" })
    for (const other of ["0", "", "12", "không"]) expect(announced(other)).toMatchObject({ outcome: "waste" })
  })

  it("that a packet announces to several recipients is neither ordered nor waste as far as one of them can tell", () => {
    for (const addressees of [{}, { addressees: 2 }])
      expect(
        paperReceived(question({ electronic: { ...original, paper: "1", ...addressees } })),
      ).toMatchObject({
        outcome: "undecided",
        article: "QĐ 28/2018/QĐ-TTg, Điều 7.2b",
        reason: { vi: expect.stringContaining("chung cho nhiều nơi nhận") },
      })
    const personnel = { matters: ["personnel"], list: paperForSensitiveMatters }
    const electronic = { ...original, paper: "1", addressees: 2 }
    expect(paperReceived(question({ ...personnel, electronic }))).toMatchObject({ rule: "listed" })
    expect(paperReceived(question({ electronic: { ...electronic, paper: "0" } }))).toMatchObject({
      outcome: "waste",
    })
  })

  it("alone is all that an unconnected sender can send, and half of what any other owes", () => {
    const { electronic, ...alone } = question()
    expect(paperReceived(alone)).toMatchObject({
      outcome: "electronic-missing",
      article: "QĐ 28/2018/QĐ-TTg, Điều 5.2",
    })
    expect(paperReceived({ ...alone, connected: false })).toMatchObject({ rule: "not-connected" })
  })

  it("is justified whenever the same rules would have sent it", () => {
    const anyQuestion = fc.record({
      documentType: fc.constantFrom(...DocumentType.literals),
      legalValue: fc.constantFrom(...LegalValue.literals),
      matters: fc.subarray(["finance", "personnel", "complaints", "roads"]),
      recipient: fc.record({
        code: fc.constantFrom(AgencyCode.make("000.00.00.G14"), AgencyCode.make("000.00.00.G22")),
        capacity: fc.constantFrom(...RecipientCapacity.literals),
        individual: fc.boolean(),
      }),
      connected: fc.constant(true),
      list: fc.constantFrom(paperForGovernmentOnly, paperForSensitiveMatters),
    })
    fc.assert(
      fc.property(anyQuestion, ({ documentType, legalValue, ...rest }) => {
        const sent = paperFor({ documentType, legalValue, ...rest })
        const received = paperReceived({ electronic: { documentType, legalValue }, ...rest })
        expect(received.outcome).toBe(sent.paper ? "justified" : "waste")
        if (sent.paper) expect(received).toMatchObject({ rule: sent.rule, article: sent.article })
      }),
    )
  })
})
