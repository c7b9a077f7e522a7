/** The subjects that several days of the week speak of. */
export const subjects = {
  flood: "Tình hình mưa lũ trên sông Vàm Cỏ, báo cáo trước 15 giờ hằng ngày",
  floodReport: "Tình hình mưa lũ trên sông Vàm Cỏ và công tác ứng phó",
  review: "Rà soát kết nối, gửi, nhận văn bản điện tử tại các sở, ngành và UBND cấp xã",
  funds: "Bố trí kinh phí nâng cấp nền tảng tích hợp, chia sẻ dữ liệu của tỉnh",
  procedures: "Kết quả giải quyết thủ tục hành chính tháng trước tại xã Bến Cầu",
  plan: "Chuyển đổi số tỉnh Tây Ninh năm sau",
  meeting: "Lịch họp giao ban tháng tới",
  pump: "Hỗ trợ sửa chữa trạm bơm ấp Thuận Lợi",
  rules: "Ban hành Quy chế gửi, nhận và xử lý văn bản điện tử của tỉnh",
} as const
