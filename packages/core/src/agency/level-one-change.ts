import { LocalDate } from "../time/vietnam-time.ts"
import { type Act, acts } from "../vocabulary/act.ts"
import type { Reason } from "../vocabulary/ground.ts"
import type { AgencyIdentifier } from "./agency-identifier.ts"

/** A code of level 1 that Decision 09/2025/QĐ-TTg added or ended. */
export interface LevelOneChange {
  readonly code: string
  readonly change: "added" | "ended"
  /** The agency of the code. Absent where neither decision names one. */
  readonly agency?: Reason
  /**
   * The ministry that took over, since when and by which act. The decision itself names none: which code took
   * over follows from the ministries' names. Absent where no source names one. Absence does not mean that
   * nobody took over: Vietnam Social Security is now part of the Ministry of Finance by secondary sources,
   * none of which states its code. Ask the axis' directory.
   */
  readonly successor?: { readonly code: string; readonly since: LocalDate; readonly act: Act }
  /** The first day on which it holds: the day of signing (Art. 2.1). */
  readonly since: LocalDate
  readonly source: Reason
}

const since = LocalDate.make("2025-04-14")
const source: Reason = {
  en: "Decision 09/2025/QĐ-TTg, Art. 1.1, and Decision 20/2020/QĐ-TTg, Annex I, II.2: a copy of the signed texts was read",
  vi: "Quyết định 09/2025/QĐ-TTg, Điều 1.1, và Quyết định 20/2020/QĐ-TTg, Phụ lục I, mục II.2: đã đọc bản chụp văn bản ký",
}

/** The first day of the ministries that were merged. */
const merged = { since: LocalDate.make("2025-03-01"), act: acts["resolution-176-2025"] }

const added = (code: string, vi: string, en: string): LevelOneChange => ({
  code,
  change: "added",
  agency: { en, vi },
  since,
  source,
})
const ended = (code: string, vi?: string, en?: string, successor?: string): LevelOneChange => ({
  code,
  change: "ended",
  ...(vi !== undefined && en !== undefined && { agency: { en, vi } }),
  ...(successor !== undefined && { successor: { code: successor, ...merged } }),
  since,
  source,
})

/**
 * The codes of group G that Decision 09/2025/QĐ-TTg ended and added. Neither decision assigns G37 to an
 * agency: it is in reserve in 2020 and ended in 2025.
 */
export const levelOneChanges: ReadonlyArray<LevelOneChange> = [
  ended("G04", "Bộ Giao thông vận tải", "Ministry of Transport", "G17"),
  ended("G05", "Bộ Kế hoạch và Đầu tư", "Ministry of Planning and Investment", "G12"),
  ended(
    "G07",
    "Bộ Lao động - Thương binh và Xã hội",
    "Ministry of Labour, Invalids and Social Affairs",
    "G09",
  ),
  ended("G13", "Bộ Tài nguyên và Môi trường", "Ministry of Natural Resources and Environment", "G10"),
  ended("G14", "Bộ Thông tin và Truyền thông", "Ministry of Information and Communications", "G06"),
  ended(
    "G23",
    "Ban Quản lý Lăng Chủ tịch Hồ Chí Minh",
    "Management Board of the President Ho Chi Minh Mausoleum",
  ),
  ended("G24", "Bảo hiểm Xã hội Việt Nam", "Vietnam Social Security"),
  ended("G25", "Đại học Quốc gia Hà Nội", "Vietnam National University, Hanoi"),
  ended("G26", "Đại học Quốc gia Thành phố Hồ Chí Minh", "Vietnam National University Ho Chi Minh City"),
  ended("G34", "Ủy ban Giám sát tài chính Quốc gia", "National Financial Supervisory Commission"),
  ended(
    "G36",
    "Ủy ban Quản lý vốn nhà nước tại doanh nghiệp",
    "Commission for the Management of State Capital at Enterprises",
  ),
  ended("G37"),
  added("G38", "Ủy ban sông Mê Công Việt Nam", "Vietnam National Mekong Committee"),
  added(
    "G39",
    "Hội đồng đánh giá trữ lượng khoáng sản quốc gia",
    "National Council for the Assessment of Mineral Reserves",
  ),
  added(
    "G40",
    "Ủy ban chỉ đạo quốc gia về thực hiện Chiến lược phát triển bền vững kinh tế biển Việt Nam đến năm 2030, tầm nhìn đến năm 2045",
    "National Steering Committee for the Strategy for the Sustainable Development of Vietnam's Marine Economy to 2030, with a vision to 2045",
  ),
]

/** How the code of level 1 of an identifier changed, if it did. */
export const levelOneChange = (identifier: AgencyIdentifier): LevelOneChange | undefined =>
  levelOneChanges.find(({ code }) => code === identifier.groups[0])
