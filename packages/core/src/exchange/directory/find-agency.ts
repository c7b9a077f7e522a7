import { Effect, Option } from "effect"
import { gaveAnother, readDirectory } from "../../adapter-kit/promise/read-directory.ts"
import { AgencyDirectory } from "../../port/agency-directory.ts"
import type { DirectoryEntry } from "../../port/transport.ts"
import { dateOf } from "../../time/vietnam-time.ts"
import { agencyKey, isSameAgencyCode } from "../../vocabulary/key.ts"
import { now } from "../runtime/runtime.ts"
import { Settings } from "../settings/settings.ts"

/** The codes of the agencies that replace an agency today. */
export const standingToday = Effect.fnUntraced(function* (code: string) {
  const { successions } = yield* Settings
  return successions?.standing(code, dateOf(yield* now)) ?? [code]
})

/** Refuses another agency than was asked for: it has the code, or stands in that agency's place today. */
const checkAsked = Effect.fnUntraced(function* (asked: string, entry: DirectoryEntry) {
  const { code, otherCode = code } = entry
  const isOf = (one: string) => isSameAgencyCode(code, one) || isSameAgencyCode(otherCode, one)
  if (!isOf(asked) && !(yield* standingToday(asked)).some(isOf)) return yield* gaveAnother(asked, entry)
})

/** Finds an agency by a code as it is written, or as directories write it. */
const findListed = Effect.fnUntraced(function* (code: string) {
  const directory = readDirectory(yield* AgencyDirectory)
  const exactly = yield* directory.find(code)
  const key = agencyKey(code)
  const found = Option.isSome(exactly) || key === code ? exactly : yield* directory.find(key)
  if (Option.isSome(found)) yield* checkAsked(code, found.value)
  return found
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
