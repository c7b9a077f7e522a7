import { LocalDate } from "../time/vietnam-time.ts"
import { acts } from "../vocabulary/act.ts"
import { inBothStandards } from "./both-standards.ts"
import type { Succession } from "./succession.ts"

/** The number of a province in the letters H and K, whose name its merger kept, and those that joined it. */
const mergers: ReadonlyArray<readonly [kept: string, ...joined: ReadonlyArray<string>]> = [
  ["01 An Giang", "33 Kiên Giang"],
  ["05 Bắc Ninh", "02 Bắc Giang"],
  ["12 Cà Mau", "04 Bạc Liêu"],
  ["13 Cần Thơ", "51 Sóc Trăng", "30 Hậu Giang"],
  ["15 Đắk Lắk", "45 Phú Yên"],
  ["17 Đà Nẵng", "47 Quảng Nam"],
  ["19 Đồng Nai", "10 Bình Phước"],
  ["20 Đồng Tháp", "58 Tiền Giang"],
  ["21 Gia Lai", "08 Bình Định"],
  ["24 Hải Phòng", "23 Hải Dương"],
  ["29 Thành phố Hồ Chí Minh", "06 Bà Rịa - Vũng Tàu", "09 Bình Dương"],
  ["31 Hưng Yên", "54 Thái Bình"],
  ["32 Khánh Hòa", "43 Ninh Thuận"],
  ["36 Lâm Đồng", "16 Đắk Nông", "11 Bình Thuận"],
  ["38 Lào Cai", "63 Yên Bái"],
  ["42 Ninh Bình", "25 Hà Nam", "40 Nam Định"],
  ["44 Phú Thọ", "28 Hòa Bình", "62 Vĩnh Phúc"],
  ["48 Quảng Ngãi", "34 Kon Tum"],
  ["50 Quảng Trị", "46 Quảng Bình"],
  ["53 Tây Ninh", "39 Long An"],
  ["55 Thái Nguyên", "03 Bắc Kạn"],
  ["60 Tuyên Quang", "22 Hà Giang"],
  ["61 Vĩnh Long", "07 Bến Tre", "59 Trà Vinh"],
]

/** The first day of the 34 provinces. */
const since = LocalDate.make("2025-07-01")

const sourceOf = (kept: string, joined: string): string =>
  `${joined.slice(3)} nhập vào ${kept.slice(3)}: ${acts["resolution-202-2025"].name.vi} (theo nguồn thứ cấp); mã của tỉnh trùng tên được giữ, mã còn lại bị đóng: Quyết định 09/2025/QĐ-TTg, Điều 2.2a; mã: Quyết định 20/2020/QĐ-TTg, Phụ lục I (đã đọc bản chụp văn bản ký)`

/**
 * The People's Committees (H) and People's Councils (K) of the provinces that were merged on 1 July 2025,
 * under both standards. Every new province has the name of one of those it was made of and keeps that one's
 * code, as Decision 09/2025/QĐ-TTg rules; who was merged with whom is known from secondary sources. Units
 * below them have codes of their own, which no rule derives: ask the axis' directory.
 */
export const mergedProvinces: ReadonlyArray<Succession> = mergers.flatMap(([kept, ...joined]) =>
  joined.flatMap((each) =>
    ["H", "K"].flatMap((letter) =>
      inBothStandards(
        `${letter}${each.slice(0, 2)}`,
        `${letter}${kept.slice(0, 2)}`,
        since,
        sourceOf(kept, each),
      ),
    ),
  ),
)
