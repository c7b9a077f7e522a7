import { Effect, Option } from "effect"
import { readAgencyIdentifier } from "../../agency/read-identifier.ts"
import type { MailboxEntry } from "../../port/transport.ts"
import { findSurely } from "../directory/find-surely.ts"

const levelOne = (code: string) => readAgencyIdentifier(code).identifier?.groups[0]

/**
 * Whether the agency that the axis had a packet from may speak for the agency that the packet names as its
 * sender.
 *
 * Everything here is keyed by the sender that the packet names, and the packet is the sender's to write:
 * without this check any agency on the axis could report, recall or send in the name of any other. It is the
 * same agency, by either of its codes, or one of the same ministry or province, whose system sends for all
 * its units. An axis that names no sender leaves nothing to compare.
 */
export const maySpeakFor = Effect.fnUntraced(function* ({ from }: MailboxEntry, named: string) {
  if (from === "" || from === named) return true
  const ours = levelOne(from)
  if (ours !== undefined && ours === levelOne(named)) return true
  const known = yield* findSurely(from)
  return Option.exists(known, ({ code, otherCode }) => code === named || otherCode === named)
})
