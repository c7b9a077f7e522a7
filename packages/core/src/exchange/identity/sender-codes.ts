import { Effect, Option } from "effect"
import { AgencyDirectory } from "../../port/agency-directory.ts"

/**
 * All codes of a packet's sender, the one in the packet first: an agency with a code of either standard may
 * send under one and recall under the other. An unavailable directory does not hold up a mailbox: then only
 * the stated code is used, and a later lookup under both codes still finds marks set under it.
 */
export const senderCodes = Effect.fnUntraced(function* (stated: string) {
  const directory = yield* AgencyDirectory
  const entry = yield* directory
    .find(stated)
    .pipe(
      Effect.catch((error) =>
        Effect.as(
          Effect.logWarning(`The directory cannot say what other code ${stated} has`, error),
          Option.none(),
        ),
      ),
    )
  return Option.match(entry, {
    onNone: () => [stated],
    onSome: ({ code, otherCode = code }) => [...new Set([stated, code, otherCode])],
  })
})
