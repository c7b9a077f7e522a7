import { Effect } from "effect"
import { dateOf } from "../../time/vietnam-time.ts"
import { agencyKey } from "../../vocabulary/key.ts"
import { now } from "../runtime/runtime.ts"
import { Settings } from "../settings/settings.ts"

/**
 * Returns whether a packet's text is one of this agency's codes, however it is written: one of its own, or
 * that of an agency in whose place it stands.
 */
export const isOwnCode = Effect.gen(function* () {
  const { agency, otherCodes, successions } = yield* Settings
  const today = dateOf(yield* now)
  const given = [agency.code, ...otherCodes]
  const former = given.flatMap((code) => successions?.former(code, today) ?? [])
  const ours = new Set([...given, ...former].map(agencyKey))
  return (code: string): boolean => ours.has(agencyKey(code))
})
