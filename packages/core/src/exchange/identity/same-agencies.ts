import { Effect, Option } from "effect"
import { agencyKey } from "../../vocabulary/key.ts"
import { findAgency } from "../directory/find-agency.ts"
import { Settings } from "../settings/settings.ts"
import { isOwnCode } from "./own-codes.ts"

/**
 * The agencies that some codes are of, each with its codes as they are written: both codes of one agency are
 * one. While the directory cannot be asked, only this agency's own codes are known to be one.
 */
export const sameAgencies = Effect.fnUntraced(function* (codes: ReadonlyArray<string>) {
  const { agency } = yield* Settings
  const isOwn = yield* isOwnCode
  const mainOf = (key: string) =>
    isOwn(key)
      ? Effect.succeed(agencyKey(agency.code))
      : findAgency(key).pipe(
          Effect.map(Option.match({ onNone: () => key, onSome: ({ code }) => agencyKey(code) })),
          Effect.orElseSucceed(() => key),
        )
  const mains = new Map<string, string>()
  const agencies = new Map<string, Array<string>>()
  for (const code of codes) {
    const key = agencyKey(code)
    const main = mains.get(key) ?? (yield* mainOf(key))
    mains.set(key, main)
    const same = agencies.get(main)
    if (same === undefined) agencies.set(main, [code])
    else same.push(code)
  }
  return [...agencies.values()]
})
