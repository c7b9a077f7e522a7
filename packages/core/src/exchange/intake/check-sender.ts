import { Effect, Option } from "effect"
import { levelOneOf } from "../../agency/read-identifier.ts"
import type { MailboxEntry } from "../../port/transport.ts"
import { isSameAgencyCode } from "../../vocabulary/key.ts"
import { findConfirmed } from "../directory/find-confirmed.ts"
import { alsoFormer } from "../directory/former-codes.ts"

/**
 * Whether the agency that delivered a packet to the axis may speak for the agency that the packet names as
 * its sender.
 *
 * Everything here is keyed by the sender that the packet names, and its author writes that name: without this
 * check any agency on the axis could report, recall or send in the name of any other. The two must be the
 * same agency, by either of its codes, or the one that took over from the other, or belong to the same
 * ministry or province, whose system sends for all its units. If the axis names no sender there is nothing to
 * compare.
 */
export const maySpeakFor = Effect.fnUntraced(function* ({ from }: MailboxEntry, named: string) {
  if (from === "" || isSameAgencyCode(from, named)) return true
  const ours = levelOneOf(from)
  if (ours !== undefined && ours === levelOneOf(named)) return true
  const line = yield* alsoFormer([from])
  if (line.some((code) => isSameAgencyCode(code, named))) return true
  const known = yield* findConfirmed(from)
  return Option.exists(known, ({ code, otherCode }) =>
    [code, otherCode ?? code].some((each) => isSameAgencyCode(each, named)),
  )
})
