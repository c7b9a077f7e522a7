import { agencyKey } from "../vocabulary/key.ts"
import { AgencyCode } from "./agency-code.ts"

/**
 * A code of level 1 in the other standard: `000.00.00.G14` for `G14`, and back. Returns nothing for any other
 * code.
 */
const inOtherStandard = (code: string): AgencyCode | undefined => {
  const [, long, short] = /^(?:(000\.00\.00\.)?([A-Z]\d{2}))$/.exec(agencyKey(code)) ?? []
  if (short === undefined) return undefined
  return AgencyCode.make(long === undefined ? `000.00.00.${short}` : short)
}

/**
 * Adds the row in the other standard for each row about a code of level 1: a host that lists `G14` also means
 * `000.00.00.G14`, the same ministry. A row given in both standards is not repeated.
 */
export const forBothStandards = <Row extends { readonly from: AgencyCode; readonly to?: AgencyCode }>(
  rows: ReadonlyArray<Row>,
): ReadonlyArray<Row> => {
  const given = new Set(rows.map(({ from }) => agencyKey(from)))
  const others = rows.flatMap((row) => {
    const from = inOtherStandard(row.from)
    if (from === undefined || given.has(from)) return []
    if (row.to === undefined) return [{ ...row, from }]
    const to = inOtherStandard(row.to)
    return to === undefined || to.length !== from.length ? [] : [{ ...row, from, to }]
  })
  return [...rows, ...others]
}
