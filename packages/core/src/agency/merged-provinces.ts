import { LocalDate } from "../time/vietnam-time.ts"
import { acts } from "../vocabulary/act.ts"
import { inBothStandards } from "./both-standards.ts"
import type { Succession } from "./succession.ts"

/** A province before or after the mergers. */
interface Province {
  /** The number after the letter in the codes of its People's Committee (H) and Council (K). */
  readonly number: string
  readonly name: string
}

/** A province that kept its name and code, and those that joined it. */
interface Merger {
  readonly kept: Province
  readonly joined: ReadonlyArray<Province>
}

const mergers: ReadonlyArray<Merger> = [
  { kept: { number: "01", name: "An Giang" }, joined: [{ number: "33", name: "Kiên Giang" }] },
  { kept: { number: "05", name: "Bắc Ninh" }, joined: [{ number: "02", name: "Bắc Giang" }] },
  { kept: { number: "12", name: "Cà Mau" }, joined: [{ number: "04", name: "Bạc Liêu" }] },
  {
    kept: { number: "13", name: "Cần Thơ" },
    joined: [
      { number: "51", name: "Sóc Trăng" },
      { number: "30", name: "Hậu Giang" },
    ],
  },
  { kept: { number: "15", name: "Đắk Lắk" }, joined: [{ number: "45", name: "Phú Yên" }] },
  { kept: { number: "17", name: "Đà Nẵng" }, joined: [{ number: "47", name: "Quảng Nam" }] },
  { kept: { number: "19", name: "Đồng Nai" }, joined: [{ number: "10", name: "Bình Phước" }] },
  { kept: { number: "20", name: "Đồng Tháp" }, joined: [{ number: "58", name: "Tiền Giang" }] },
  { kept: { number: "21", name: "Gia Lai" }, joined: [{ number: "08", name: "Bình Định" }] },
  { kept: { number: "24", name: "Hải Phòng" }, joined: [{ number: "23", name: "Hải Dương" }] },
  {
    kept: { number: "29", name: "Thành phố Hồ Chí Minh" },
    joined: [
      { number: "06", name: "Bà Rịa - Vũng Tàu" },
      { number: "09", name: "Bình Dương" },
    ],
  },
  { kept: { number: "31", name: "Hưng Yên" }, joined: [{ number: "54", name: "Thái Bình" }] },
  { kept: { number: "32", name: "Khánh Hòa" }, joined: [{ number: "43", name: "Ninh Thuận" }] },
  {
    kept: { number: "36", name: "Lâm Đồng" },
    joined: [
      { number: "16", name: "Đắk Nông" },
      { number: "11", name: "Bình Thuận" },
    ],
  },
  { kept: { number: "38", name: "Lào Cai" }, joined: [{ number: "63", name: "Yên Bái" }] },
  {
    kept: { number: "42", name: "Ninh Bình" },
    joined: [
      { number: "25", name: "Hà Nam" },
      { number: "40", name: "Nam Định" },
    ],
  },
  {
    kept: { number: "44", name: "Phú Thọ" },
    joined: [
      { number: "28", name: "Hòa Bình" },
      { number: "62", name: "Vĩnh Phúc" },
    ],
  },
  { kept: { number: "48", name: "Quảng Ngãi" }, joined: [{ number: "34", name: "Kon Tum" }] },
  { kept: { number: "50", name: "Quảng Trị" }, joined: [{ number: "46", name: "Quảng Bình" }] },
  { kept: { number: "53", name: "Tây Ninh" }, joined: [{ number: "39", name: "Long An" }] },
  { kept: { number: "55", name: "Thái Nguyên" }, joined: [{ number: "03", name: "Bắc Kạn" }] },
  { kept: { number: "60", name: "Tuyên Quang" }, joined: [{ number: "22", name: "Hà Giang" }] },
  {
    kept: { number: "61", name: "Vĩnh Long" },
    joined: [
      { number: "07", name: "Bến Tre" },
      { number: "59", name: "Trà Vinh" },
    ],
  },
]

/** The first day of the 34 provinces. */
const since = LocalDate.make("2025-07-01")

const sourceOf = (kept: Province, joined: Province): string =>
  `${joined.name} nhập vào ${kept.name}: ${acts["resolution-202-2025"].name.vi} (theo nguồn thứ cấp); mã của tỉnh trùng tên được giữ, mã còn lại bị đóng: Quyết định 09/2025/QĐ-TTg, Điều 2.2a; mã: Quyết định 20/2020/QĐ-TTg, Phụ lục I (đã đọc bản chụp văn bản ký)`

/**
 * The People's Committees (H) and People's Councils (K) of the provinces that were merged on 1 July 2025,
 * under both standards. Every new province keeps the name and the code of one of its parts (Decision
 * 09/2025/QĐ-TTg); which provinces were merged is known from secondary sources. The codes of the units below
 * them cannot be derived by a rule: ask the axis' directory.
 */
export const mergedProvinces: ReadonlyArray<Succession> = mergers.flatMap(({ kept, joined }) =>
  joined.flatMap((each) =>
    ["H", "K"].flatMap((letter) =>
      inBothStandards(`${letter}${each.number}`, `${letter}${kept.number}`, since, sourceOf(kept, each)),
    ),
  ),
)
