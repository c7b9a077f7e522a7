import { Effect } from "effect"
import { dateOf } from "../../time/vietnam-time.ts"
import { agencyKey } from "../../vocabulary/key.ts"
import { now } from "../runtime/runtime.ts"
import { Settings } from "../settings/settings.ts"

/**
 * Adds to an agency's codes those of the agencies in whose place it stands today, and of those that stand in
 * its own: what was begun with an agency goes on with its successor. Two agencies that were merged do not get
 * each other's codes.
 */
export const alsoFormer = Effect.fnUntraced(function* (codes: ReadonlyArray<string>) {
  const { successions } = yield* Settings
  if (successions === undefined) return codes
  const today = dateOf(yield* now)
  const known = new Set(codes.map(agencyKey))
  const line = codes.flatMap((code) => [
    ...successions.standing(code, today),
    ...successions.former(code, today),
  ])
  const more = new Map(line.flatMap((code) => (known.has(agencyKey(code)) ? [] : [[agencyKey(code), code]])))
  return [...codes, ...more.values()]
})
