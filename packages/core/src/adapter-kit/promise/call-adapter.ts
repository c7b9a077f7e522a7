import { Clock, Effect, Schema } from "effect"
import { isProblem } from "../../problem/problem.ts"
import type { Detail } from "../../problem/sentence.ts"
import { answerMillis, noAnswerIn } from "../patience.ts"

/** The last argument of every function of an adapter. */
export interface CallContext {
  /** Aborted when the caller no longer waits for the answer. */
  readonly signal: AbortSignal
  /** The present time by the exchange's clock, in milliseconds since the epoch. Tests set it. */
  readonly now: number
}

/** The class of a port's errors. */
interface ErrorClass<E> {
  new (fields: {
    readonly reason: never
    readonly detail: Readonly<Record<string, string>>
    readonly cause?: unknown
    readonly retryAfterSeconds?: number
  }): E
  readonly fields: { readonly reason: Schema.Schema<string> }
}

const detailOf = (given: unknown): Readonly<Record<string, string>> =>
  typeof given === "object" && given !== null
    ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
    : {}

/** A thrown value, or an error in its place when reading it throws, as with a caller's proxy. */
export const readableThrown = (thrown: unknown): unknown => {
  if (typeof thrown !== "object" || thrown === null) return thrown
  try {
    String(thrown)
    Object.getPrototypeOf(thrown)
    Reflect.get(thrown, "reason")
    detailOf(Reflect.get(thrown, "detail"))
    return thrown
  } catch {
    return new Error("what was thrown cannot be read")
  }
}

/** The details that a sentence mentions and the adapter did not state. */
const unstated = (error: unknown): Readonly<Record<string, string>> => {
  if (!isProblem(error)) return {}
  const { en, vi, next } = error.sentence
  const names = new Set(
    [...[en, vi, next.en, next.vi].join(" ").matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
  )
  // A name that stands in both sentences is the same in both languages.
  return Object.fromEntries(
    [...names].map((name) => {
      if (name.endsWith("Vi")) return [name, "không nêu rõ"]
      return [name, names.has(`${name}Vi`) ? "not stated" : "…"]
    }),
  )
}

/** Describes a thrown value for a log. */
export const describeThrown = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)

/**
 * Turns a thrown value into the port's error: an error of the library passes unchanged, a value with a
 * `reason` of the port and an optional `detail` becomes the port's error, and `other` decides about anything
 * else. `known` are details for a value that lacks them.
 */
export const failureOf = <E>(
  Port: ErrorClass<E>,
  other: (thrown: unknown) => E,
  known: Readonly<Record<string, string>> = {},
) => {
  const isReason = Schema.is(Port.fields.reason)
  return (given: unknown): E => {
    const thrown = readableThrown(given)
    if (isProblem(thrown)) return thrown as E
    if (typeof thrown !== "object" || thrown === null) return other(thrown)
    const reason: unknown = Reflect.get(thrown, "reason")
    if (!isReason(reason)) return other(thrown)
    const wait: unknown = Reflect.get(thrown, "retryAfterSeconds")
    const waiting = typeof wait === "number" && Number.isFinite(wait) && { retryAfterSeconds: wait }
    const made = (detail: Readonly<Record<string, string>>) =>
      new Port({ reason: reason as never, detail, cause: thrown, ...waiting })
    const detail = { ...known, ...detailOf(Reflect.get(thrown, "detail")) }
    return made({ ...unstated(made(detail)), ...detail })
  }
}

/** What was thrown, as the problem of an error in both languages; `vi` stands for the words of an adapter. */
export const problemOf = (thrown: unknown, vi: string): Detail => {
  const own: unknown = thrown instanceof Error && "vi" in thrown ? thrown.vi : undefined
  return { problem: describeThrown(thrown), problemVi: typeof own === "string" ? own : vi }
}

/**
 * Calls an adapter; `failure` turns a thrown value into the port's error, and so an answer that does not come
 * in time. The adapter's signal is then aborted.
 */
export const callAdapter =
  <E>(failure: (thrown: unknown) => E, waitMillis = answerMillis) =>
  <A>(ask: (call: CallContext) => A | Promise<A>): Effect.Effect<A, E> =>
    Effect.flatMap(Clock.currentTimeMillis, (now) =>
      Effect.tryPromise({
        try: async (signal) => ask({ signal, now }),
        catch: (thrown) => failure(readableThrown(thrown)),
      }),
    ).pipe(
      Effect.timeoutOrElse({
        duration: waitMillis,
        orElse: () => Effect.suspend(() => Effect.fail(failure(noAnswerIn(waitMillis)))),
      }),
    )

/**
 * Passes on what a host's function gave at once. A Promise in the place of an answer is one that nobody
 * awaits: its failure is met here, so that it ends no process.
 */
export const givenAtOnce = (answer: unknown): unknown => {
  try {
    if (answer instanceof Promise) answer.catch(() => {})
  } catch {
    // A proxy that refuses to be read is not a Promise.
  }
  return answer
}
