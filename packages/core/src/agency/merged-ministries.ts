import { LocalDate } from "../time/vietnam-time.ts"
import { AgencyCode } from "./agency-code.ts"
import type { Succession } from "./succession.ts"

const source =
  "Nghị quyết 176/2025/QH15; mã bị bỏ theo Quyết định 09/2025/QĐ-TTg (nguồn thứ cấp), mã tiếp nhận suy từ tên bộ"

const merged = (from: string, to: string): ReadonlyArray<Succession> =>
  [
    [from, to],
    [`000.00.00.${from}`, `000.00.00.${to}`],
  ].map(([code = "", by = ""]) => ({
    from: AgencyCode.make(code),
    to: AgencyCode.make(by),
    since: LocalDate.make("2025-03-01"),
    source,
  }))

/**
 * The ministries that were merged on 1 March 2025, under both standards, as an example of rows. By secondary
 * sources; which code took over is inferred from the ministries' names. Compare them with the axis'
 * directory before giving them to an exchange.
 */
export const mergedMinistries: ReadonlyArray<Succession> = [
  ...merged("G04", "G17"),
  ...merged("G05", "G12"),
  ...merged("G07", "G09"),
  ...merged("G13", "G10"),
  ...merged("G14", "G06"),
]
