import { Effect } from "effect"
import { agencyKey } from "../../vocabulary/key.ts"
import { Settings } from "../ground/settings.ts"

/** Tells whether a packet's text is one of this agency's codes, however it is written. */
export const isOurs = Effect.gen(function* () {
  const { agency, otherCodes } = yield* Settings
  const ours = new Set([agency.code, ...otherCodes].map(agencyKey))
  return (code: string): boolean => ours.has(agencyKey(code))
})
