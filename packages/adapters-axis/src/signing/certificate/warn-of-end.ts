import { dateOf, plusDays, vietnamTime } from "@lienthong/core/calendar"
import { Clock, Effect } from "effect"
import { type Certificate, summaryOf } from "./certificate.ts"

/** How long before its end a trusted certificate is warned of: long enough to get the next one. */
const warnedDays = 60

/** Warns in the program's log of trusted certificates that have ended or soon will. */
export const warnOfEnd = Effect.fnUntraced(function* (trusted: ReadonlyArray<Certificate>) {
  const today = dateOf(vietnamTime(yield* Clock.currentTimeMillis))
  for (const { subject, validUntil } of trusted.map(summaryOf)) {
    const until = dateOf(validUntil)
    if (until < plusDays(today, warnedDays))
      yield* Effect.logWarning(
        until < today
          ? `The trusted certificate ${subject} ended on ${until}: what is signed under it now is not valid.`
          : `The trusted certificate ${subject} ends on ${until}: get the next one in time.`,
      )
  }
})
