import { agencyKey, isSameAgencyCode } from "../vocabulary/key.ts"
import { type IdentifierStandard, standardOf } from "./agency-identifier.ts"

/** An agency's two codes, as a directory lists them. */
export interface CodePair {
  readonly code: string
  readonly otherCode?: string
}

/** Finds the codes that belong to the same agency. */
export interface CodeMapping {
  /** The agency's codes of the other standard. There are several when agencies were merged into one. */
  readonly others: (code: string) => ReadonlyArray<string>
  /**
   * The agency's code in a standard: the code itself if it follows that standard; `undefined` when no code or
   * several codes are listed.
   */
  readonly inStandard: (code: string, standard: IdentifierStandard) => string | undefined
  /** Whether two codes belong to the same agency. */
  readonly isSame: (one: string, other: string) => boolean
}

/** Indexes a directory's pairs of codes (mã theo QCVN 102 và mã theo QĐ 20/2020) for look-up either way. */
export const codeMapping = (entries: ReadonlyArray<CodePair>): CodeMapping => {
  const listed = new Map<string, Set<string>>()
  const link = (from: string, to: string) =>
    listed.set(agencyKey(from), (listed.get(agencyKey(from)) ?? new Set()).add(to))
  for (const { code, otherCode } of entries) {
    if (otherCode === undefined || otherCode === "" || isSameAgencyCode(otherCode, code)) continue
    link(code, otherCode)
    link(otherCode, code)
  }
  const others = (code: string): ReadonlyArray<string> => [...(listed.get(agencyKey(code)) ?? [])]
  return {
    others,
    inStandard: (code, standard) => {
      if (standardOf(code) === standard) return code
      const found = others(code).filter((other) => standardOf(other) === standard)
      return found.length === 1 ? found[0] : undefined
    },
    isSame: (one, other) =>
      isSameAgencyCode(one, other) || others(one).some((each) => isSameAgencyCode(each, other)),
  }
}
