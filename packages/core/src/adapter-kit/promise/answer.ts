import { Effect, Formatter, Option, Predicate, Result, Schema, SchemaGetter } from "effect"
import { inSlices } from "../in-slices.ts"

/** A field that may be left out; `undefined` and `null` leave it out, too. */
export const optional = <S extends Schema.Codec<unknown>>(field: S) =>
  Schema.optional(Schema.NullOr(field)).pipe(
    Schema.decodeTo(Schema.optionalKey(Schema.toType(field)), {
      decode: SchemaGetter.transformOptional(Option.filter(Predicate.isNotNullish)),
      encode: SchemaGetter.passthrough(),
    }),
  )

/** An answer that may be missing, as `undefined` or `null`. */
export const orNone = <A>(answer: Schema.Decoder<A>): Schema.Decoder<A | null | undefined> =>
  Schema.NullishOr(answer)

/**
 * Whether a check accepts a value. A value that throws when it is inspected, as a proxy may, is not accepted.
 */
export const accepts = (check: (given: unknown) => boolean, given: unknown): boolean => {
  try {
    return check(given)
  } catch {
    return false
  }
}

/**
 * Calls an adapter's function so that it can only fail with an error of the port: `failure` converts what the
 * function throws, dies of or fails with, and `noEffect` what it returns in place of an Effect.
 */
export const checkedEffect = <E>(
  ask: () => unknown,
  noEffect: (given: unknown) => E,
  failure: (thrown: unknown) => E,
): Effect.Effect<unknown, E> =>
  Effect.suspend((): Effect.Effect<unknown, unknown> => {
    const given = ask()
    return Effect.isEffect(given) ? (given as Effect.Effect<unknown, unknown>) : Effect.fail(noEffect(given))
  }).pipe(
    Effect.catchDefect((thrown) => Effect.fail(thrown)),
    Effect.mapError(failure),
  )

/** Reads an answer by its schema. An answer that throws when it is read counts as one of another shape. */
export const decodeAnswer = <A>(schema: Schema.Decoder<A>, given: unknown): Result.Result<A, unknown> => {
  try {
    return Schema.decodeUnknownResult<Schema.Decoder<A>>(schema)(given)
  } catch (thrown) {
    return Result.fail(thrown)
  }
}

/** How many entries of a list are read before it yields to the event loop. */
const batchSize = 500

/** Reads a list of any length by the schema of its entries. */
export const decodeEach = Effect.fnUntraced(function* <A>(entry: Schema.Decoder<A>, given: unknown) {
  const list = Result.try((): ReadonlyArray<unknown> | undefined =>
    Array.isArray(given) ? [...given] : undefined,
  )
  if (Result.isFailure(list) || list.success === undefined) return Result.fail<unknown>(given)
  const entries: Schema.Decoder<ReadonlyArray<A>> = Schema.Array(entry)
  const slices = yield* inSlices(list.success, (slice) => decodeAnswer(entries, slice), batchSize)
  return Result.map(Result.all(slices), (all): ReadonlyArray<A> => all.flat())
})

const maxShownLength = 200

/** The beginning of an answer as JSON; `undefined` when it cannot be read. */
export const printedAnswer = (given: unknown): string | undefined => {
  try {
    const text = Formatter.formatJson(given)
    return text.length > maxShownLength ? `${text.slice(0, maxShownLength)}…` : text
  } catch {
    return undefined
  }
}

/** Describes a wrong answer in an error's sentence. */
export const shownAnswer = (given: unknown): string =>
  given === undefined ? "nothing" : (printedAnswer(given) ?? `a ${typeof given} that cannot be read`)
