import { LocalDate } from "../time/vietnam-time.ts"
import { type Act, acts } from "../vocabulary/act.ts"
import type { Reason } from "../vocabulary/ground.ts"
import type { AgencyIdentifier } from "./agency-identifier.ts"

/** A code of level 1 that Decision 09/2025/QĐ-TTg added or ended. */
export interface LevelOneChange {
  readonly code: string
  readonly change: "added" | "ended"
  /** The agency of the code, as public lists name it; absent where none does. */
  readonly agency?: Reason
  /**
   * The agency that took over, and since when. It is inferred from the names of the ministries. Absent where
   * no source names one: ask the axis' directory, and never presume that nobody took over.
   */
  readonly successor?: { readonly code: string; readonly since: LocalDate; readonly act: Act }
  /** The day on which the decision was signed; its day of force was not read. */
  readonly since: LocalDate
  readonly source: Reason
}

const since = LocalDate.make("2025-04-14")
const source: Reason = {
  en: "Decision 09/2025/QĐ-TTg, by secondary sources; the official list was not read",
  vi: "Quyết định 09/2025/QĐ-TTg, theo nguồn thứ cấp; chưa đọc danh mục chính thức",
}

/** The first day of the ministries that were merged. */
const merged = { since: LocalDate.make("2025-03-01"), act: acts["resolution-176-2025"] }

const added = (code: string): LevelOneChange => ({ code, change: "added", since, source })
const ended = (code: string, vi?: string, en?: string, successor?: string): LevelOneChange => ({
  code,
  change: "ended",
  ...(vi !== undefined && en !== undefined && { agency: { en, vi } }),
  ...(successor !== undefined && { successor: { code: successor, ...merged } }),
  since,
  source,
})

/**
 * The codes of group G that Decision 09/2025/QĐ-TTg ended and added. Groups J and K, which it added whole,
 * are in `levelOneGroups`.
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
  ended("G23"),
  ended("G24", "Bảo hiểm xã hội Việt Nam", "Vietnam Social Security"),
  ended("G25"),
  ended("G26"),
  ended("G34", "Ủy ban Giám sát tài chính Quốc gia", "National Financial Supervisory Commission"),
  ended("G37"),
  added("G38"),
  added("G39"),
  added("G40"),
]

/** How the code of level 1 of an identifier changed, if it did. */
export const levelOneChange = ({ groups: [levelOne = ""] }: AgencyIdentifier): LevelOneChange | undefined =>
  levelOneChanges.find(({ code }) => code === levelOne)
