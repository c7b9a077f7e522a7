import type { LocalDate } from "../time/vietnam-time.ts"
import { AgencyCode } from "./agency-code.ts"
import type { Succession } from "./succession.ts"

/** A row for a code of level 1 in each of the two standards: `G14`, and `000.00.00.G14`. */
export const inBothStandards = (
  from: string,
  to: string,
  since: LocalDate,
  source: string,
): ReadonlyArray<Succession> =>
  ["", "000.00.00."].map((before) => ({
    from: AgencyCode.make(`${before}${from}`),
    to: AgencyCode.make(`${before}${to}`),
    since,
    source,
  }))
