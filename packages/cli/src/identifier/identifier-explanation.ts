import {
  agencyLevel,
  ancestorAgencies,
  type IdentifierDeviation,
  type IdentifierStandard,
  type LevelOneChange,
  type LevelOneGroup,
  levelOneChange,
  levelOneGroup,
  parseAgencyIdentifier,
  printAgencyIdentifier,
  readAgencyIdentifier,
} from "@lienthong/core/agency"
import { type FocalPoint, focalPointOf } from "@lienthong/core/policy"

/** What an identifier says without a directory. */
export interface IdentifierExplanation {
  readonly code: string
  /** Whether it follows its standard, so that it may be an agency's own. */
  readonly conforms: boolean
  readonly deviations: ReadonlyArray<IdentifierDeviation>
  readonly standard?: IdentifierStandard
  readonly level?: number
  /** Level 1 first. Unused levels are omitted. */
  readonly units?: ReadonlyArray<{ readonly level: number; readonly unit: string }>
  readonly levelOneGroup?: LevelOneGroup
  /** How its code of level 1 changed by Decision 09/2025/QĐ-TTg. */
  readonly levelOneChange?: LevelOneChange
  /** The unit that receives and sends for an agency of level 1 (Decision 28/2018, Art. 7.3). */
  readonly focalPoint?: FocalPoint
  /** The agencies above, nearest first. */
  readonly above?: ReadonlyArray<string>
}

/** Explains an agency's identifier. */
export const explainIdentifier = (code: string): IdentifierExplanation => {
  const { identifier, deviations } = readAgencyIdentifier(code)
  const conforms = parseAgencyIdentifier(code) !== undefined
  if (identifier === undefined) return { code, conforms, deviations }
  const level = agencyLevel(identifier)
  const group = levelOneGroup(identifier)
  const change = levelOneChange(identifier)
  const focalPoint = focalPointOf(identifier)
  return {
    code,
    conforms,
    deviations,
    standard: identifier.standard,
    level,
    units: identifier.groups
      .slice(0, level)
      .map((unit, index) => ({ level: index + 1, unit }))
      .filter(
        ({ level: of, unit }) => of === 1 || identifier.standard === "decision-20" || !/^0+$/.test(unit),
      ),
    ...(group && { levelOneGroup: group }),
    ...(change && { levelOneChange: change }),
    ...(focalPoint && { focalPoint }),
    above: ancestorAgencies(identifier).map(printAgencyIdentifier),
  }
}
