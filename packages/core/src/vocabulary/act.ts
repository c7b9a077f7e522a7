import { LocalDate } from "../time/vietnam-time.ts"
import type { Reason } from "./ground.ts"

/**
 * How well a date of force is known: `read` in the official text, `reported` by secondary sources that cite
 * it, `inferred` from what such sources leave unsaid.
 */
export type ActCertainty = "read" | "reported" | "inferred"

/** An act that the library cites (văn bản được viện dẫn), with its days of force. */
export interface Act {
  /** As sentences name it: `Thông tư 41/2017/TT-BTTTT`. */
  readonly name: Reason
  readonly about: Reason
  /** The first day of force; absent where it lies before anything this library judges. */
  readonly from?: LocalDate
  /** The last day of force; absent while the act is in force. */
  readonly until?: LocalDate
  /** The act that governs the matter from the day after `until`. */
  readonly followedBy?: string
  readonly certainty: ActCertainty
  /** Where the dates are from, and what changed without an end of the act. */
  readonly source: Reason
}

const days = (from: string | undefined, until?: string, followedBy?: string) => ({
  ...(from !== undefined && { from: LocalDate.make(from) }),
  ...(until !== undefined && { until: LocalDate.make(until) }),
  ...(followedBy !== undefined && { followedBy }),
})

const secondary = (en: string, vi: string) => ({ certainty: "reported" as const, source: { en, vi } })
const cited = secondary("several secondary sources", "nhiều nguồn thứ cấp có viện dẫn")
const readIn = (en: string, vi: string) => ({ certainty: "read" as const, source: { en, vi } })

/**
 * Every act that code, documentation and sentences cite, and what it follows or is followed by. It is the
 * one place where dates of force stand: {@link actInForce} finds the act of a day.
 */
export const acts = {
  "decision-28-2018": {
    name: { en: "Decision 28/2018/QĐ-TTg", vi: "Quyết định 28/2018/QĐ-TTg" },
    about: { en: "sending and receiving electronic documents", vi: "gửi, nhận văn bản điện tử" },
    ...days("2018-09-06"),
    ...readIn("its Art. 22; no successor was found", "Điều 22; chưa thấy văn bản thay thế"),
  },
  "decree-110-2004": {
    name: { en: "Decree 110/2004/NĐ-CP", vi: "Nghị định 110/2004/NĐ-CP" },
    about: { en: "clerical work", vi: "công tác văn thư" },
    ...days(undefined, "2020-03-04", "decree-30-2020"),
    ...readIn("Decree 30/2020, Art. 37", "Nghị định 30/2020, Điều 37"),
  },
  "decree-30-2020": {
    name: { en: "Decree 30/2020/NĐ-CP", vi: "Nghị định 30/2020/NĐ-CP" },
    about: { en: "clerical work", vi: "công tác văn thư" },
    ...days("2020-03-05"),
    ...readIn("its Art. 37; no successor was found", "Điều 37; chưa thấy văn bản thay thế"),
  },
  "law-51-2005": {
    name: { en: "Law on Electronic Transactions 51/2005/QH11", vi: "Luật Giao dịch điện tử 51/2005/QH11" },
    about: { en: "electronic transactions", vi: "giao dịch điện tử" },
    ...days(undefined, "2024-06-30", "law-20-2023"),
    ...cited,
  },
  "law-20-2023": {
    name: { en: "Law on Electronic Transactions 20/2023/QH15", vi: "Luật Giao dịch điện tử 20/2023/QH15" },
    about: {
      en: "electronic transactions: signatures for public service (Art. 22), conversion of paper (Art. 12, 13)",
      vi: "giao dịch điện tử: chữ ký số chuyên dùng công vụ (Điều 22), chuyển đổi văn bản giấy (Điều 12, 13)",
    },
    ...days("2024-07-01"),
    ...secondary(
      "secondary sources; amended by Law 20/2026/QH16 from 1 March 2027",
      "nguồn thứ cấp; được Luật 20/2026/QH16 sửa đổi từ 01/3/2027",
    ),
  },
  "decree-130-2018": {
    name: { en: "Decree 130/2018/NĐ-CP", vi: "Nghị định 130/2018/NĐ-CP" },
    about: { en: "digital signatures", vi: "chữ ký số" },
    ...days(undefined, "2025-04-09", "decree-23-2025"),
    ...secondary(
      "secondary sources; for public-service signatures Decree 68/2024 governs from 15 August 2024",
      "nguồn thứ cấp; về chữ ký số chuyên dùng công vụ, áp dụng Nghị định 68/2024 từ 15/8/2024",
    ),
  },
  "decree-23-2025": {
    name: { en: "Decree 23/2025/NĐ-CP", vi: "Nghị định 23/2025/NĐ-CP" },
    about: {
      en: "electronic signatures and trust services: software that signs or checks (Art. 17)",
      vi: "chữ ký điện tử và dịch vụ tin cậy: phần mềm ký số, kiểm tra chữ ký số (Điều 17)",
    },
    ...days("2025-04-10"),
    ...cited,
  },
  "circular-15-2025": {
    name: { en: "Circular 15/2025/TT-BKHCN", vi: "Thông tư 15/2025/TT-BKHCN" },
    about: {
      en: "algorithms of software that signs or checks: SHA-2 or SHA-3, RSA from 2048 bits, ECDSA from 256 (Annex)",
      vi: "thuật toán của phần mềm ký số, kiểm tra chữ ký số: SHA-2 hoặc SHA-3, RSA từ 2048 bit, ECDSA từ 256 bit (Phụ lục)",
    },
    ...days("2025-08-15"),
    ...secondary(
      "one secondary source that quotes its Annex; whether it binds software that uses public-service signatures alone was not established",
      "một nguồn thứ cấp trích Phụ lục; chưa xác định được có áp dụng cho phần mềm chỉ dùng chữ ký số chuyên dùng công vụ hay không",
    ),
  },
  "circular-41-2017": {
    name: { en: "Circular 41/2017/TT-BTTTT", vi: "Thông tư 41/2017/TT-BTTTT" },
    about: {
      en: "digital signatures on documents of state agencies",
      vi: "sử dụng chữ ký số cho văn bản điện tử trong cơ quan nhà nước",
    },
    ...days("2018-02-05", "2026-11-14", "decree-68-2024"),
    ...secondary(
      "secondary sources; repealed by Circular 59/2026/TT-BKHCN from 15 November 2026",
      "nguồn thứ cấp; bị Thông tư 59/2026/TT-BKHCN bãi bỏ từ 15/11/2026",
    ),
  },
  "decree-68-2024": {
    name: { en: "Decree 68/2024/NĐ-CP", vi: "Nghị định 68/2024/NĐ-CP" },
    about: { en: "digital signatures for public service", vi: "chữ ký số chuyên dùng công vụ" },
    ...days("2024-08-15"),
    ...secondary("its Art. 41, as published by others", "Điều 41, theo bản đăng lại"),
  },
  "circular-59-2026": {
    name: { en: "Circular 59/2026/TT-BKHCN", vi: "Thông tư 59/2026/TT-BKHCN" },
    about: {
      en: "the repeal of circulars, 41/2017/TT-BTTTT among them",
      vi: "bãi bỏ một số thông tư, trong đó có Thông tư 41/2017/TT-BTTTT",
    },
    ...days("2026-11-15"),
    ...cited,
  },
  "ordinance-30-2000": {
    name: {
      en: "Ordinance on State Secrets 30/2000/PL-UBTVQH10",
      vi: "Pháp lệnh Bảo vệ bí mật nhà nước 30/2000/PL-UBTVQH10",
    },
    about: { en: "state secrets", vi: "bí mật nhà nước" },
    ...days(undefined, "2020-06-30", "law-29-2018"),
    ...cited,
  },
  "law-29-2018": {
    name: {
      en: "Law on State Secrets 29/2018/QH14",
      vi: "Luật Bảo vệ bí mật nhà nước 29/2018/QH14",
    },
    about: { en: "state secrets", vi: "bí mật nhà nước" },
    ...days("2020-07-01", "2026-02-28", "law-117-2025"),
    ...cited,
  },
  "law-117-2025": {
    name: {
      en: "Law on State Secrets 117/2025/QH15",
      vi: "Luật Bảo vệ bí mật nhà nước 117/2025/QH15",
    },
    about: { en: "state secrets, electronic ones among them", vi: "bí mật nhà nước, kể cả dạng điện tử" },
    ...days("2026-03-01"),
    ...cited,
  },
  "law-01-2011": {
    name: { en: "Law on Archives 01/2011/QH13", vi: "Luật Lưu trữ 01/2011/QH13" },
    about: { en: "archives", vi: "lưu trữ" },
    ...days(undefined, "2025-06-30", "law-33-2024"),
    ...cited,
  },
  "law-33-2024": {
    name: { en: "Law on Archives 33/2024/QH15", vi: "Luật Lưu trữ 33/2024/QH15" },
    about: { en: "archives", vi: "lưu trữ" },
    ...days("2025-07-01"),
    ...cited,
  },
  "circular-02-2019": {
    name: { en: "Circular 02/2019/TT-BNV", vi: "Thông tư 02/2019/TT-BNV" },
    about: { en: "data of digital archives", vi: "dữ liệu tài liệu lưu trữ điện tử" },
    ...days("2019-03-10", "2025-06-30", "circular-05-2025"),
    ...cited,
  },
  "circular-05-2025": {
    name: { en: "Circular 05/2025/TT-BNV", vi: "Thông tư 05/2025/TT-BNV" },
    about: { en: "digital archives and hand-over", vi: "tài liệu lưu trữ số, thu nộp" },
    ...days("2025-07-01"),
    ...cited,
  },
  "decree-137-2024": {
    name: { en: "Decree 137/2024/NĐ-CP", vi: "Nghị định 137/2024/NĐ-CP" },
    about: {
      en: "electronic transactions of state agencies: the mark of a conversion (Art. 4, 5)",
      vi: "giao dịch điện tử của cơ quan nhà nước: ký hiệu riêng khi chuyển đổi (Điều 4, 5)",
    },
    ...days("2024-10-23"),
    ...cited,
  },
  "decision-20-2020": {
    name: { en: "Decision 20/2020/QĐ-TTg", vi: "Quyết định 20/2020/QĐ-TTg" },
    about: { en: "identifiers of agencies", vi: "mã định danh cơ quan, tổ chức" },
    ...days("2020-09-15"),
    ...readIn(
      "a copy of the signed text; amended by Decision 09/2025/QĐ-TTg from 14 April 2025, of which the same was read",
      "bản chụp văn bản ký; được Quyết định 09/2025/QĐ-TTg sửa đổi từ 14/4/2025, cũng đã đọc bản chụp",
    ),
  },
  "resolution-176-2025": {
    name: { en: "Resolution 176/2025/QH15", vi: "Nghị quyết 176/2025/QH15" },
    about: { en: "the ministries merged on 1 March 2025", vi: "sáp nhập bộ từ 01/3/2025" },
    ...days("2025-03-01"),
    ...cited,
  },
  "resolution-202-2025": {
    name: { en: "Resolution 202/2025/QH15", vi: "Nghị quyết 202/2025/QH15" },
    about: { en: "the 34 provinces, without districts", vi: "34 tỉnh, thành phố, không còn cấp huyện" },
    ...days("2025-07-01"),
    ...cited,
  },
  "decision-188-1999": {
    name: { en: "Decision 188/1999/QĐ-TTg", vi: "Quyết định 188/1999/QĐ-TTg" },
    about: { en: "the five-day week", vi: "tuần làm việc 40 giờ" },
    ...days(undefined),
    ...cited,
  },
  "law-10-2012": {
    name: { en: "Labour Code 10/2012/QH13", vi: "Bộ luật Lao động 10/2012/QH13" },
    about: { en: "holidays", vi: "ngày nghỉ lễ, tết" },
    ...days(undefined, "2020-12-31", "law-45-2019"),
    ...cited,
  },
  "law-45-2019": {
    name: { en: "Labour Code 45/2019/QH14", vi: "Bộ luật Lao động 45/2019/QH14" },
    about: { en: "holidays", vi: "ngày nghỉ lễ, tết" },
    ...days("2021-01-01"),
    ...cited,
  },
  "resolution-28-2026": {
    name: { en: "Resolution 28/2026/QH16", vi: "Nghị quyết 28/2026/QH16" },
    about: { en: "Vietnam Culture Day, 24 November", vi: "Ngày Văn hóa Việt Nam 24/11" },
    ...days("2026-07-01"),
    ...cited,
  },
} as const satisfies Readonly<Record<string, Act>>

/** The short name of an act in the table of acts. */
export type ActName = keyof typeof acts
