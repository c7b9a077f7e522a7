import { AgencyCode, isQcvn102, isWellFormedAgencyCode } from "./agency-code.ts"

/**
 * The standard that an identifier (mã định danh) follows: QCVN 102:2016, four groups from level 4 down to
 * level 1, or Decision 20/2020/QĐ-TTg, any number of groups from level 1 on.
 */
export type IdentifierStandard = "qcvn-102" | "decision-20"

/** An agency's identifier, split into its groups. */
export interface AgencyIdentifier {
  readonly standard: IdentifierStandard
  /** Level 1 first, whichever way the code is written. QCVN 102 fills lower levels with zeros. */
  readonly groups: ReadonlyArray<string>
}

/**
 * Level 1 of Decision 20: a code with letters in it, or an enterprise's whole registration number (Art. 5).
 */
const levelOne = /^(\d*[A-Z][A-Z0-9]*|\d{10,})(\.|$)/

/**
 * Digits first and a lettered group last: QCVN 102 is written from right to left. The text `28.22.H17` also
 * fits Decision 20, with `28` as level 1, but such codes on the axis mean Đà Nẵng, `H17`.
 */
const rightToLeft = /^(\d+\.)+[A-Z][A-Z0-9]*$/

/** Splits a code by the standard it follows. */
export const splitCode = (standard: IdentifierStandard, code: string): AgencyIdentifier => ({
  standard,
  groups: standard === "qcvn-102" ? code.split(".").reverse() : code.split("."),
})

/** Guesses a code's standard from its form. */
export const standardOf = (code: string): IdentifierStandard =>
  rightToLeft.test(code) ? "qcvn-102" : "decision-20"

/**
 * Parses an identifier that follows its standard: QCVN 102 in full (`000.28.31.H53`) or Decision 20
 * (`H55.242`). Returns nothing when it follows neither (`1`, `000.00.00.H5`), or when only its form tells
 * which end is level 1; {@link readAgencyIdentifier} reads such a code.
 */
export const parseAgencyIdentifier = (text: string): AgencyIdentifier | undefined => {
  const standard = standardOf(text)
  const strict =
    standard === "qcvn-102" ? isQcvn102(text) : isWellFormedAgencyCode(text) && levelOne.test(text)
  return strict ? splitCode(standard, text) : undefined
}

/** Whether an identifier may be an agency's own, which appears as the sender of everything it sends. */
export const isOwnAgencyCode = (text: string): text is AgencyCode => parseAgencyIdentifier(text) !== undefined

/** Prints an identifier as its standard writes it. */
export const printAgencyIdentifier = (identifier: AgencyIdentifier): AgencyCode => {
  const { standard, groups } = identifier
  return AgencyCode.make((standard === "qcvn-102" ? [...groups].reverse() : groups).join("."))
}

const isEmptyGroup = (group: string) => /^0+$/.test(group)

/** The level (cấp) of an agency: 1 is a ministry or a province; QCVN 102 knows four levels. */
export const agencyLevel = (identifier: AgencyIdentifier): number => {
  const { standard, groups } = identifier
  return standard === "qcvn-102"
    ? groups.findLastIndex((group, index) => index === 0 || !isEmptyGroup(group)) + 1
    : groups.length
}

/**
 * The agency directly above (cơ quan cấp trên trực tiếp); none above level 1. In QCVN 102 the deepest group
 * becomes zeros: `000.28.31.H53` is unit 28 of `000.00.31.H53`.
 */
export const parentAgency = (identifier: AgencyIdentifier): AgencyIdentifier | undefined => {
  const { standard, groups } = identifier
  const level = agencyLevel(identifier)
  if (level === 1) return undefined
  const above = groups.slice(0, level - 1)
  return {
    standard,
    groups:
      standard === "qcvn-102"
        ? [...above, ...groups.slice(level - 1).map((group) => "0".repeat(group.length))]
        : above,
  }
}

/** All agencies above, nearest first. */
export const ancestorAgencies = (identifier: AgencyIdentifier): ReadonlyArray<AgencyIdentifier> => {
  const parent = parentAgency(identifier)
  return parent ? [parent, ...ancestorAgencies(parent)] : []
}

/**
 * Whether one agency is above another, at any distance. Codes of two standards must first be mapped to one.
 */
export const isAncestorAgency = (above: AgencyIdentifier, below: AgencyIdentifier): boolean =>
  above.standard === below.standard &&
  ancestorAgencies(below).some((ancestor) => ancestor.groups.join(".") === above.groups.join("."))
