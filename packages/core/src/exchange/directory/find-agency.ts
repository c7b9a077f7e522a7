import { Effect, Option } from "effect"
import { gaveAnother, readDirectory } from "../../adapter-kit/promise/read-directory.ts"
import { ancestorAgencies, printAgencyIdentifier } from "../../agency/agency-identifier.ts"
import { fullCode, readAgencyIdentifier } from "../../agency/read-identifier.ts"
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

/** Refuses an answer about another agency: it must have the code, or stand in that agency's place today. */
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

/**
 * Finds the agency that a packet names as its sender, whose system may leave out groups or zeros of its code.
 */
export const findSender = Effect.fnUntraced(function* (stated: string) {
  const known = yield* findAgency(stated)
  const full = fullCode(agencyKey(stated))
  return Option.isSome(known) || full === undefined || full === stated ? known : yield* findAgency(full)
})

/** The nearest agency above that the directory lists: its system sends and receives for all its units. */
const findAbove = Effect.fnUntraced(function* (code: string) {
  const { identifier } = readAgencyIdentifier(code)
  for (const above of identifier ? ancestorAgencies(identifier) : []) {
    const found = yield* findAgency(printAgencyIdentifier(above))
    if (Option.isSome(found)) return found
  }
  return Option.none()
})

/** What the directory says of an agency; nothing where it cannot be asked. */
const orUnknown = <E, R>(code: string, found: Effect.Effect<Option.Option<DirectoryEntry>, E, R>) =>
  Effect.catch(found, (error) =>
    Effect.as(
      Effect.logWarning(`The directory cannot say how it writes ${code}`, error),
      Option.none<DirectoryEntry>(),
    ),
  )

const asListed = ({ code, otherCode = code }: DirectoryEntry, asked: string) =>
  isSameAgencyCode(otherCode, asked) ? otherCode : code

/**
 * Returns the code to address a packet to, spelled as in the directory: axes compare codes letter for letter.
 * An unlisted sender is addressed as `deliverer`, the name under which the axis delivered its packet, else
 * through the nearest listed agency above it, whose system receives for all its units. Any other code, and
 * one that the directory cannot be asked about, is written as directories write codes.
 */
export const addressOf = Effect.fnUntraced(function* <E, R>(
  code: string,
  deliverer: Effect.Effect<Option.Option<string>, E, R>,
) {
  const known = yield* orUnknown(code, findSender(code))
  if (Option.isSome(known)) return asListed(known.value, code)
  const by = Option.getOrUndefined(yield* deliverer)
  if (by !== undefined) {
    const listed = yield* orUnknown(by, findSender(by))
    return Option.match(listed, { onNone: () => by, onSome: (entry) => asListed(entry, by) })
  }
  const key = agencyKey(code)
  const above = yield* orUnknown(code, findAbove(fullCode(key) ?? key))
  return Option.match(above, { onNone: () => key, onSome: (entry) => asListed(entry, code) })
})
