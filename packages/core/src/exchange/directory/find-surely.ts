import { Effect, Option } from "effect"
import { AgencyDirectory } from "../../port/agency-directory.ts"
import { notInKeptList } from "./axis-directory.ts"

/** Which list the directory answered from, where it is a list. */
export const directoryReading = Effect.gen(function* () {
  const { reading } = yield* AgencyDirectory
  return reading === undefined ? undefined : Option.getOrUndefined(yield* reading)
})

/**
 * Finds an agency, or says that it is in no list that is up to date. One that is missing in a list kept from
 * before, while the axis is away, is neither: that fails, for it may have been connected since.
 */
export const findSurely = Effect.fnUntraced(function* (code: string) {
  const directory = yield* AgencyDirectory
  const entry = yield* directory.find(code)
  const reading = Option.isNone(entry) ? yield* directoryReading : undefined
  if (reading?.away) return yield* notInKeptList(code, reading, reading.away)
  return entry
})
