import { Effect, Option } from "effect"
import { isSameAgencyCode } from "../../vocabulary/key.ts"
import { findAgency } from "../directory/find-agency.ts"
import { alsoFormer } from "../directory/former-codes.ts"

/**
 * All codes of a packet's sender, the one in the packet first: an agency with a code of either standard may
 * send under one and recall under the other, and one that took over from another speaks for it. An
 * unavailable directory does not hold up a mailbox: then only the stated code is used, and a later lookup
 * under both codes still finds marks set under it.
 */
export const senderCodes = Effect.fnUntraced(function* (stated: string) {
  const entry = yield* findAgency(stated).pipe(
    Effect.catch((error) =>
      Effect.as(
        Effect.logWarning(`The directory cannot say what other code ${stated} has`, error),
        Option.none(),
      ),
    ),
  )
  const known = Option.match(entry, {
    onNone: () => [stated],
    onSome: ({ code, otherCode = code }) => [
      stated,
      ...new Set([code, otherCode].filter((other) => !isSameAgencyCode(other, stated))),
    ],
  })
  return yield* alsoFormer(known)
})
