import type { Say } from "../../visit/language.ts"

/** What a mark of a lane stands for: a report by its code, or what this agency did. */
export const sayReport = (what: string, say: Say): string => {
  const words: Readonly<Record<string, string>> = {
    queued: say("Xếp hàng gửi", "Queued"),
    sent: say("Trục đã nhận", "The axis has it"),
    "01": say("Đã đến", "Arrived"),
    "02": say("Từ chối nhận", "Refused"),
    "03": say("Đã tiếp nhận", "Accepted"),
    "04": say("Đã chuyển xử lý", "Assigned"),
    "05": say("Đang xử lý", "In progress"),
    "06": say("Đã hoàn thành", "Completed"),
    "13": say("Yêu cầu thu hồi", "Recall asked"),
    "15": say("Đồng ý trả hoặc cập nhật", "Agreed"),
    "16": say("Không đồng ý trả hoặc cập nhật", "Declined"),
  }
  return words[what] ?? say(`Trạng thái ${what}`, `Status ${what}`)
}
