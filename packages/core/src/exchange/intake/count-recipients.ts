import { Effect } from "effect"
import type { Party } from "../../packet/party.ts"
import { tolerance } from "../../packet/tolerance.ts"
import { sameAgencies } from "../identity/same-agencies.ts"

/** Counts the agencies that a packet is addressed to, and notes where it names one of them again. */
export const countRecipients = Effect.fnUntraced(function* (to: ReadonlyArray<Party>) {
  const agencies = yield* sameAgencies(to.map(({ code }) => code))
  return {
    addressees: agencies.length,
    repeated: agencies.flatMap(([readAs = "", ...others]) =>
      [...new Set(others)].map((value) => tolerance("recipient-repeated", "To.OrganId", { value, readAs })),
    ),
  }
})
