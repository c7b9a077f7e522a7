import { Effect, Schema } from "effect"
import { oneOf } from "../../adapter-kit/input/expected.ts"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { isGovernmentFocalPoint, RecipientCapacity } from "../../policy/paper.ts"
import { reject } from "../../vocabulary/input-error.ts"
import { Settings } from "../settings/settings.ts"

const isCapacity = Schema.is(RecipientCapacity)

/**
 * Refuses an invalid capacity of a recipient: an unknown one, and the Government's or the Prime Minister's at
 * an agency that is not their focal point (Decision 28/2018, Art. 7.2a, 7.3a).
 */
export const checkCapacity = Effect.fnUntraced(function* (
  capacity: string | undefined,
  codes: readonly [string, ...ReadonlyArray<string | undefined>],
) {
  if (capacity === undefined) return
  if (!isCapacity(capacity)) return yield* wrongValue("capacity", capacity, oneOf(RecipientCapacity.literals))
  const { governmentFocalPoints } = yield* Settings
  if (capacity !== "own" && !isGovernmentFocalPoint(codes, governmentFocalPoints))
    return yield* reject("capacity-elsewhere", { code: codes[0] })
})
