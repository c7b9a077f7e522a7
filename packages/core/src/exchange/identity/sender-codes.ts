import { Effect, Option } from "effect"
import { AgencyDirectory } from "../../port/agency-directory.ts"

/**
 * All codes of a packet's sender, the one that the packet states first: an agency with a code of either
 * standard sends under one and recalls under the other. A mailbox is not held up by a directory that cannot
 * be reached: the stated code has to do then, and what is marked under it alone is found by whoever looks
 * under both.
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
