import type { Letter } from "./typeset.ts"

/** Trích yếu of the report. */
export const reportSubject =
  "Kết quả thí điểm gửi, nhận văn bản điện tử thay văn bản giấy trong các cơ quan hành chính nhà nước tỉnh Tây Ninh"

const paragraphs = [
  "Thực hiện Quyết định số 28/2018/QĐ-TTg ngày 12 tháng 7 năm 2018 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh Tây Ninh đã thí điểm gửi, nhận văn bản điện tử có ký số thay văn bản giấy giữa các cơ quan hành chính nhà nước trong tỉnh và với các bộ, ngành Trung ương. Ủy ban nhân dân tỉnh báo cáo kết quả như sau:",
  "1. Về hạ tầng, kỹ thuật",
  "Toàn bộ cơ quan hành chính nhà nước của tỉnh dùng chung một hệ thống văn phòng điện tử, có tích hợp dịch vụ ký số của Ban Cơ yếu Chính phủ. Mỗi đơn vị có mã định danh riêng để liên thông văn bản trong tỉnh.",
  "Tỉnh đã thiết lập mã định danh, kết nối với Trục liên thông văn bản quốc gia và cập nhật phần mềm để gửi, nhận văn bản điện tử với các bộ, ngành Trung ương.",
  "Sở Thông tin và Truyền thông được giao thường trực, mỗi ngày kiểm tra kết nối liên thông ít nhất hai lần, đồng thời theo dõi an toàn thông tin và đường truyền của hệ thống.",
  "2. Về gửi, nhận văn bản điện tử qua Trục liên thông văn bản quốc gia",
  "Trừ văn bản mật, các loại văn bản nêu tại Phụ lục đều được ký số và gửi, nhận qua Trục liên thông văn bản quốc gia theo yêu cầu của Văn phòng Chính phủ.",
  "Sau thời gian thí điểm, văn bản của Ủy ban nhân dân tỉnh gửi các bộ, ngành Trung ương được gửi hoàn toàn dưới dạng điện tử có ký số, không gửi bản giấy. Riêng văn bản gửi Chính phủ và Thủ tướng Chính phủ được gửi đồng thời bản điện tử và bản giấy.",
  "Văn bản điện tử có ký số của các bộ, ngành Trung ương đến qua Trục liên thông được tiếp nhận và xử lý ngay trên hệ thống, không chờ bản giấy.",
  "3. Về gửi, nhận văn bản điện tử trong nội bộ tỉnh",
  "Ủy ban nhân dân tỉnh đã yêu cầu các sở, ban, ngành và Ủy ban nhân dân các huyện, thành phố ký số mọi văn bản điện tử, trừ văn bản mật, và gửi liên thông trên hệ thống văn phòng điện tử; văn bản đã ký số thì không gửi bản giấy và phải được xử lý kịp thời.",
  "Kết quả, tất cả cơ quan hành chính nhà nước trong tỉnh đã thực hiện; văn bản điện tử có ký số được gửi, nhận và xử lý trực tiếp trên hệ thống liên thông dùng chung của tỉnh.",
  "4. Đánh giá chung",
  "Việc gửi, nhận văn bản điện tử giúp rút ngắn thời gian xử lý công việc, giảm chi phí in ấn và chuyển phát, đồng thời cho phép theo dõi trạng thái của từng văn bản từ lúc phát hành đến lúc hoàn thành xử lý.",
  "Trên đây là kết quả thí điểm gửi, nhận văn bản điện tử thay văn bản giấy của tỉnh Tây Ninh, Ủy ban nhân dân tỉnh trân trọng báo cáo./.",
]

const administrativeTypes = [
  "Quyết định",
  "Chỉ thị",
  "Quy chế",
  "Quy định",
  "Thông báo",
  "Hướng dẫn",
  "Kế hoạch",
  "Đề án",
  "Chương trình",
  "Báo cáo",
  "Tờ trình (trừ văn bản chuyên ngành kèm tài liệu, bản đồ)",
  "Công văn",
  "Công điện",
  "Giấy mời",
  "Lịch công tác",
  "Phiếu chuyển",
]

/** The report of a day, `ngày 20 tháng 6 năm 2019`: three pages, the last one the list of document types. */
export const report = (day: string): Letter => ({
  issuer: ["Ủy ban nhân dân", "tỉnh Tây Ninh"],
  notation: "BC-UBND",
  placeAndDate: `Tây Ninh, ${day}`,
  title: "BÁO CÁO",
  subject: reportSubject,
  paragraphs,
  signature: ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trương Văn Hùng"],
  recipients: ["Văn phòng Chính phủ (b/c)", "Bộ Thông tin và Truyền thông", "Sở TTTT", "Lưu: VT"],
  appendix: {
    title: "PHỤ LỤC\nDanh mục các loại văn bản gửi dưới dạng điện tử có ký số",
    note: `(Kèm theo Báo cáo ${day} của Ủy ban nhân dân tỉnh Tây Ninh)`,
    rows: [
      ["I", "Văn bản quy phạm pháp luật"],
      ["1", "Quyết định"],
      ["II", "Văn bản hành chính"],
      ...administrativeTypes.map((name, index) => [String(index + 1), name] as const),
    ],
  },
})
