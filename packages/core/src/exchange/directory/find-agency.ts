import { Effect, Option } from "effect"
import { AgencyDirectory } from "../../port/agency-directory.ts"
import { agencyKey } from "../../vocabulary/key.ts"

/** Finds an agency by a code as it is written, or as directories write it. */
export const findAgency = Effect.fnUntraced(function* (code: string) {
  const directory = yield* AgencyDirectory
  const found = yield* directory.find(code)
  const key = agencyKey(code)
  return Option.isSome(found) || key === code ? found : yield* directory.find(key)
})
