import { Effect } from "effect"
import type { InputError } from "../../vocabulary/input-error.ts"
import { unfitKind, unknownField } from "../input/invalid-value.ts"

const known = ["name", "batch"]

/** Checks a subscription before its name is used. */
export const checkSubscription = (
  ...[subscription, handle]: ReadonlyArray<unknown>
): Effect.Effect<void, InputError> => {
  if (typeof subscription !== "object" || subscription === null || Array.isArray(subscription))
    return Effect.fail(
      unfitKind("subscription", subscription, { en: "an object `{ name }`", vi: "đối tượng `{ name }`" }),
    )
  const odd = Object.keys(subscription).find((field) => !known.includes(field))
  if (odd !== undefined) return Effect.fail(unknownField(odd, known))
  if (typeof handle !== "function")
    return Effect.fail(
      unfitKind("handle", handle, { en: "a function that takes changes", vi: "hàm nhận các thay đổi" }),
    )
  return Effect.void
}
