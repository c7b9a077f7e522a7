import { Effect } from "effect"
import { unknownField, wrongKind } from "../../adapter-kit/input/invalid-value.ts"
import type { InputError } from "../../vocabulary/input-error.ts"

const known = ["name", "batch"]

/** Checks a subscription before its name is used. */
export const checkSubscription = (
  ...[subscription, handle]: ReadonlyArray<unknown>
): Effect.Effect<void, InputError> => {
  if (typeof subscription !== "object" || subscription === null || Array.isArray(subscription))
    return Effect.fail(
      wrongKind("subscription", subscription, { en: "an object `{ name }`", vi: "đối tượng `{ name }`" }),
    )
  const odd = Object.keys(subscription).find((field) => !known.includes(field))
  if (odd !== undefined) return Effect.fail(unknownField(odd, known))
  if (typeof handle !== "function")
    return Effect.fail(
      wrongKind("handle", handle, { en: "a function that takes changes", vi: "hàm nhận các thay đổi" }),
    )
  return Effect.void
}
