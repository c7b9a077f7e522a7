import { isWellFormedAgencyCode } from "./agency-code.ts"
import { type AgencyIdentifier, parseAgencyIdentifier, splitCode, standardOf } from "./agency-identifier.ts"

/** How a code departs from its standard. */
export type IdentifierDeviation = "space-around" | "lower-case" | "not-four-groups" | "not-13-characters"

/** The result of reading a code. */
export interface ReadIdentifier {
  /** Absent when the form is unknown. The code is still a sender's name on the axis. */
  readonly identifier?: AgencyIdentifier
  /** Empty when documents may also be sent to the code. */
  readonly deviations: ReadonlyArray<IdentifierDeviation>
}

const maxGroups = 4

const formDeviations = (code: string): ReadonlyArray<IdentifierDeviation> => {
  if (parseAgencyIdentifier(code)) return []
  return code.split(".").length === maxGroups ? ["not-13-characters"] : ["not-four-groups"]
}

/**
 * Reads a code as other agencies write it: `28.22.H17` without its group of level 4, `001.00.20.TT2` with a
 * level 1 that no table lists, `vxp.saas.03` in lower case. Reports each departure.
 */
export const readAgencyIdentifier = (text: string): ReadIdentifier => {
  const trimmed = text.trim()
  const code = trimmed.toUpperCase()
  if (!isWellFormedAgencyCode(code)) return { deviations: [] }
  return {
    identifier: splitCode(standardOf(code), code),
    deviations: [
      ...(trimmed === text ? [] : (["space-around"] as const)),
      ...(code === trimmed ? [] : (["lower-case"] as const)),
      ...formDeviations(code),
    ],
  }
}

const fewGroups = /^(\d+\.){0,3}[A-Z]\d{2}$/
const widths = [3, 2, 2]

/**
 * Completes a code of QCVN 102 that lacks groups or zeros: `H17` is `000.00.00.H17`, `28.22.H17` is
 * `000.28.22.H17`. Returns nothing for a code of another form.
 */
export const fullCode = (code: string): string | undefined => {
  if (!fewGroups.test(code)) return undefined
  const groups = code.split(".")
  const levelOne = groups.pop() ?? ""
  const missing = widths.length - groups.length
  const lower = widths.map((width, index) =>
    (groups[index - missing] ?? "").replace(/^0+/, "").padStart(width, "0"),
  )
  const full = [...lower, levelOne].join(".")
  return parseAgencyIdentifier(full) ? full : undefined
}

/** The group of level 1 of a code: its ministry or province. */
export const levelOneOf = (code: string): string | undefined =>
  readAgencyIdentifier(code).identifier?.groups[0]
