import { Clock, Effect, Schema } from "effect"
import { isProblem } from "../../problem/problem.ts"

/** What every function of an adapter is given last. */
export interface Call {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal
  /** The present time by the exchange's clock, in milliseconds since the epoch: tests set it. */
  readonly now: number
}

/** A class of errors of a port. */
interface ErrorClass<E> {
  new (fields: {
    readonly reason: never
    readonly detail: Readonly<Record<string, string>>
    readonly cause?: unknown
  }): E
  readonly fields: { readonly reason: Schema.Schema<string> }
}

const detailOf = (given: unknown): Readonly<Record<string, string>> =>
  typeof given === "object" && given !== null
    ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
    : {}

/** What an adapter threw, in words for a log. */
export const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)

/**
 * Makes the port's error of what an adapter throws: one of the library's own is passed on; one that has a
 * `reason` of the port and perhaps a `detail` becomes the port's; of anything else `other` decides.
 */
export const failureOf = <E>(Port: ErrorClass<E>, other: (thrown: unknown) => E) => {
  const isReason = Schema.is(Port.fields.reason)
  return (thrown: unknown): E => {
    if (isProblem(thrown)) return thrown as E
    if (typeof thrown !== "object" || thrown === null) return other(thrown)
    const reason: unknown = Reflect.get(thrown, "reason")
    if (!isReason(reason)) return other(thrown)
    return new Port({
      reason: reason as never,
      detail: detailOf(Reflect.get(thrown, "detail")),
      cause: thrown,
    })
  }
}

/** Asks an adapter; `failure` makes the port's error of what it throws. */
export const asking =
  <E>(failure: (thrown: unknown) => E) =>
  <A>(ask: (call: Call) => A | Promise<A>): Effect.Effect<A, E> =>
    Effect.flatMap(Clock.currentTimeMillis, (now) =>
      Effect.tryPromise({ try: async (signal) => ask({ signal, now }), catch: failure }),
    )
