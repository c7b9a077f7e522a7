import type { Standing } from "@lienthong/core"
import type { VietnamTime } from "@lienthong/core/calendar"
import type { Timeliness } from "@lienthong/core/policy"
import type { Fault, Headline, IncomingEntry, OutgoingEntry, TrackingLine } from "@lienthong/core/report"
import Table from "cli-table3"
import type { Claim } from "../claims.ts"

/** No colours, and no line between two rows. */
const plain = {
  style: { head: [], border: [] },
  chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
}

const make = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const table = new Table({ ...plain, head: [...head] })
  table.push(...rows.map((row) => [...row]))
  return table.toString()
}

const short = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`

const time = (at: VietnamTime | undefined) =>
  at === undefined ? "" : `${at.slice(8, 10)}/${at.slice(5, 7)} ${at.slice(11, 19)}`

const standings: Readonly<Record<Standing, string>> = {
  "paper-only": "chỉ giấy",
  waiting: "chờ gửi",
  retrying: "đang thử lại",
  parked: "dừng, chờ xử lý",
  withdrawn: "rút trước khi gửi",
  sent: "đã gửi",
  arrived: "01 đã đến",
  refused: "02 từ chối",
  accepted: "03 đã tiếp nhận",
  assigned: "04 phân công",
  processing: "05 đang xử lý",
  completed: "06 hoàn thành",
  "recall-asked": "13 đang lấy lại",
  "recall-declined": "16 không trả lại",
  "paper-out": "còn bản giấy phải lấy lại",
  recalled: "15 đã thu hồi",
}

const timeliness: Readonly<Record<Timeliness, string>> = {
  "in-time": "đúng hạn",
  late: "chậm",
  overdue: "quá hạn",
}

/** One line per document and recipient. */
export const boardTable = (lines: ReadonlyArray<TrackingLine>): string =>
  make(
    [
      "Số, ký hiệu",
      "Trích yếu",
      "Nơi nhận",
      "Hình thức",
      "Trạng thái",
      "Gửi",
      "Đến",
      "Tiếp nhận",
      "Xong",
      "Hạn gửi",
      "Thời hạn",
    ],
    lines.map((line) => [
      line.code,
      short(line.subject, 34),
      short(line.to.name, 24),
      line.way.paper ? `${line.way.electronic ? "điện tử + " : ""}giấy (${line.way.rule})` : "điện tử",
      standings[line.standing],
      time(line.sentAt),
      time(line.arrivedAt),
      time(line.acceptedAt),
      time(line.completedAt),
      time(line.due),
      line.timeliness ? timeliness[line.timeliness] : "",
    ]),
  )

export const outgoingTable = (entries: ReadonlyArray<OutgoingEntry>): string =>
  make(
    ["Số", "Số, ký hiệu", "Ngày", "Loại", "Trích yếu", "Người ký", "Nơi nhận"],
    entries.map((entry) => [
      String(entry.number),
      entry.code,
      entry.date,
      entry.typeName,
      short(entry.subject, 44),
      entry.signer,
      short(entry.recipients.join("; "), 40),
    ]),
  )

export const incomingTable = (entries: ReadonlyArray<IncomingEntry>): string =>
  make(
    ["Số đến", "Ngày đến", "Tác giả", "Số, ký hiệu", "Ngày văn bản", "Trích yếu", "Chuyển", "Tình trạng"],
    entries.map((entry) => [
      String(entry.number),
      entry.arrivedOn,
      short(entry.from, 30),
      entry.code,
      entry.date,
      short(entry.subject, 40),
      entry.assignedTo,
      entry.stage,
    ]),
  )

export const faultTable = (faults: ReadonlyArray<Fault & { readonly agency: string }>): string =>
  make(
    ["Lúc", "Cơ quan", "Mã", "Văn bản", "Sự cố", "Kết quả"],
    faults.map((fault) => [
      time(fault.at),
      short(fault.agency, 20),
      fault.code,
      short(fault.subject, 40),
      short(fault.text.vi, 60),
      fault.outcome.vi,
    ]),
  )

const percent = (part: number, whole: number) =>
  whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`

export const headlineTable = (
  rows: ReadonlyArray<{ readonly agency: string; readonly figures: Headline }>,
): string =>
  make(
    [
      "Cơ quan",
      "Văn bản gửi",
      "Lượt gửi",
      "Nhận",
      "Từ chối",
      "Ký số",
      "Hoàn toàn điện tử",
      "Kèm giấy",
      "Chậm",
    ],
    rows.map(({ agency, figures }) => [
      agency,
      String(figures.documentsSent),
      String(figures.sentElectronically),
      String(figures.documentsReceived),
      String(figures.documentsRefused),
      percent(figures.documentsSigned, figures.documentsSent),
      percent(figures.fullyElectronic, figures.sentElectronically),
      String(figures.paperInParallel),
      String(figures.late),
    ]),
  )

export const claimTable = (claims: ReadonlyArray<Claim>): string =>
  make(
    ["", "Điều đã trình diễn", "What was shown", "Thấy"],
    claims.map(({ claim: [vi, en], isTrue, found }) => [
      isTrue ? "✓" : "✗",
      vi,
      en,
      isTrue ? "" : short(found, 200),
    ]),
  )

export const fileTable = (
  rows: ReadonlyArray<{
    readonly file: string
    readonly agency: string
    readonly result: string
    readonly as: string
    readonly text: string
  }>,
): string =>
  make(
    ["Tệp", "Hộp thư", "Kết quả", "Mã", "Nội dung"],
    rows.map(({ file, agency, result, as, text }) => [
      file,
      agency,
      result === "accepted" ? "tiếp nhận" : "từ chối",
      as,
      short(text, 70),
    ]),
  )
