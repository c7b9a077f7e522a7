#!/usr/bin/env node
import { type Command, dispatch, processConsole } from "./command.ts"

// Each command is loaded when it is asked for: help and a mistyped name should not wait for the others.
const commands: ReadonlyArray<Command> = [
  {
    name: "axis",
    usage:
      "--agency CODE:SYSTEMID:SECRET … [--name CODE=NAME …] [--port PORT] [--host HOST] [--clock-offset MS] [--with-parent]",
    en: "Runs an axis in a box until it is stopped. SECRET may be env:VAR, to keep it out of the process list.",
    vi: "Chạy trục liên thông giả lập đến khi dừng. SECRET có thể là env:BIẾN để không lộ trong danh sách tiến trình.",
    run: async (args) => (await import("./axis.ts")).runAxis(args, processConsole),
  },
  {
    name: "packet read",
    usage: "FILE [--json]",
    en: "Shows what an edXML packet says and what is wrong with it.",
    vi: "Hiển thị nội dung gói tin edXML và các lỗi của nó.",
    run: async (args) => (await import("./packet-read.ts")).packetRead(args),
  },
  {
    name: "deadline",
    usage:
      "--signed INSTANT [--urgency thuong|khan|thuong-khan|hoa-toc] [--sent INSTANT] [--agency CODE [--hours FILE]] [--calendar FILE]",
    en: 'Tells until when a document is to be sent, by the shipped calendar or a calendar file and the agency\'s hours in FILE, {"CODE": {"sessions": …, "summer": …}}, or the default ones (JSON).',
    vi: "Cho biết thời hạn gửi văn bản, theo lịch làm việc có sẵn hoặc tệp lịch và giờ làm việc của cơ quan trong FILE, hoặc giờ mặc định (JSON).",
    run: async (args) => (await import("./deadline.ts")).runDeadline(args),
  },
  {
    name: "calendar check",
    usage: "FILE [--json]",
    en: "Checks a calendar file that replaces or extends the shipped table; names the line and the field that cannot be used.",
    vi: "Kiểm tra tệp lịch thay thế hoặc bổ sung bảng có sẵn; chỉ ra dòng và mục không dùng được.",
    run: async (args) => (await import("./calendar-check.ts")).runCalendarCheck(args),
  },
  {
    name: "calendar",
    usage: "YEAR [--file FILE] [--json]",
    en: "Lists a year's days off and worked weekends with their reasons, and says until when the table is decided.",
    vi: "Liệt kê ngày nghỉ và ngày làm bù trong năm, kèm căn cứ, và cho biết bảng lịch có đến ngày nào.",
    run: async (args) => (await import("./calendar.ts")).runCalendar(args),
  },
  {
    name: "identifier",
    usage: "CODE [--json]",
    en: "Explains an agency's identifier: its standard, its level, the agencies above.",
    vi: "Giải thích mã định danh cơ quan: chuẩn, cấp, các cơ quan cấp trên.",
    run: async (args) => (await import("./identifier.ts")).runIdentifier(args),
  },
  {
    name: "log verify",
    usage: "FILE|URL [--key PEM …] [--unsealed-ok] [--seal HASH] [--agency CODE] [--schema NAME] [--json]",
    en: "Proves that a log is as it was written, or names the first event that is not: an export, a store's file, a server.",
    vi: "Chứng minh nhật ký nguyên vẹn, hoặc chỉ ra sự kiện sai đầu tiên: bản xuất, tệp kho hoặc máy chủ.",
    run: async (args) => (await import("./log-verify.ts")).runLogVerify(args),
  },
  {
    name: "log export",
    usage: "FILE|URL [--agency CODE] [--schema NAME]",
    en: "Writes a store's log as lines of JSON, for auditors.",
    vi: "Xuất nhật ký của kho thành các dòng JSON cho kiểm toán.",
    run: async (args) => (await import("./log-export.ts")).runLogExport(args),
  },
  {
    name: "paper",
    usage:
      "--type TYPE --to CODE [--for own|government|prime-minister] [--list government|sensitive] [--matter MATTER …] [--individual] [--unsigned] [--not-connected]",
    en: "Decides whether paper goes beside the electronic document, and by which rule (JSON).",
    vi: "Xác định có gửi kèm văn bản giấy hay không và theo quy định nào (JSON).",
    run: async (args) => (await import("./paper.ts")).runPaper(args),
  },
]

process.exitCode = await dispatch(commands, process.argv.slice(2), processConsole)
