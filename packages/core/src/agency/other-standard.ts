import { agencyKey } from "../vocabulary/key.ts"
import { AgencyCode } from "./agency-code.ts"

/** A code of level 1 in the other standard: `000.00.00.G14` for `G14`, and back. Nothing for any other. */
const inOtherStandard = (code: string): AgencyCode | undefined => {
  const [, long, short] = /^(?:(000\.00\.00\.)?([A-Z]\d{2}))$/.exec(agencyKey(code)) ?? []
  if (short === undefined) return undefined
  return AgencyCode.make(long === undefined ? `000.00.00.${short}` : short)
}

/**
 * The rows, and the same for codes of level 1 in the other standard: a host that writes down `G14` means the
 * ministry that is `000.00.00.G14`, too. A row that is given in both stands as it is.
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
