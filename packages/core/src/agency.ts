// Agencies: their codes and identifiers.

export { system } from "./agency/actor.ts"
export { Agency } from "./agency/agency.ts"
export { AgencyCode } from "./agency/agency-code.ts"
export type { AgencyIdentifier, IdentifierStandard } from "./agency/agency-identifier.ts"
export type { CodeMapping, CodePair } from "./agency/code-mapping.ts"
export { type LevelOneChange, levelOneChanges } from "./agency/level-one-change.ts"
export { type LevelOneGroup, levelOneGroups } from "./agency/level-one-group.ts"
export { mergedMinistries } from "./agency/merged-ministries.ts"
export { mergedProvinces } from "./agency/merged-provinces.ts"
export type { IdentifierDeviation, ReadIdentifier } from "./agency/read-identifier.ts"
export { RecipientGroup } from "./agency/recipient-group.ts"
export { type LocalLevel, Succession, type Successions } from "./agency/succession.ts"
export {
  agencyKey,
  agencyLevel,
  ancestorAgencies,
  codeMapping,
  fullCode,
  isAncestorAgency,
  isWellFormedAgencyCode,
  levelOneChange,
  levelOneGroup,
  localLevels,
  parentAgency,
  parentOnDay,
  parseAgencyIdentifier,
  printAgencyIdentifier,
  readAgencyIdentifier,
  readSuccessions,
  successionsOf,
} from "./checked/agency.ts"
export { axisDirectory } from "./exchange/directory/axis-directory.ts"
export {
  DirectorySearchRequest,
  type FoundAgencies,
  type FoundAgency,
} from "./exchange/directory/search-directory.ts"
