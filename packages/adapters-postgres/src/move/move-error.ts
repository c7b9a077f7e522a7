import { problemClass } from "@lienthong/core/adapter"

const again = {
  en: "Run the same command again: it goes on where it stopped. With --undo the agency stays where it was.",
  vi: "Chạy lại lệnh này để tiếp tục từ chỗ đã dừng. Dùng `--undo` để giữ cơ quan ở máy chủ cũ.",
}

const catalogue = {
  "same-place": {
    status: 422,
    en: "{from} and {to} are one store.",
    vi: "{from} và {to} là cùng một kho.",
    next: {
      en: "Name the server that the agency is to move to.",
      vi: "Ghi máy chủ mà cơ quan sẽ chuyển đến.",
    },
  },
  "agency-absent": {
    status: 404,
    en: "{place} has nothing of the agency {agency}.",
    vi: "{place} không có dữ liệu của cơ quan {agency}.",
    next: { en: "Check the code and the address.", vi: "Kiểm tra mã cơ quan và địa chỉ." },
  },
  "target-taken": {
    status: 409,
    en: "{place} already has data of the agency {agency} that no move from here brought.",
    vi: "{place} đã có dữ liệu của cơ quan {agency} không do lần chuyển này đưa đến.",
    next: {
      en: "Find out which of the two is used. Nothing was changed.",
      vi: "Kiểm tra kho nào đang được dùng. Chưa có gì thay đổi.",
    },
  },
  "source-moved": {
    status: 409,
    en: "The agency {agency} is not at {place}: it is being moved there, or has left for {other}.",
    vi: "Dữ liệu của cơ quan {agency} không ở {place}: đang được chuyển đến đó hoặc đã chuyển sang {other}.",
    next: { en: "Move it from the server that has it.", vi: "Chuyển từ máy chủ đang giữ dữ liệu." },
  },
  "schema-differs": {
    status: 409,
    en: "The stores are of different releases: {from} at {fromStep}, {to} at {toStep}; this release needs {known}.",
    vi: "Hai kho thuộc hai phiên bản khác nhau: {from} ở bước `{fromStep}`, {to} ở bước `{toStep}`; phiên bản này cần `{known}`.",
    next: {
      en: "Open both with this release once, then move. Nothing was changed.",
      vi: "Mở cả hai kho một lần bằng phiên bản này rồi chuyển. Chưa có gì thay đổi.",
    },
  },
  "read-only": {
    status: 409,
    en: "{place} is read-only: a standby, or set so.",
    vi: "{place} chỉ cho đọc: là máy chủ dự phòng hoặc được đặt như vậy.",
    next: { en: "Name the primary. Nothing was changed.", vi: "Ghi máy chủ chính. Chưa có gì thay đổi." },
  },
  "still-writing": {
    status: 409,
    en: "A transaction at {place} has written for {seconds} s and does not end: process {pid}.",
    vi: "Một giao dịch ở {place} đã ghi {seconds} giây mà chưa kết thúc: tiến trình {pid}.",
    next: {
      en: "The agency works on where it was. End the transaction, and run the same command again.",
      vi: "Cơ quan vẫn làm việc ở máy chủ cũ. Kết thúc giao dịch đó rồi chạy lại lệnh.",
    },
  },
  differs: {
    status: 500,
    en: "What {to} holds in {table} is not what {from} holds.",
    vi: "Dữ liệu bảng `{table}` ở {to} không giống ở {from}.",
    next: again,
  },
  "move-done": {
    status: 409,
    en: "The move of the agency {agency} to {place} is complete and cannot be undone.",
    vi: "Việc chuyển cơ quan {agency} đến {place} đã hoàn tất, không hủy được.",
    next: {
      en: "To bring it back, move it in the other direction.",
      vi: "Muốn đưa về, hãy chuyển theo chiều ngược lại.",
    },
  },
} as const

/** An agency cannot be moved, or its move cannot be undone. */
export class MoveError extends problemClass<MoveError>()("MoveError", "move", catalogue) {}
