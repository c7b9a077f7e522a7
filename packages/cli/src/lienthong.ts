import { type Command, type Console, dispatch } from "./console/command.ts"

// Commands are loaded on demand: help and a mistyped name do not wait for the others.
const commands: ReadonlyArray<Command> = [
  {
    name: "packet read",
    usage: "FILE [--json]",
    en: "Shows the content of an edXML packet and what is wrong with it.",
    vi: "Hiển thị nội dung gói tin edXML và các lỗi của nó.",
    run: async (args, console) => (await import("./packet/packet-read.ts")).packetRead(args, console),
  },
  {
    name: "packet check",
    usage: "FILE [--trust PATH …] [--json]",
    en: "Lists everything in an edXML packet that departs from the standard, each with its code, and checks the signatures of its files.",
    vi: "Liệt kê mọi điểm trong gói tin edXML không đúng quy chuẩn, kèm mã, và kiểm tra chữ ký số trên các tệp.",
    run: async (args, console) => (await import("./packet/packet-check.ts")).packetCheck(args, console),
  },
  {
    name: "packet diff",
    usage: "FILE FILE [--json]",
    en: "Shows what two edXML packets say otherwise, value by value.",
    vi: "Cho biết hai gói tin edXML khác nhau ở giá trị nào.",
    run: async (args, console) => (await import("./packet/packet-diff.ts")).packetDiff(args, console),
  },
  {
    name: "packet write",
    usage: "META.json FILE … -o OUT",
    en: "Writes an edXML packet of these files; META.json is a packet as `packet read --json` prints it.",
    vi: "Ghi gói tin edXML gồm các tệp này; META.json có dạng như kết quả của `packet read --json`.",
    run: async (args, console) => (await import("./packet/packet-write.ts")).packetWrite(args, console),
  },
  {
    name: "verify",
    usage: "FILE --trust PATH … [--at INSTANT] [--json]",
    en: "Says who signed a PDF or the files of a packet, when, and whether each signature holds. PATH: trusted certificates in PEM or DER, files or folders.",
    vi: "Cho biết ai đã ký tệp PDF hoặc các tệp trong gói tin, ký lúc nào và chữ ký số có hợp lệ không. PATH: chứng thư được tin cậy dạng PEM hoặc DER, tệp hoặc thư mục.",
    run: async (args, console) => (await import("./signature/verify.ts")).runVerify(args, console),
  },
  {
    name: "sign",
    usage: "FILE.pdf --p12 KEY [--pin-file FILE] [--as person|agency] [--trust PATH …] -o OUT",
    en: "Signs a PDF with a key file, for tests. The PIN is in FILE, or in the variable LIENTHONG_PIN.",
    vi: "Ký số tệp PDF bằng tệp khóa, dùng khi kiểm thử. Mã PIN nằm trong FILE hoặc trong biến LIENTHONG_PIN.",
    run: async (args, console) => (await import("./signature/sign.ts")).runSign(args, console),
  },
  {
    name: "deadline",
    usage:
      "--signed INSTANT [--urgency thuong|khan|thuong-khan|hoa-toc] [--sent INSTANT] [--agency CODE [--hours FILE]] [--calendar FILE]",
    en: 'Says when a document must be sent, by the shipped calendar or a calendar file and the agency\'s hours in FILE, {"CODE": {"sessions": …, "summer": …}}, or the default ones (JSON).',
    vi: "Cho biết thời hạn gửi văn bản, theo lịch làm việc có sẵn hoặc tệp lịch và giờ làm việc của cơ quan trong FILE, hoặc giờ mặc định (JSON).",
    run: async (args, console) => (await import("./deadline/deadline.ts")).runDeadline(args, console),
  },
  {
    name: "calendar check",
    usage: "FILE [--json]",
    en: "Checks a calendar file that replaces or extends the shipped table; names the unusable line and field.",
    vi: "Kiểm tra tệp lịch thay thế hoặc bổ sung bảng có sẵn; chỉ ra dòng và mục không dùng được.",
    run: async (args, console) =>
      (await import("./calendar/calendar-check.ts")).runCalendarCheck(args, console),
  },
  {
    name: "calendar",
    usage: "YEAR [--file FILE] [--json]",
    en: "Lists a year's days off and worked weekends with their reasons, and says until when the table is decided.",
    vi: "Liệt kê ngày nghỉ và ngày làm bù trong năm, kèm căn cứ, và cho biết bảng lịch có đến ngày nào.",
    run: async (args, console) => (await import("./calendar/calendar.ts")).runCalendar(args, console),
  },
  {
    name: "identifier",
    usage: "CODE [--json]",
    en: "Explains an agency's identifier: its standard, its level, the agencies above.",
    vi: "Giải thích mã định danh cơ quan: chuẩn, cấp, các cơ quan cấp trên.",
    run: async (args, console) => (await import("./identifier/identifier.ts")).runIdentifier(args, console),
  },
  {
    name: "log verify",
    usage: "FILE|URL [--key PEM …] [--unsealed-ok] [--seal HASH] [--agency CODE] [--schema NAME] [--json]",
    en: "Proves that a log is unchanged, or names the first event that was changed: an export, a store's file, a server.",
    vi: "Chứng minh nhật ký nguyên vẹn, hoặc chỉ ra sự kiện sai đầu tiên: bản xuất, tệp kho hoặc máy chủ.",
    run: async (args, console) => (await import("./log/log-verify.ts")).runLogVerify(args, console),
  },
  {
    name: "log export",
    usage: "FILE|URL [--agency CODE] [--schema NAME]",
    en: "Writes a store's log as lines of JSON, for auditors.",
    vi: "Xuất nhật ký của kho thành các dòng JSON cho kiểm toán.",
    run: async (args, console) => (await import("./log/log-export.ts")).runLogExport(args, console),
  },
  {
    name: "agency move",
    usage: "CODE --from URL --to URL [--schema NAME] [--undo] [--json]",
    en: "Moves an agency's data to another PostgreSQL server while its work goes on. Continues where it was stopped; --undo leaves it where it was.",
    vi: "Chuyển dữ liệu của cơ quan sang máy chủ PostgreSQL khác trong khi vẫn làm việc. Chạy tiếp từ chỗ đã dừng; `--undo` để cơ quan ở lại nơi cũ.",
    run: async (args, console) => (await import("./agency/agency-move.ts")).runAgencyMove(args, console),
  },
  {
    name: "store check",
    usage: "URL [--agency CODE …] [--schema NAME] [--role NAME] [--json]",
    en: "Checks that a store in PostgreSQL is as it must be (steps, functions, separation, distribution) and that no log would be read only in part.",
    vi: "Cho biết kho PostgreSQL có đúng yêu cầu không (các bước, hàm, tách dữ liệu, phân tán) và có nhật ký nào đọc bị thiếu không.",
    run: async (args, console) => (await import("./store/store-check.ts")).runStoreCheck(args, console),
  },
  {
    name: "views status",
    usage: "FILE|URL [--agency CODE] [--schema NAME] [--json]",
    en: "Lists the read models of a store: version, position, how far behind the log, whether it is the one read.",
    vi: "Liệt kê các bảng dữ liệu đọc của kho: phiên bản, vị trí, còn chậm bao nhiêu so với nhật ký, có đang dùng không.",
    run: async (args, console) => (await import("./views/views-status.ts")).runViewsStatus(args, console),
  },
  {
    name: "views rebuild",
    usage: "MODULE [NAME …]",
    en: "Rebuilds read models beside those in use; MODULE exports the options of openExchange by default. Continues where it was stopped.",
    vi: "Dựng lại các bảng dữ liệu đọc bên cạnh bảng đang dùng; MODULE xuất mặc định các tùy chọn của openExchange. Chạy tiếp từ chỗ đã dừng.",
    run: async (args, console) => (await import("./views/views-rebuild.ts")).runViewsRebuild(args, console),
  },
  {
    name: "figures",
    usage:
      "--store FILE|URL --from DAY --to DAY --table TABLE [--agency CODE] [--schema NAME] [--csv | --xlsx FILE | --json]",
    en: "Counts a period's figures from the data that a store keeps of each document, and prints a table. Tables: signed-electronic-by-type, signature-plan, exchange-by-unit, handling-incoming, handling-outgoing.",
    vi: "Tổng hợp số liệu trong kỳ từ dữ liệu đọc của kho và in thành biểu. Các biểu: signed-electronic-by-type, signature-plan, exchange-by-unit, handling-incoming, handling-outgoing.",
    run: async (args, console) => (await import("./figures/figures.ts")).runFigures(args, console),
  },
  {
    name: "paper",
    usage:
      "--type TYPE --to CODE [--for own|government|prime-minister] [--list government|sensitive] [--matter MATTER …] [--individual] [--unsigned] [--not-connected]",
    en: "Says whether paper goes in addition to the electronic document, and by which rule (JSON).",
    vi: "Xác định có gửi kèm văn bản giấy hay không và theo quy định nào (JSON).",
    run: async (args, console) => (await import("./paper/paper.ts")).runPaper(args, console),
  },
]

/**
 * Runs the command `lienthong` with the arguments after its name. Returns the exit code: 0 success, 1
 * failure, 2 wrong arguments.
 *
 * @example
 * ```ts
 * import { lienthong } from "@lienthong/cli"
 *
 * const said: Array<string> = []
 * const to = { out: (line: string) => said.push(line), error: (line: string) => said.push(line) }
 * const code = await lienthong(["log", "verify", "tay-ninh.db", "--unsealed-ok"], to)
 * ```
 */
export const lienthong = (args: ReadonlyArray<string>, console: Console): Promise<number> =>
  dispatch("lienthong", commands, args, console)
