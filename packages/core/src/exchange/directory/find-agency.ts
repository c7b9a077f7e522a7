import { Effect, Option } from "effect"
import { AgencyDirectory } from "../../port/agency-directory.ts"
import { dateOf } from "../../time/vietnam-time.ts"
import { agencyKey } from "../../vocabulary/key.ts"
import { now } from "../ground/runtime.ts"
import { Settings } from "../ground/settings.ts"

/** The codes of the agencies that replace an agency today. */
export const standingToday = Effect.fnUntraced(function* (code: string) {
  const { successions } = yield* Settings
  return successions?.standing(code, dateOf(yield* now)) ?? [code]
})

/** Finds an agency by a code as it is written, or as directories write it. */
const findListed = Effect.fnUntraced(function* (code: string) {
  const directory = yield* AgencyDirectory
  const found = yield* directory.find(code)
  const key = agencyKey(code)
  return Option.isSome(found) || key === code ? found : yield* directory.find(key)
})

/**
 * Finds an agency by its code, or the one that stands in its place today where the directory does not list it
 * any more. Finds none when several do.
 */
export const findAgency = Effect.fnUntraced(function* (code: string) {
  const listed = yield* findListed(code)
  if (Option.isSome(listed)) return listed
  const [successor, ...others] = yield* standingToday(code)
  return successor === undefined || others.length > 0 || successor === code
    ? listed
    : yield* findListed(successor)
})
