import { Effect, type ManagedRuntime } from "effect"
import type { CallOptions } from "../exchange/door/operation.ts"
import { Progress, watched } from "../exchange/record/annotate-recorded.ts"
import { StorageError } from "../port/storage/storage-error.ts"
import { isProblem } from "../problem/problem.ts"
import { InputError } from "../vocabulary/input-error.ts"
import { takeOptions } from "./call-options.ts"
import { closedBefore } from "./closed.ts"

/** Runs an operation of the exchange. */
export type Run = <A, E>(operation: Effect.Effect<A, E>, options?: CallOptions) => Promise<A>

/**
 * Runs operations in a runtime. An aborted call rejects with the signal's own reason, as callers of Promises
 * expect, or with a `StorageError` when the exchange was closed, which states what was recorded by then.
 */
export const runIn =
  (
    runtime: Pick<ManagedRuntime.ManagedRuntime<never, unknown>, "runPromise">,
    isClosed: () => boolean,
  ): Run =>
  async (operation, options) => {
    if (isClosed()) throw closedBefore()
    const progress = new Progress()
    return runtime.runPromise(watched(operation, progress), options).catch((error: unknown) => {
      if (isProblem(error)) throw error
      if (options?.signal?.aborted) throw options.signal.reason
      throw isClosed()
        ? new StorageError({
            reason: "unavailable",
            detail: {
              problem: "the exchange was closed while the call was on its way",
              problemVi: "hệ thống đã đóng khi yêu cầu đang được thực hiện",
            },
            recorded: progress.recorded(),
          })
        : error
    })
  }

type Operation = (...args: ReadonlyArray<unknown>) => Effect.Effect<unknown, unknown>

/**
 * Turns a record of Effect operations into the same operations as Promises, whose last argument also takes a
 * signal: `{ by, signal }`. They reject with one of the library's errors, which `_tag` and `reason` identify
 * (see `isProblem`), or with the signal's own reason.
 */
export const promised = <Promises>(operations: object, run: Run): Promises =>
  Object.fromEntries(
    Object.entries(operations).map(([name, value]) => [
      name,
      (...args: ReadonlyArray<unknown>) => {
        const read = takeOptions(args)
        if (read instanceof InputError) return Promise.reject(read)
        const { own, ...options } = read
        // Each call first yields to the host's other work: stores and signatures work synchronously, so a
        // loop over many documents would otherwise hold up its timers and sockets.
        return run(Effect.andThen(Effect.yieldNow, (value as Operation)(...own)), options)
      },
    ]),
  ) as Promises
