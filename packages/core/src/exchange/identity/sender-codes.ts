import { Effect, Option } from "effect"
import { isSameAgencyCode } from "../../vocabulary/key.ts"
import { findSender } from "../directory/find-agency.ts"
import { alsoFormer } from "../directory/former-codes.ts"

/**
 * The directory's entry of a packet's sender, if it has one. An unavailable directory does not hold up a
 * mailbox: then the sender is not known.
 */
export const knownSender = (stated: string) =>
  findSender(stated).pipe(
    Effect.catch((error) =>
      Effect.as(Effect.logWarning(`The directory cannot say who ${stated} is`, error), Option.none()),
    ),
  )

/**
 * All codes of a packet's sender, the one in the packet first: an agency with a code of either standard may
 * send under one and recall under the other, and one that took over from another speaks for it. When the
 * sender is not known only the stated code is used, and a later lookup under both codes still finds marks set
 * under it.
 */
export const senderCodes = Effect.fnUntraced(function* (stated: string) {
  const known = Option.match(yield* knownSender(stated), {
    onNone: () => [stated],
    onSome: ({ code, otherCode = code }) => [
      stated,
      ...new Set([code, otherCode].filter((other) => !isSameAgencyCode(other, stated))),
    ],
  })
  return yield* alsoFormer(known)
})
