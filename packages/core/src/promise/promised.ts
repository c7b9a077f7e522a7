import { Effect, type ManagedRuntime } from "effect"
import type { As } from "../exchange/door/on.ts"
import { StorageError } from "../port/storage/storage-error.ts"
import { isProblem } from "../problem/problem.ts"
import { InputError } from "../vocabulary/input-error.ts"
import { type CallAs, type CallMaybeAs, type CallOptions, takeOptions } from "./call-options.ts"
import { closedBefore } from "./closed.ts"

/** The last argument of a call with its signal: beside the person, if the operation takes one. */
type Cut<Args extends ReadonlyArray<unknown>> = Args extends readonly [...infer What, As]
  ? [...what: What, as: CallAs]
  : As extends NonNullable<Args[number]>
    ? { [I in keyof Args]: NonNullable<Args[I]> extends As ? CallMaybeAs : Args[I] }
    : [...what: Args, options?: CallOptions]

/**
 * The same operations as Promises, whose last argument also takes a signal: `{ by, signal }`. They reject
 * with one of the library's errors, which `_tag` and `reason` identify (see `isProblem`), or with the
 * signal's own reason.
 */
export type Promised<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer Args) => Effect.Effect<infer A, infer _E>
    ? (...args: Cut<Args>) => Promise<[A] extends [undefined] ? void : A>
    : Promised<T[K]>
}

/** Runs an operation of the exchange. */
export type Run = <A, E>(operation: Effect.Effect<A, E>, options?: CallOptions) => Promise<A>

/**
 * Runs operations in a runtime. An aborted call rejects with the signal's own reason, as callers of Promises
 * expect, or with a `StorageError` when the exchange was closed.
 */
export const runIn =
  (
    runtime: Pick<ManagedRuntime.ManagedRuntime<never, unknown>, "runPromise">,
    isClosed: () => boolean,
  ): Run =>
  async (operation, options) => {
    if (isClosed()) throw closedBefore()
    return runtime.runPromise(operation, options).catch((error: unknown) => {
      if (isProblem(error)) throw error
      if (options?.signal?.aborted) throw options.signal.reason
      throw isClosed()
        ? new StorageError({
            reason: "unavailable",
            detail: {
              problem: "the exchange was closed while the call was on its way",
              problemVi: "hệ thống đã đóng khi yêu cầu đang được thực hiện",
            },
            recorded: "unknown",
          })
        : error
    })
  }

type Operation = (...args: ReadonlyArray<unknown>) => Effect.Effect<unknown, unknown>

/** Turns a record of Effect operations into a record of Promise operations of the same shape. */
export const promised = <T extends object>(operations: T, run: Run): Promised<T> =>
  Object.fromEntries(
    Object.entries(operations).map(([name, value]) => [
      name,
      typeof value !== "function"
        ? promised(value as object, run)
        : (...args: ReadonlyArray<unknown>) => {
            const read = takeOptions(args)
            if (read instanceof InputError) return Promise.reject(read)
            const { own, ...options } = read
            // Each call first yields to the host's other work: stores and signatures work synchronously, so a
            // loop over many documents would otherwise hold up its timers and sockets.
            return run(Effect.andThen(Effect.yieldNow, (value as Operation)(...own)), options)
          },
    ]),
  ) as Promised<T>
