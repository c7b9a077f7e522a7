// Agencies: their codes and identifiers.

export { system } from "./agency/actor.ts"
export { Agency } from "./agency/agency.ts"
export { AgencyCode, isWellFormedAgencyCode } from "./agency/agency-code.ts"
export {
  type AgencyIdentifier,
  agencyLevel,
  ancestorAgencies,
  type IdentifierStandard,
  isAncestorAgency,
  parentAgency,
  parseAgencyIdentifier,
  printAgencyIdentifier,
} from "./agency/agency-identifier.ts"
export { type CodeMapping, type CodePair, codeMapping } from "./agency/code-mapping.ts"
export { type LevelOneChange, levelOneChange, levelOneChanges } from "./agency/level-one-change.ts"
export { type LevelOneGroup, levelOneGroup, levelOneGroups } from "./agency/level-one-group.ts"
export { mergedMinistries } from "./agency/merged-ministries.ts"
export { mergedProvinces } from "./agency/merged-provinces.ts"
export {
  fullCode,
  type IdentifierDeviation,
  type ReadIdentifier,
  readAgencyIdentifier,
} from "./agency/read-identifier.ts"
export { RecipientGroup } from "./agency/recipient-group.ts"
export {
  type LocalLevel,
  localLevels,
  parentOnDay,
  Succession,
  type Successions,
  successionsOf,
} from "./agency/succession.ts"
export { axisDirectory } from "./exchange/directory/axis-directory.ts"
export {
  DirectorySearchRequest,
  type FoundAgencies,
  type FoundAgency,
} from "./exchange/directory/search-directory.ts"
export { readSuccessions } from "./exchange/input/read-successions.ts"
export { agencyKey } from "./vocabulary/key.ts"
