import type { DeliveryEvent } from "../document/delivery/event.ts"
import type { NoticeEvent } from "../document/notice/event.ts"
import type { Reason } from "../vocabulary/ground.ts"
import { describeFinding } from "./unreported-remark.ts"

const say = (en: string, vi: string): Reason => ({ en, vi })

/** Describes an event of a delivery or of other work in a sentence in both languages. */
export const describeEvent = (event: DeliveryEvent | NoticeEvent): Reason => {
  switch (event._tag) {
    case "Queued":
      return say(`Queued for ${event.to.name}.`, `Đưa vào hàng đợi gửi ${event.to.name}.`)
    case "SubmissionFailed":
      return say(
        `Attempt ${event.attempt} failed: ${event.text.en}`,
        `Lần gửi ${event.attempt} không thành công: ${event.text.vi}`,
      )
    case "SubmissionCutOff":
      return say(
        `The axis went away while it was being sent (attempt ${event.attempt}): it is asked before it is sent again.`,
        `Trục mất kết nối khi đang gửi (lần ${event.attempt}): hệ thống hỏi lại trục trước khi gửi lại.`,
      )
    case "SubmissionParked":
    case "NoticeParked":
      return say(
        `Attempt ${event.attempt} failed and sending stopped: ${event.text.en}`,
        `Lần gửi ${event.attempt} không thành công, đã dừng gửi: ${event.text.vi}`,
      )
    case "SubmissionRequeued":
      return say("Sending was started again.", "Bắt đầu gửi lại.")
    case "Submitted":
      return say("The axis has it.", "Trục đã nhận.")
    case "PaperSent":
      return say("The paper went out.", "Đã gửi bản giấy.")
    case "PaperReturned":
      return say("The paper came back.", "Đã nhận lại bản giấy.")
    case "Withdrawn":
      return say("It was recalled before it left.", "Đã thu hồi trước khi gửi.")
    case "RecallAsked":
      return say(`It was asked back: ${event.reason}`, `Đã yêu cầu thu hồi: ${event.reason}`)
    case "UpdateAsked":
      return say(`An update was asked for: ${event.reason}`, `Đã yêu cầu cập nhật: ${event.reason}`)
    case "QueuedAgain":
      return say("Removed before, it was queued again.", "Đã bỏ trước đó, nay đưa lại vào hàng đợi gửi.")
    case "CountedAgain":
      return say(
        "Removed before, the recipient counts again and keeps the document.",
        "Đã bỏ trước đó, nay lại là nơi nhận và giữ văn bản đã có.",
      )
    case "StatusReported":
      return say(
        `The recipient reported ${event.report.status}: ${event.report.description}`,
        `Bên nhận phản hồi ${event.report.status}: ${event.report.description}`,
      )
    case "SentListAsked": {
      const { en, vi } = describeFinding(event)
      return say(`Nothing was heard of it. ${en}`, `Chưa có phản hồi. ${vi}`)
    }
    case "ResendQueued":
      return say("It is queued to be sent again.", "Đưa vào hàng đợi gửi thêm một lần.")
    case "Resent":
      return event.axisId === undefined
        ? say("Sent once more: the axis says that it has it already.", "Gửi thêm một lần: trục báo đã có.")
        : say("It was sent once more.", "Đã gửi thêm một lần.")
    case "ResendParked":
      return say(
        `Attempt ${event.attempt} to send it once more failed and stopped: ${event.text.en}`,
        `Gửi thêm lần ${event.attempt} không thành công, đã dừng: ${event.text.vi}`,
      )
    case "NoticeSent":
      return say(`Report ${event.status} was sent.`, `Đã gửi trạng thái ${event.status}.`)
    case "WorkParked":
      return say(
        `The work could not be attempted and stopped: ${event.text.en}`,
        `Không thực hiện được, đã dừng: ${event.text.vi}`,
      )
    case "WorkRequeued":
      return say("Somebody started it again.", "Đã có người cho chạy lại.")
    case "WorkReleased":
      return say(
        `Somebody took it from the worker ${event.worker}.`,
        `Đã có người thu lại từ tiến trình ${event.worker}.`,
      )
  }
}
