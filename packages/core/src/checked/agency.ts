import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import * as code from "../agency/agency-code.ts"
import * as identifier from "../agency/agency-identifier.ts"
import * as mapping from "../agency/code-mapping.ts"
import * as change from "../agency/level-one-change.ts"
import * as group from "../agency/level-one-group.ts"
import * as reading from "../agency/read-identifier.ts"
import * as succession from "../agency/succession.ts"
import * as rows from "../exchange/input/read-successions.ts"
import * as key from "../vocabulary/key.ts"
import { shared } from "./kinds.ts"

const text = { text: given.text }
const ofIdentifier = { identifier: shared.identifier }

export const agencyKey: typeof key.agencyKey = checked(key.agencyKey, { code: given.text })
export const isWellFormedAgencyCode: typeof code.isWellFormedAgencyCode = checked(
  code.isWellFormedAgencyCode,
  text,
)
export const agencyLevel: typeof identifier.agencyLevel = checked(identifier.agencyLevel, ofIdentifier)
export const ancestorAgencies: typeof identifier.ancestorAgencies = checked(
  identifier.ancestorAgencies,
  ofIdentifier,
)
export const isAncestorAgency: typeof identifier.isAncestorAgency = checked(identifier.isAncestorAgency, {
  above: shared.identifier,
  below: shared.identifier,
})
export const parentAgency: typeof identifier.parentAgency = checked(identifier.parentAgency, ofIdentifier)
export const parseAgencyIdentifier: typeof identifier.parseAgencyIdentifier = checked(
  identifier.parseAgencyIdentifier,
  text,
)
export const printAgencyIdentifier: typeof identifier.printAgencyIdentifier = checked(
  identifier.printAgencyIdentifier,
  ofIdentifier,
)
export const fullCode: typeof reading.fullCode = checked(reading.fullCode, { code: given.text })
export const readAgencyIdentifier: typeof reading.readAgencyIdentifier = checked(
  reading.readAgencyIdentifier,
  text,
)
export const codeMapping: typeof mapping.codeMapping = checked(mapping.codeMapping, {
  entries: given.list(given.with({ code: given.text, otherCode: given.optional(given.text) })),
})
export const levelOneChange: typeof change.levelOneChange = checked(change.levelOneChange, ofIdentifier)
export const levelOneGroup: typeof group.levelOneGroup = checked(group.levelOneGroup, ofIdentifier)
export const localLevels: typeof succession.localLevels = checked(succession.localLevels, { day: given.day })
export const parentOnDay: typeof succession.parentOnDay = checked(succession.parentOnDay, {
  identifier: shared.identifier,
  day: given.day,
  successions: given.with({ standing: given.callable }),
})
export const successionsOf: typeof succession.successionsOf = checked(succession.successionsOf, {
  rows: given.list(given.of(succession.Succession)),
})
export const readSuccessions: typeof rows.readSuccessions = checked(rows.readSuccessions, {
  text: given.anything,
})
