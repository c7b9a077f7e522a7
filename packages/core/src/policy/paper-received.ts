import { Schema } from "effect"
import { decision28, ground } from "../vocabulary/ground.ts"
import type { LegalValue } from "./legal-value.ts"
import { type PaperQuestion, paperFor } from "./paper.ts"

/**
 * The verdict on received paper (bản giấy nhận được): ordered by a rule as far as the receiver can tell,
 * wasteful, the only copy from a sender that could have sent it electronically, or undecidable by anyone but
 * the sender.
 */
export const PaperVerdict = Schema.Union([
  Schema.Struct({
    outcome: Schema.Literal("justified"),
    rule: Schema.Literals(["not-connected", "no-legal-value", "government", "listed", "announced"]),
    ...ground,
  }),
  Schema.Struct({ outcome: Schema.Literal("waste"), ...ground }),
  Schema.Struct({ outcome: Schema.Literal("electronic-missing"), ...ground }),
  Schema.Struct({ outcome: Schema.Literal("undecided"), ...ground }),
])
export type PaperVerdict = typeof PaperVerdict.Type

/** Received paper, and what is known of the same document on the axis. */
export interface PaperReceivedQuestion extends Omit<PaperQuestion, "documentType" | "legalValue"> {
  /** The electronic document, when it has arrived. An unknown type is on no list. */
  readonly electronic?: Pick<Partial<PaperQuestion>, "documentType"> & {
    readonly legalValue: LegalValue
    /** `Paper` of its packet, as read. */
    readonly paper?: string
    /** The number of agencies its packet was addressed to. Absent when not recorded. */
    readonly addressees?: number
  }
}

const waste: PaperVerdict = {
  outcome: "waste",
  article: decision28("5.3"),
  reason: {
    en: "The electronic document has arrived and replaces the paper; no known rule orders paper in addition.",
    vi: "Đã nhận văn bản điện tử thay cho bản giấy; không có quy định nào cho gửi kèm bản giấy.",
  },
}

const announced: PaperVerdict = {
  outcome: "justified",
  rule: "announced",
  article: decision28("7.2b"),
  reason: {
    en: "The packet announces paper too: the list of the sender's own head may order it.",
    vi: "Gói tin có ghi gửi kèm bản giấy: có thể theo danh mục do người đứng đầu bên gửi quyết định.",
  },
}

const undecided: PaperVerdict = {
  outcome: "undecided",
  article: decision28("7.2b"),
  reason: {
    en: "The packet announces paper to some of its recipients and cannot say to which: only the sender knows whether this paper was ordered. Ask the sender for its rule.",
    vi: "Gói tin ghi gửi kèm bản giấy chung cho nhiều nơi nhận, không rõ nơi nào: chỉ bên gửi biết bản giấy này có theo quy định hay không. Đề nghị bên gửi nêu căn cứ.",
  },
}

const electronicMissing: PaperVerdict = {
  outcome: "electronic-missing",
  article: decision28("5.2"),
  reason: {
    en: "Its sender is connected, but no electronic document with this number has arrived: ask the sender for it.",
    vi: "Bên gửi đã kết nối nhưng chưa có văn bản điện tử mang số này: đề nghị bên gửi gửi văn bản điện tử.",
  },
}

/** Sources disagree on what the field means; `1` announces paper. */
const isAnnounced = (paper: string | undefined) => /^\s*(?:1|true)\s*$/i.test(paper ?? "")

/**
 * Judges received paper by the rules for sending it ({@link paperFor}). Only a sender knows all of them, so
 * any rule that could have ordered the paper justifies it; other paper is the waste that Art. 5.3 forbids. A
 * packet announces paper once for all its recipients, so among several it proves nothing about one.
 */
export const paperReceived = (question: PaperReceivedQuestion): PaperVerdict => {
  const { electronic, ...paper } = question
  // A document whose type is on no list may still be on one by its matter.
  const documentType = electronic?.documentType ?? "cong-van"
  const list = electronic?.documentType
    ? paper.list
    : { ...paper.list, entries: paper.list.entries.filter(({ by }) => by !== "type") }
  const { legalValue = "original" } = electronic ?? {}
  const decided = paperFor({ ...paper, documentType, legalValue, list })
  if (!electronic && paper.connected) return electronicMissing
  if (decided.paper) {
    const { rule, article, reason } = decided
    return { outcome: "justified", rule, article, reason }
  }
  if (!isAnnounced(electronic?.paper)) return waste
  return electronic?.addressees === 1 ? announced : undecided
}
