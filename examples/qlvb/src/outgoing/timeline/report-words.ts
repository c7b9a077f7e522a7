import { statusCode } from "@lienthong/core/document"
import type { Say } from "../../visit/language.ts"

/** What a mark of a lane stands for: a report by its code, or what this agency did. */
export const sayReport = (what: string, say: Say): string => {
  const words: Readonly<Record<string, string>> = {
    queued: say("Xếp hàng gửi", "Queued"),
    sent: say("Trục đã nhận", "The axis has it"),
    [statusCode.arrived]: say("Đã đến", "Arrived"),
    [statusCode.refused]: say("Từ chối nhận", "Refused"),
    [statusCode.accepted]: say("Đã tiếp nhận", "Accepted"),
    [statusCode.assigned]: say("Đã chuyển xử lý", "Assigned"),
    [statusCode.processing]: say("Đang xử lý", "In progress"),
    [statusCode.completed]: say("Đã hoàn thành", "Completed"),
    [statusCode.recallAsked]: say("Yêu cầu thu hồi", "Recall asked"),
    [statusCode.agreed]: say("Đồng ý trả hoặc cập nhật", "Agreed"),
    [statusCode.declined]: say("Không đồng ý trả hoặc cập nhật", "Declined"),
  }
  return words[what] ?? say(`Trạng thái ${what}`, `Status ${what}`)
}
