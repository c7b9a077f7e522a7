import { endOfDay, nextWorkingDay } from "../../calendar/working-calendar.ts"
import {
  dateOf,
  earlier,
  lastInstant,
  later,
  plusMillis,
  printDate,
  type VietnamTime,
  yearOf,
} from "../../time/vietnam-time.ts"
import { type Article, decision28, decree30, type Reason } from "../../vocabulary/ground.ts"
import type { Urgency } from "../../vocabulary/urgency.ts"
import {
  atOnceMillis,
  type DutyRules,
  type DutySettings,
  type DutyTerm,
  describeMinutes,
} from "./duty-term.ts"
import type { SendDeadline } from "./send-deadline.ts"

interface Act {
  /** The act, in words that complete "to be …" and "… trong ngày". */
  readonly act: Reason
  readonly article: Article
}

const atOnceReason = (act: Reason, millis: number): Reason => {
  const length = describeMinutes(millis)
  return {
    en: `Urgent: to be ${act.en} at once; the law sets no figure; this agency allows ${length.en}.`,
    vi: `Văn bản khẩn: ${act.vi} ngay; pháp luật không ấn định số phút, cơ quan tính ${length.vi}.`,
  }
}

/**
 * The same day, or the next working day at the latest. Urgent documents: at once, with the same day as the
 * second bound.
 */
const sameOrNextDay = (
  since: VietnamTime,
  urgency: Urgency,
  rules: DutyRules,
  { act, article }: Act,
): DutyTerm => {
  const day = dateOf(since)
  const nextDay = nextWorkingDay(rules.calendar, day)
  const lastBound = endOfDay(rules.calendar, nextDay)
  const estimated = !(rules.calendar.covered(yearOf(day)) && rules.calendar.covered(yearOf(nextDay)))
  const grace = atOnceMillis(rules, urgency)
  if (grace !== undefined) {
    const due = plusMillis(since, grace)
    return {
      due,
      lateBound: later(due, lastBound),
      immediate: true,
      estimated,
      article,
      lateArticle: article,
      reason: atOnceReason(act, grace),
    }
  }
  return {
    due: lastBound,
    immediate: false,
    estimated,
    article,
    reason: {
      en: `Came on ${day}: to be ${act.en} that day, at the latest on ${nextDay}, the next working day.`,
      vi: `Đến ngày ${printDate(day)}: ${act.vi} trong ngày, chậm nhất trong ngày làm việc tiếp theo ${printDate(nextDay)}.`,
    },
  }
}

/** When an arrived document must be registered (đăng ký; Decree 30/2020, Art. 4.2c and 22). */
export const registerTerm = (arrivedAt: VietnamTime, urgency: Urgency, rules: DutyRules): DutyTerm =>
  sameOrNextDay(arrivedAt, urgency, rules, {
    act: { en: "registered", vi: "đăng ký" },
    article: decree30("4.2c"),
  })

/** When it must be submitted and handed over (trình, chuyển giao; Decree 30/2020, Art. 23.1). */
export const submitTerm = (arrivedAt: VietnamTime, urgency: Urgency, rules: DutyRules): DutyTerm =>
  sameOrNextDay(arrivedAt, urgency, rules, {
    act: { en: "submitted and handed over", vi: "trình, chuyển giao" },
    article: decree30("23.1"),
  })

/**
 * When the assigned unit must start processing an urgent document (giải quyết ngay; Decree 30/2020, Art.
 * 24.2). No article sets a time for other documents.
 */
export const startTerm = (
  assignedAt: VietnamTime,
  urgency: Urgency,
  settings: DutySettings,
): DutyTerm | undefined => {
  const grace = atOnceMillis(settings, urgency)
  if (grace === undefined) return undefined
  return {
    due: plusMillis(assignedAt, grace),
    immediate: true,
    estimated: false,
    article: decree30("24.2"),
    reason: atOnceReason({ en: "dealt with", vi: "giải quyết" }, grace),
  }
}

/**
 * When the sender must be told of the receipt (thông báo đã nhận): on the same day (Decree 30/2020, Art.
 * 21.2c).
 */
export const tellReceiptTerm = (arrivedAt: VietnamTime): DutyTerm => ({
  due: lastInstant(dateOf(arrivedAt)),
  immediate: false,
  estimated: false,
  article: decree30("21.2c"),
  reason: {
    en: `Came on ${dateOf(arrivedAt)}: its sender must be told on the same day.`,
    vi: `Đến ngày ${printDate(dateOf(arrivedAt))}: thông báo đã nhận cho bên gửi ngay trong ngày.`,
  },
})

/** A term for what the sender asks. No article sets one, so it has a time only when the agency does. */
const answerTerm = (askedAt: VietnamTime, millis: number | undefined, asked: Reason): DutyTerm => {
  const own = millis === undefined ? undefined : describeMinutes(millis)
  return {
    ...(millis !== undefined && { due: plusMillis(askedAt, millis) }),
    immediate: false,
    estimated: false,
    article: decision28("9.2"),
    reason: own
      ? {
          en: `${asked.en}; no article sets a time; this agency allows ${own.en}.`,
          vi: `${asked.vi}; pháp luật không ấn định thời hạn trả lời, cơ quan tính ${own.vi}.`,
        }
      : {
          en: `${asked.en}: to be answered promptly; no article sets a time.`,
          vi: `${asked.vi}: xử lý và thông báo kịp thời; pháp luật không ấn định thời hạn.`,
        },
  }
}

/** When a recall must be answered (Decision 28/2018, Art. 9.2). */
export const answerRecallTerm = (askedAt: VietnamTime, { answerRecallMillis }: DutySettings): DutyTerm =>
  answerTerm(askedAt, answerRecallMillis, { en: "The sender requests its recall", vi: "Bên gửi thu hồi" })

/**
 * The term of a recall that was declined. It obliges all the same (Decision 28/2018, Art. 9.2; Decree
 * 30/2020, Art. 18.4b): since the decline at the latest it is not kept.
 */
export const declinedRecallTerm = (
  askedAt: VietnamTime,
  declinedAt: VietnamTime,
  because: string,
  settings: DutySettings,
): DutyTerm => {
  const { due = declinedAt } = answerRecallTerm(askedAt, settings)
  return {
    due: earlier(due, declinedAt),
    immediate: false,
    estimated: false,
    article: decree30("18.4b"),
    reason: {
      en: `The sender recalls it, which was declined (${because}); its content must be destroyed nevertheless.`,
      vi: `Bên gửi thu hồi, cơ quan từ chối (${because}); vẫn phải hủy bỏ văn bản và thông báo cho bên gửi.`,
    },
  }
}

/**
 * When an update must be answered. The axis expects an answer (15, 16), but no article mentions updates; it
 * is read as part of reporting on the processing (Decision 28/2018, Art. 9.2).
 */
export const answerUpdateTerm = (askedAt: VietnamTime, { answerUpdateMillis }: DutySettings): DutyTerm =>
  answerTerm(askedAt, answerUpdateMillis, {
    en: "The sender requests an update",
    vi: "Bên gửi cập nhật văn bản",
  })

/**
 * When a document must be sent: its {@link SendDeadline} (Decision 28/2018, Art. 6.2; Decree 30/2020, Art.
 * 18.1). For urgent documents "at once" lasts as long as the agency sets.
 */
export const sendTerm = (deadline: SendDeadline, urgency: Urgency, settings: DutySettings): DutyTerm => {
  const grace = atOnceMillis(settings, urgency)
  if (grace === undefined) return deadline
  const due = plusMillis(deadline.due, grace)
  return {
    ...deadline,
    due,
    lateBound: later(due, deadline.lateBound),
    reason: atOnceReason({ en: "sent after signing", vi: "gửi sau khi ký số" }, grace),
  }
}
