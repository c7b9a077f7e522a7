import { inBothStandards } from "./both-standards.ts"
import { levelOneChanges } from "./level-one-change.ts"
import type { Succession } from "./succession.ts"

/**
 * The ministries that were merged on 1 March 2025, under both standards, as an example of rows. That the
 * codes were ended was read in Decision 09/2025/QĐ-TTg; which code took over follows from the ministries'
 * names. Compare them with the axis' directory before giving them to an exchange.
 */
export const mergedMinistries: ReadonlyArray<Succession> = levelOneChanges.flatMap(
  ({ code, successor, source }) =>
    successor === undefined
      ? []
      : inBothStandards(
          code,
          successor.code,
          successor.since,
          `${successor.act.name.vi}; mã bị đóng: ${source.vi}; mã tiếp nhận suy từ tên bộ`,
        ),
)
