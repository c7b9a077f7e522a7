import type { AgencyCode } from "../agency/agency-code.ts"
import { fullCode } from "../agency/read-identifier.ts"
import type { Reason } from "../vocabulary/ground.ts"

/** Whether two codes are forms of one, as `H53` is of `000.00.00.H53`. */
export const isOtherForm = (code: string, other: string): boolean => {
  const full = fullCode(code)
  return code !== other && full !== undefined && fullCode(other) === full
}

/** The other forms in which QCVN 102 codes are met: in full, and without the zero groups in front. */
export const otherForms = (code: AgencyCode): ReadonlyArray<AgencyCode> => {
  const full = fullCode(code)?.split(".") ?? []
  const first = full.findIndex((group) => !/^0+$/.test(group))
  return full
    .slice(0, first + 1)
    .map((_, from) => full.slice(from).join(".") as AgencyCode)
    .filter((form) => form !== code)
}

/**
 * The reason not to open a store with one form of an agency's code when it has the agency under another: the
 * agency would find it empty and number its documents from 1 again.
 */
export const hasInOtherForm = (code: AgencyCode, other: string): Reason => ({
  en: `it has the agency ${code} as ${other}: open it with that code, and state ${code} in otherCodes`,
  vi: `kho đã có cơ quan ${code} với mã ${other}: cần mở bằng mã đó và khai ${code} là mã khác của cơ quan`,
})
