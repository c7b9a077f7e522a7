import { Cause, type Context, Effect, Layer } from "effect"
import type { Reason } from "../vocabulary/ground.ts"
import { type InputError, reject } from "../vocabulary/input-error.ts"

const nameOf = ({ key }: { readonly key: string }) => key.split("/").at(-1) ?? key

const misplaced = (option: string, services: string, expected: Reason): InputError =>
  reject("value-invalid", {
    field: option,
    problem: `the value of ${option} does not provide ${services}.`,
    problemVi: `giá trị của ${option} không cung cấp ${services}.`,
    expected: expected.en,
    expectedVi: expected.vi,
    next: `Give ${expected.en}.`,
    nextVi: `Cần nhập ${expected.vi}.`,
  })

/** Whether a layer fails because it needs a service that only another option receives. */
const needsAnother = (cause: Cause.Cause<unknown>): boolean =>
  Cause.squash(cause) instanceof Error && /^Service not found/.test((Cause.squash(cause) as Error).message)

/**
 * The layer of an option, checked to provide the option's service: a signer in the verifier's place fails
 * when the exchange opens, and not when the first document arrives.
 */
export const checkedLayer = <A, E, R>(
  option: string,
  layer: Layer.Layer<A, E, R>,
  services: ReadonlyArray<{ readonly key: string }>,
  expected: Reason,
): Layer.Layer<A, E | InputError, R> => {
  const wrong = misplaced(option, services.map(nameOf).join(", "), expected)
  return layer.pipe(
    Layer.catchCause(
      (cause): Layer.Layer<A, E | InputError> =>
        Layer.unwrap(Effect.failCause<E | InputError>(needsAnother(cause) ? Cause.fail(wrong) : cause)),
    ),
    Layer.tap((context: Context.Context<A>) =>
      services.every(({ key }) => context.mapUnsafe.has(key)) ? Effect.void : Effect.fail(wrong),
    ),
  )
}
