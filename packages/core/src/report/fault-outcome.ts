import type { Delivery } from "../document/delivery/delivery.ts"
import { printTime, type VietnamTime } from "../time/vietnam-time.ts"
import { type Remark, remark } from "./remark.ts"

/** The outcome for a document on its way, by how we know that the axis has it. */
const reached: Readonly<Record<NonNullable<Delivery["submitted"]>["knownBy"], Remark>> = {
  answer: remark("sent", "Sent.", "Đã gửi."),
  query: remark(
    "found-sent",
    "The axis was asked: it had taken it, and it was not sent twice.",
    "Hỏi lại trục: đã nhận, không gửi lần hai.",
  ),
  duplicate: remark(
    "sent-before",
    "The axis said that it had taken it before; it was not sent twice.",
    "Trục báo đã nhận từ lần trước, không gửi lần hai.",
  ),
  report: remark(
    "reported",
    "The recipient has reported on it; it was not sent twice.",
    "Bên nhận đã phản hồi, không gửi lần hai.",
  ),
}

/** The outcomes of faults (kết quả xử lý sự cố). */
export const outcomes = {
  ...reached,
  unclear: remark("unclear", "It is not clear whether the axis has it.", "Chưa rõ trục đã nhận chưa."),
  unheard: remark(
    "unheard",
    "Nothing has been heard of it since: send it once more, or ask the recipient.",
    "Đến nay chưa có phản hồi: gửi lại hoặc hỏi bên nhận.",
  ),
  resent: remark(
    "sent-anew",
    "Nothing has been heard of it since; somebody had it sent once more.",
    "Đến nay chưa có phản hồi; đã cho gửi thêm một lần.",
  ),
  heard: remark("heard", "The recipient has reported on it since.", "Sau đó bên nhận đã phản hồi."),
  retrying: remark("retrying", "It is being tried again.", "Đang thử lại."),
  parked: remark("parked", "Sending stopped until it is started again.", "Đã dừng, chờ gửi lại."),
  refused: remark("refused", "The recipient refused it.", "Bên nhận từ chối."),
  withdrawn: remark("withdrawn", "It was recalled before it was sent.", "Đã thu hồi trước khi gửi."),
  refusedAtOnce: remark(
    "refused-sender-told",
    "Refused at once; the sender was told (02).",
    "Từ chối ngay, đã báo bên gửi (02).",
  ),
  refusedSenderTold: remark(
    "refused-sender-told",
    "Refused; the sender was told (02).",
    "Từ chối, đã báo bên gửi (02).",
  ),
  refusedAxisTold: remark("refused-axis-told", "Refused; the axis was told.", "Từ chối, đã báo trục."),
  keptOne: remark(
    "kept-one",
    "One document was kept, and the answer was that of the first time.",
    "Giữ một văn bản, trả lời như lần trước.",
  ),
  noticeParked: remark(
    "report-parked",
    "The report stopped and waits for somebody.",
    "Dừng gửi trạng thái, chờ xử lý.",
  ),
  workParked: remark("work-parked", "It stopped and waits for somebody.", "Dừng, chờ xử lý."),
  away: remark(
    "waiting-for-axis",
    "The axis is tried from time to time; what waits is sent when it is back.",
    "Đang thử kết nối lại; nội dung chờ sẽ tự gửi khi trục hoạt động lại.",
  ),
  clockOff: remark(
    "clock-off",
    "Set this machine's clock by the axis' time; until then no document gets a date that is not the axis'.",
    "Cần chỉnh đồng hồ máy theo giờ của Trục; trước đó không văn bản nào được ghi ngày khác với ngày của Trục.",
  ),
  clockSetBack: remark(
    "clock-set-back",
    "What had been due by then is sent all the same. See whether the clock is right now.",
    "Nội dung đến hạn trước đó vẫn được gửi. Cần kiểm tra đồng hồ hiện đã đúng giờ chưa.",
  ),
  lookedFor: remark(
    "looked-for",
    "Each is being looked for; the tracking board shows what was found.",
    "Đang tra cứu từng văn bản; kết quả có trên bảng theo dõi.",
  ),
  lookedForUnreported: remark(
    "looked-for",
    "Each of them that nobody has reported on is being looked for; the tracking board shows what was found.",
    "Đang tra cứu từng văn bản trong số đó chưa có phản hồi; kết quả có trên bảng theo dõi.",
  ),
  askAxis: remark(
    "ask-axis",
    "Ask the axis' operator about the packets that it does not deliver.",
    "Đề nghị đơn vị vận hành trục kiểm tra các gói tin chưa lấy được.",
  ),
  noticeAgain: remark(
    "sent-anew",
    "Each was sent once more, with the same time; a recipient that has it notices nothing.",
    "Đã gửi lại từng gói tin, giữ nguyên thời điểm; bên nhận đã có thì không thay đổi gì.",
  ),
  noticeGivenUp: remark(
    "ask-axis",
    "Ask the recipient and the axis' operator: it was sent again several times, and is not sent any more.",
    "Đã gửi lại nhiều lần và không gửi nữa; đề nghị hỏi bên nhận và đơn vị vận hành trục.",
  ),
  restarted: remark("restarted", "It was started again.", "Đã cho chạy lại."),
} as const satisfies Readonly<Record<string, Remark>>

/** The outcome of an outage that has ended. */
export const backSince = (at: VietnamTime): Remark =>
  remark("axis-back", `The axis is back since ${at}.`, `Trục hoạt động lại từ ${printTime(at)}.`)

/** The outcome of a clock fault that was corrected. */
export const inStepSince = (at: VietnamTime): Remark =>
  remark(
    "clock-in-step",
    `The clock is in step with the axis' again since ${at}.`,
    `Đồng hồ máy đồng bộ lại với Trục từ ${printTime(at)}.`,
  )
