import { Effect, Option } from "effect"
import { AgencyDirectory } from "../../port/agency-directory.ts"
import { dateOf } from "../../time/vietnam-time.ts"
import { agencyKey, isSameAgencyCode } from "../../vocabulary/key.ts"
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
 * A code as the directory writes it, to address a packet by: axes compare codes letter for letter. A code
 * that the directory does not have, or cannot be asked about, is written as directories write codes.
 */
export const addressOf = Effect.fnUntraced(function* (code: string) {
  const found = yield* findListed(code).pipe(
    Effect.catchTag("DirectoryError", (error) =>
      Effect.as(Effect.logWarning(`The directory cannot say how it writes ${code}`, error), Option.none()),
    ),
  )
  const written = Option.match(found, {
    onNone: () => [],
    onSome: ({ code: listed, otherCode = listed }) => [listed, otherCode],
  })
  return written.find((one) => isSameAgencyCode(one, code)) ?? agencyKey(code)
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
