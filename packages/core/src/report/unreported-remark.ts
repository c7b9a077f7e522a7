import type { Delivery } from "../document/delivery/delivery.ts"
import { isMissed } from "../document/delivery/standing.ts"
import type { SentFinding, Unreported } from "../document/delivery/unreported.ts"
import { printTime } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"
import { type Remark, remark } from "./remark.ts"

const findings: Readonly<Record<SentFinding, Reason>> = {
  delivered: {
    en: "By the axis' sent list the recipient's system has it",
    vi: "Danh sách đã gửi của trục: hệ thống bên nhận đã lấy văn bản",
  },
  waiting: {
    en: "By the axis' sent list the recipient's system has not fetched it",
    vi: "Danh sách đã gửi của trục: hệ thống bên nhận chưa lấy văn bản",
  },
  failed: {
    en: "By the axis' sent list it did not reach the recipient's system",
    vi: "Danh sách đã gửi của trục: văn bản không tới được hệ thống bên nhận",
  },
  absent: {
    en: "The axis' sent list does not have it",
    vi: "Danh sách đã gửi của trục không có văn bản này",
  },
  "no-list": {
    en: "The axis has no sent list that would show where it is",
    vi: "Trục không cung cấp danh sách đã gửi để kiểm tra",
  },
  unclear: {
    en: "The axis' sent list could not be read whole, and what was read of it does not have it",
    vi: "Chưa đọc được trọn danh sách đã gửi của trục; phần đọc được không có văn bản này",
  },
  unasked: {
    en: "The axis does not answer the question about its sent list, and is asked again",
    vi: "Chưa hỏi được danh sách đã gửi vì trục không trả lời; hệ thống sẽ hỏi lại",
  },
}

/** What the axis says about a document without a report. The axis' own text is the same in both languages. */
export const describeFinding = ({
  finding,
  description,
}: {
  readonly finding: SentFinding
  readonly description?: string
}): Reason => {
  const { en, vi } = findings[finding]
  const own = description === undefined ? "" : `: ${description}`
  return { en: `${en}${own}.`, vi: `${vi}${own}.` }
}

const describeResend = ({ resend }: Unreported): Reason => {
  switch (resend?.state) {
    case "queued":
      return { en: " It is being sent once more.", vi: " Đang gửi thêm một lần." }
    case "sent":
      return {
        en: ` It was sent once more at ${resend.at}.`,
        vi: ` Đã gửi thêm một lần lúc ${printTime(resend.at)}.`,
      }
    case "parked":
      return { en: " Sending it once more stopped.", vi: " Gửi thêm một lần không thành công, đã dừng." }
    case undefined:
      return { en: "", vi: "" }
  }
}

/**
 * Why a person should look at a document that was not reported on in time: `unheard/failed`, `unheard/absent`
 * …
 */
export const describeUnreported = (delivery: Delivery): Remark | undefined => {
  const { unheard } = delivery
  if (!isMissed(delivery) || unheard?.finding === undefined) return undefined
  const finding = describeFinding({ ...unheard, finding: unheard.finding })
  const resent = describeResend(unheard)
  return remark(
    `unheard/${unheard.finding}`,
    `No report has come in time. ${finding.en}${resent.en}`,
    `Quá thời hạn chưa có phản hồi. ${finding.vi}${resent.vi}`,
  )
}

/** Whether the axis' answer means that a document was lost on its way. */
export const isLoss = (finding: SentFinding): boolean => finding === "failed" || finding === "absent"
