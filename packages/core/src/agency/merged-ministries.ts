import { inBothStandards } from "./both-standards.ts"
import { levelOneChanges } from "./level-one-change.ts"
import type { Succession } from "./succession.ts"

/**
 * The ministries that were merged on 1 March 2025, under both standards: example rows for `successions`.
 * Decision 09/2025/QĐ-TTg ends the codes; which code took over is inferred from the ministries' names.
 * Compare the rows with the axis' directory before giving them to an exchange.
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
