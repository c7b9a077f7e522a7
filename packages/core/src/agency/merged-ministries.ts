import { LocalDate } from "../time/vietnam-time.ts"
import { AgencyCode } from "./agency-code.ts"
import { levelOneChanges } from "./level-one-change.ts"
import type { Succession } from "./succession.ts"

/** A row for each of the two standards. */
const rows = (from: string, to: string, since: LocalDate, source: string): ReadonlyArray<Succession> =>
  ["", "000.00.00."].map((before) => ({
    from: AgencyCode.make(`${before}${from}`),
    to: AgencyCode.make(`${before}${to}`),
    since,
    source,
  }))

const inferred = "mã tiếp nhận suy từ tên bộ"

/**
 * The ministries that were merged on 1 March 2025, under both standards, as an example of rows. By secondary
 * sources; which code took over is inferred from the ministries' names, and G14 is not among the codes that
 * sources say were ended. Compare them with the axis' directory before giving them to an exchange.
 */
export const mergedMinistries: ReadonlyArray<Succession> = [
  ...levelOneChanges.flatMap(({ code, successor, source }) =>
    successor === undefined
      ? []
      : rows(
          code,
          successor.code,
          successor.since,
          `${successor.act.name.vi}; mã bị bỏ: ${source.vi}; ${inferred}`,
        ),
  ),
  ...rows(
    "G14",
    "G06",
    LocalDate.make("2025-03-01"),
    `Nghị quyết 176/2025/QH15; chưa rõ mã G14 có bị bỏ hay không; ${inferred}`,
  ),
]
