import { Effect, Option } from "effect"
import { agencyKey } from "../../vocabulary/key.ts"
import { findAgency } from "../directory/find-agency.ts"
import { Settings } from "../settings/settings.ts"
import { isOwnCode } from "./own-codes.ts"

/**
 * How many agencies some codes are of: both codes of one agency count once. While the directory cannot be
 * asked, only this agency's own codes are known to be one.
 */
export const countAgencies = Effect.fnUntraced(function* (codes: ReadonlyArray<string>) {
  const { agency } = yield* Settings
  const isOwn = yield* isOwnCode
  const keys = [...new Set(codes.map(agencyKey))]
  const main = yield* Effect.forEach(keys, (key) =>
    isOwn(key)
      ? Effect.succeed(agencyKey(agency.code))
      : findAgency(key).pipe(
          Effect.map(Option.match({ onNone: () => key, onSome: ({ code }) => agencyKey(code) })),
          Effect.orElseSucceed(() => key),
        ),
  )
  return new Set(main).size
})
