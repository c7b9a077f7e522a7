import { Effect, Option } from "effect"
import { readDirectory } from "../../adapter-kit/promise/read-directory.ts"
import { AgencyDirectory } from "../../port/agency-directory.ts"
import { DirectoryError } from "../../port/directory-error.ts"
import { notInKeptList } from "./axis-directory.ts"
import { findAgency } from "./find-agency.ts"

/** Returns nothing where the directory was never read: paper goes to agencies that nobody has to look up. */
export const ifEverRead = <A, E, R>(asked: Effect.Effect<Option.Option<A>, E, R>) =>
  Effect.catchIf(
    asked,
    (error) => error instanceof DirectoryError && error.reason === "never-read",
    () => Effect.succeedNone,
  )

/** Which list the directory answered from, if it has one. */
export const directoryReading = Effect.gen(function* () {
  const { reading } = readDirectory(yield* AgencyDirectory)
  return reading === undefined ? undefined : Option.getOrUndefined(yield* ifEverRead(reading))
})

/**
 * Finds an agency; none when an up-to-date list does not have it. Fails for an agency that is missing in a
 * stored list while the axis is away, since it may have been connected since.
 */
export const findConfirmed = Effect.fnUntraced(function* (
  code: string,
  find: typeof findAgency = findAgency,
) {
  const entry = yield* find(code)
  const reading = Option.isNone(entry) ? yield* directoryReading : undefined
  if (reading?.away) return yield* notInKeptList(code, reading, reading.away)
  return entry
})
