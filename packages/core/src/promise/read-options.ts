import { Result } from "effect"
import { isPlainObject } from "../adapter-kit/input/plain-object.ts"
import type { Agency } from "../agency/agency.ts"
import { type AgencyCode, isWellFormedAgencyCode } from "../agency/agency-code.ts"
import { successionsOf } from "../agency/succession.ts"
import { workingCalendar } from "../calendar/working-calendar.ts"
import { copyArgument } from "../exchange/door/copy-argument.ts"
import { ownTypesIn } from "../exchange/input/own-types.ts"
import { successionsIn } from "../exchange/input/read-successions.ts"
import { recipientGroupsIn } from "../exchange/input/recipient-groups.ts"
import { wrongSettings } from "../exchange/input/wrong-settings.ts"
import { Settings } from "../exchange/settings/settings.ts"
import { governmentOffices } from "../policy/paper.ts"
import { paperForGovernmentOnly } from "../policy/ready-paper-lists.ts"
import { reject } from "../vocabulary/input-error.ts"
import { type Complete, type CompleteSettings, completeOptions } from "./complete-options.ts"
import type { AgencyProfile, ExchangeOptions } from "./exchange-options.ts"
import { readClock } from "./host-clock.ts"
import { ownFields } from "./own-fields.ts"
import { wrongNested } from "./wrong-nested.ts"
import { wrongOptions } from "./wrong-options.ts"
import { wrongWorkers } from "./wrong-workers.ts"

const receivingCode = (code: string): AgencyCode => {
  if (!isWellFormedAgencyCode(code)) throw reject("agency-code-malformed", { code })
  return code
}

/** The options that are settings, not code: the checked values are the ones that are used. */
const settingsAmong = [
  "agency",
  "governmentFocalPoints",
  "paperList",
  "successions",
  "ownTypes",
  "recipientGroups",
  "retry",
  "duties",
  "signaturePolicy",
  "workers",
] as const

/**
 * The object's own options, with defaults for those left out: properties that a library adds to every
 * object's prototype do not count. Throws an `InputError` for an option that is wrong, or missing though it
 * is needed.
 */
export const readOptions = <Options extends Partial<ExchangeOptions>>(
  options: Options,
  needed: ReadonlyArray<keyof Options>,
): Complete<Options> => {
  const own = ownFields(options)
  if (isPlainObject(own))
    for (const name of settingsAmong)
      if (Object.hasOwn(own, name)) Object.assign(own, { [name]: copyArgument(own[name]) })
  const wrong = wrongOptions(own, needed)
  if (wrong) throw wrong
  return completeOptions(own)
}

/** The settings that options give. Throws an `InputError` for a value that cannot be one. */
export const settingsOf = (options: CompleteSettings) => {
  const time = options.clock ? readClock(options.clock) : 0
  if (typeof time !== "number") throw time
  const { abbreviation, place, otherCodes = [], ...profile }: AgencyProfile = options.agency
  const { signaturePolicy, duties, retry } = options
  const successions = successionsIn(options.successions ?? [])
  if (Result.isFailure(successions)) throw successions.failure
  const recipientGroups = recipientGroupsIn(options.recipientGroups ?? [])
  if (Result.isFailure(recipientGroups)) throw recipientGroups.failure
  const ownTypes = ownTypesIn(options.ownTypes ?? [])
  if (Result.isFailure(ownTypes)) throw ownTypes.failure
  const wrong =
    wrongSettings({ agency: profile, abbreviation, place, signaturePolicy, duties }) ??
    wrongWorkers(ownFields(options.workers || {})) ??
    wrongNested(options)
  if (wrong) throw wrong
  // A code that is valid as the agency's own is valid for any agency.
  const agency: Agency = { ...profile, code: profile.code as AgencyCode }
  return Settings.of({
    agency,
    // A copy: later changes to the caller's list give no other code the agency's rights.
    otherCodes: otherCodes.map(receivingCode),
    ...(abbreviation !== undefined && { abbreviation }),
    ...(place !== undefined && { place }),
    calendar: options.calendar ?? workingCalendar(),
    paperList: options.paperList ?? paperForGovernmentOnly,
    governmentFocalPoints: (options.governmentFocalPoints ?? governmentOffices).map(receivingCode),
    recordReading: options.recordReading ?? false,
    ownTypes: ownTypes.success,
    recipientGroups: recipientGroups.success,
    successions: successionsOf(successions.success),
    retry,
    duties,
    ...(options.textOf && { textOf: options.textOf }),
    ...(options.competence && { competence: options.competence }),
    ...(signaturePolicy && { signaturePolicy: { ...signaturePolicy } }),
  })
}
