import { decision28Exchange } from "./decision-28-exchange.ts"
import { decision28Letters } from "./letters.ts"
import { type Act, hosts, kept, notKept, why } from "./row.ts"

/** Decision 28/2018/QĐ-TTg on sending and receiving electronic documents between agencies. */
export const decision28: Act = {
  title: {
    en: "Decision 28/2018/QĐ-TTg on sending and receiving electronic documents",
    vi: "Quyết định 28/2018/QĐ-TTg về việc gửi, nhận văn bản điện tử",
  },
  cited: "decision28",
  letters: decision28Letters,
  kept: [
    ...decision28Exchange,
    kept(
      "10.1",
      "A document is its content and everything attached to it.",
      "Nội dung gồm văn bản và toàn bộ hồ sơ, tài liệu gửi kèm.",
      ["exchange/make-packet/build-packet#buildPacket"],
      ["exchange/whole-way#carries the very bytes that were signed"],
    ),
    kept(
      "10.2c, 10.2d, 10.2đ, 10.2e, 10.2g, 10.2h, 10.2i, 10.2k, 10.2l, 10.2m, 10.2n, 10.2o, 10.2p, 10.2q",
      "Every system shows fields a to q; here each can also be searched. Statuses have the words of letter h.",
      "Thể hiện đủ các thông tin từ điểm a đến điểm q; tra cứu được theo từng thông tin.",
      [
        "report/electronic-document-lines#electronicDocuments",
        "report/document-filter#filterDocuments",
        "report/document-status#documentStatusNames",
      ],
      [
        "exchange/report/documents#at its receiver, the same as its sender gave them",
        "exchange/report/document-fields#at its {side}, among others",
        "report/document-filter#letter {letter}: a document is distinguished from one that differs in it alone",
        "report/document-filter#has the words of Art. 10.2h",
      ],
    ),
    kept(
      "10.2a",
      "An agency's identifier has 13 characters in four groups; Decision 20/2020's later form is known too, and agencies that were merged, divided or ended are data, with the day and the source. No exchange is opened under any other form; other agencies' identifiers are read, and used for sending, as the axis lists them.",
      "Mã định danh cơ quan 13 ký tự, bốn nhóm; nhận cả mã theo Quyết định 20/2020; cơ quan sáp nhập, chia, giải thể là dữ liệu kèm ngày và căn cứ. Mã sai quy chuẩn không được dùng làm mã gửi; mã của nơi khác theo danh bạ của Trục.",
      [
        "agency/agency-identifier#parseAgencyIdentifier",
        "exchange/input/wrong-settings#wrongSettings",
        "agency/read-identifier#readAgencyIdentifier",
        "agency/code-mapping#codeMapping",
        "agency/succession#successionsOf",
        "agency/level-one-change#levelOneChanges",
      ],
      [
        "agency/agency-identifier#is printed as it was read",
        "agency/agency-identifier#may be sent by the form alone, and no other is taken apart",
        "promise/promise-door#an agency of an ill-formed identifier is not opened",
        "exchange/door/bad-input#can be sent to, where the directory has it",
        "agency/code-mapping#leads back to where it came from, whichever code it lists first",
        "agency/succession#stand in the place of others exactly where those are former codes of theirs, and stand themselves",
        "cli:identifier/identifier#says that a code was ended or added by Decision 09/2025, who took over, and how surely",
        "exchange/identity/merged-agency#goes to the successor when it is addressed to the former code",
        "exchange/identity/merged-agency#is reported on by the successor, which nobody else may do",
      ],
    ),
    kept(
      "10.2b",
      "A document's identifier is the agency, the year and the number in that year, fixed permanently.",
      "Mã định danh văn bản gồm mã cơ quan, năm và số thứ tự trong năm; cố định khi phát hành.",
      [
        "document/document-identifier#printDocumentIdentifier",
        "document/document-identifier#identifierParts",
      ],
      [
        "document/document-identifier#has the agency, the year and the number of that year in it",
        "exchange/dispatcher/sending#has its identifier before the first attempt, and every attempt sends the same bytes",
      ],
    ),
    kept(
      "11",
      "Figures on sending and receiving are compiled automatically. There are no district committees (Art. 11.3) from 1 July 2025 on.",
      "Tổng hợp, trích xuất tình hình gửi, nhận văn bản điện tử tự động. Từ 01/7/2025 không còn UBND cấp huyện (Điều 11.3).",
      ["report/headline#headline", "exchange/report/read-figures#figures"],
      [
        "exchange/report/figures#count what was sent, what recipients said, and what came, in its days",
        "report/reports#count the documents and recipients of the sender",
        "report/reports#count what came to the receiver",
      ],
    ),
    kept(
      "13.2",
      "The connection to the axis is authenticated (each call is signed) and encrypted: an address without TLS is refused, except this machine's own or where the host says that the line itself is encrypted.",
      "Kết nối với Trục được xác thực (ký từng lời gọi) và mã hóa: từ chối địa chỉ không dùng TLS, trừ chính máy này hoặc khi hệ thống khai rõ đường truyền đã được mã hóa.",
      ["adapters-axis:vxp/header-signature#signedHeaders", "adapters-axis:vxp/vxp-options#settle"],
      [
        "adapters-axis:wrong-options#is not an address that sends documents unencrypted to another machine, unless the host says so",
        "adapters-axis:vxp/header-signature#does not hold when any header is not what was signed",
        "adapters-axis:vxp/call#is in none of the errors a call can end with",
      ],
    ),
    kept(
      "14.2",
      "Identifiers, packets and status reports as the ministry lays down.",
      "Sử dụng mã định danh, định dạng gói tin, phản hồi trạng thái theo quy định.",
      ["adapters-axis:edxml/edxml#edxml", "vocabulary/status-code#statusNames"],
      [
        "adapters-axis:edxml/round-trip#gives the same document packet, of any kind and with any files, and no finding",
        "document/delivery/status-reports#are kept under whatever code they came",
      ],
    ),
    kept(
      "14.4",
      "Times are Vietnam's and ISO 8601. When the axis is checked, its time is compared with ours, and a difference of a minute is reported; the clock itself is set by the machine.",
      "Thời gian thống nhất theo múi giờ Việt Nam, ISO 8601. Khi kiểm tra kết nối, phần mềm so giờ với Trục và báo nếu lệch quá một phút; việc chỉnh giờ do máy chủ thực hiện.",
      ["time/vietnam-time#vietnamTime", "policy/axis-clock#axisClock"],
      [
        "time/vietnam-time#falls on the next day from midnight in Hanoi, which is 17:00 in Greenwich",
        "adapters-axis:vxp/call#carries its signature over its own moment, by the runtime's clock",
        "adapters-axis:vxp/call#tells the axis' time, where its answer does",
        "policy/axis-clock#is in step within a minute, either way, and not beyond",
        "promise/promise-door#the axis is asked for its time, and a clock that differs is reported",
      ],
    ),
  ],
  hosts: [
    hosts(
      "14.3",
      "Publishing the figures, which stay as they were when their period was closed",
      "Chia sẻ, công khai số liệu, giữ nguyên như khi chốt kỳ",
      "publish-the-figures-of-a-quarter",
    ),
  ],
  notKept: [
    notKept("1.1", { en: "Scope", vi: "Phạm vi điều chỉnh" }, why.frame),
    notKept("2", { en: "To whom it applies", vi: "Đối tượng áp dụng" }, why.frame),
    notKept("3", { en: "Terms; see the glossary", vi: "Giải thích từ ngữ; xem bảng thuật ngữ" }, why.frame),
    notKept("5.1", { en: "Principles of other laws", vi: "Nguyên tắc theo luật khác" }, why.frame),
    notKept("6.5", { en: "Infrastructure", vi: "Hạ tầng kỹ thuật" }, why.operation),
    notKept(
      "12",
      { en: "The network of Party and state", vi: "Mạng truyền số liệu chuyên dùng" },
      why.operation,
    ),
    notKept(
      "13.1",
      { en: "Security levels of systems", vi: "Cấp độ an toàn hệ thống thông tin" },
      why.operation,
    ),
    notKept(
      "14.1",
      {
        en: "Connecting as the Government Office guides",
        vi: "Kết nối theo hướng dẫn của Văn phòng Chính phủ",
      },
      why.operation,
    ),
    notKept(
      "15",
      { en: "The Government Office", vi: "Trách nhiệm của Văn phòng Chính phủ" },
      {
        en: "A duty of the Government Office. `reports.figures` gives each agency's figures of a quarter for its report.",
        vi: "Trách nhiệm của Văn phòng Chính phủ. `reports.figures` cung cấp số liệu hằng quý của từng cơ quan để báo cáo.",
      },
    ),
    notKept(
      "16",
      {
        en: "The Ministry of Information and Communications (since 1 March 2025 part of the Ministry of Science and Technology)",
        vi: "Trách nhiệm của Bộ TT&TT (từ 01/3/2025 là Bộ KH&CN)",
      },
      why.people,
    ),
    notKept("17", { en: "The Ministry of Home Affairs", vi: "Trách nhiệm của Bộ Nội vụ" }, why.people),
    notKept(
      "18",
      { en: "The Government Cipher Committee", vi: "Trách nhiệm của Ban Cơ yếu Chính phủ" },
      why.people,
    ),
    notKept(
      "19",
      {
        en: "Ministries and localities: rules, backup, training",
        vi: "Trách nhiệm của bộ, ngành, địa phương: quy chế, sao lưu, tập huấn",
      },
      why.people,
    ),
    notKept("20", { en: "Funding", vi: "Kinh phí" }, why.people),
    notKept(
      "21",
      { en: "Transition, past since 30 June 2020", vi: "Chuyển tiếp, đã hết từ 30/6/2020" },
      why.frame,
    ),
    notKept("22", { en: "Force", vi: "Hiệu lực" }, why.frame),
  ],
}
