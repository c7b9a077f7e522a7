import { Schema } from "effect"
import { decision28, ground } from "../vocabulary/ground.ts"
import type { LegalValue } from "./legal-value.ts"
import { type PaperQuestion, paperFor } from "./paper.ts"

/**
 * What paper that came is (bản giấy nhận được): ordered by a rule as far as the receiver can tell, a waste, the only copy
 * from a sender that could have sent the document electronically, or what only the sender can tell.
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

/** Paper that came, and what is known of the same document on the axis. */
export interface PaperReceivedQuestion extends Omit<PaperQuestion, "documentType" | "legalValue"> {
  /** The electronic document, where it is here; an unknown type is on no list. */
  readonly electronic?: Pick<Partial<PaperQuestion>, "documentType"> & {
    readonly legalValue: LegalValue
    /** `Paper` of its packet, as read. */
    readonly paper?: string
    /** To how many agencies its packet was addressed; absent where that was not kept. */
    readonly addressees?: number
  }
}

const waste: PaperVerdict = {
  outcome: "waste",
  article: decision28("5.3"),
  reason: {
    en: "The electronic document is here and replaces the paper; no rule is known that orders paper beside it.",
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
    en: "Its sender is connected, and no electronic document of this number is here: ask the sender for it.",
    vi: "Bên gửi đã kết nối nhưng chưa có văn bản điện tử mang số này: đề nghị bên gửi gửi văn bản điện tử.",
  },
}

/** Sources differ on what the field means; `1` is how a packet says that paper goes too. */
const isAnnounced = (paper: string | undefined) => /^\s*(?:1|true)\s*$/i.test(paper ?? "")

/**
 * Judges paper that came, by the rules by which it would have been sent ({@link paperFor}): only a sender knows them all,
 * so whatever could order the paper justifies it, and the rest is the waste that Art. 5.3 forbids. A packet says once for all
 * of its recipients whether paper goes: of one among several it proves nothing.
 */
export const paperReceived = ({ electronic, ...question }: PaperReceivedQuestion): PaperVerdict => {
  // What is on no list by its type may still be on one by its matter.
  const documentType = electronic?.documentType ?? "cong-van"
  const list = electronic?.documentType
    ? question.list
    : { ...question.list, entries: question.list.entries.filter(({ by }) => by !== "type") }
  const { legalValue = "original" } = electronic ?? {}
  const decided = paperFor({ ...question, documentType, legalValue, list })
  if (!electronic && question.connected) return electronicMissing
  if (decided.paper) {
    const { rule, article, reason } = decided
    return { outcome: "justified", rule, article, reason }
  }
  if (!isAnnounced(electronic?.paper)) return waste
  return electronic?.addressees === 1 ? announced : undecided
}
