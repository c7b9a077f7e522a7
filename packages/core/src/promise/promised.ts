import { Effect, type ManagedRuntime } from "effect"
import type { As } from "../exchange/door/on.ts"
import { StorageError } from "../port/storage/storage-error.ts"
import { isProblem } from "../problem/problem.ts"

/** How a call may be cut short. What had been recorded by then stays recorded; nothing is half-written. */
export interface CallOptions {
  readonly signal?: AbortSignal
}

/** Where an operation takes a person or nobody, the options may stand in the person's place, or with the person. */
type Cut<Args extends ReadonlyArray<unknown>> = {
  [I in keyof Args]: undefined extends Args[I]
    ? Args[I] extends As | undefined
      ? As | CallOptions | undefined
      : Args[I]
    : Args[I]
}

/**
 * The same operations as Promises: each takes its arguments and then, if wanted, {@link CallOptions}. A rejection is
 * one of the library's errors, to be told by its `_tag` and `reason` (see `isProblem`), or the signal's own reason.
 */
export type Promised<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer Args) => Effect.Effect<infer A, infer _E>
    ? (...args: [...args: Cut<Args>, options?: CallOptions]) => Promise<A>
    : Promised<T[K]>
}

/** What a value that may be a caller's own proxy or getter holds itself; nothing when it does not let itself be read. */
const readOnce = (value: unknown): Readonly<Record<string, unknown>> => {
  try {
    return typeof value === "object" && value !== null && Object.hasOwn(value, "signal") ? { ...value } : {}
  } catch {
    return {}
  }
}

/** A person and a signal may come in one: the operation gets the person. */
const splitSignal = (args: ReadonlyArray<unknown>): readonly [ReadonlyArray<unknown>, CallOptions?] => {
  const { signal, ...rest } = readOnce(args.at(-1))
  if (!(signal instanceof AbortSignal) || Object.keys(rest).some((key) => key !== "by")) return [args]
  const own = args.slice(0, -1)
  return [Object.hasOwn(rest, "by") ? [...own, { by: rest.by }] : own, { signal }]
}

/** What a call meets that comes when the exchange has been closed: nothing of it was done. */
const closedBefore = () =>
  new StorageError({
    reason: "unavailable",
    detail: {
      problem: "the exchange is closed",
      problemVi: "hệ thống đã đóng",
      next: "Nothing was done. Open the exchange again with openExchange before you call it.",
      nextVi: "Chưa thực hiện gì. Mở lại hệ thống bằng openExchange trước khi gọi.",
    },
    recorded: "nothing",
  })

/**
 * What is read step by step, as the changes: it ends when the exchange is closed, and is refused when it is begun or gone
 * on with after that.
 */
export const readWhileOpen = <A>(all: AsyncIterable<A>, isClosed: () => boolean): AsyncIterable<A> => ({
  [Symbol.asyncIterator]: () => {
    if (isClosed()) return { next: () => Promise.reject(closedBefore()) }
    const each = all[Symbol.asyncIterator]()
    return {
      next: () =>
        each.next().catch((error: unknown) => {
          throw isClosed() && !isProblem(error) ? closedBefore() : error
        }),
      return: async (value) => (await each.return?.(value)) ?? { done: true, value },
    }
  },
})

/** Runs an operation of the exchange. */
export type Run = <A, E>(operation: Effect.Effect<A, E>, options?: CallOptions) => Promise<A>

/**
 * Runs operations in a runtime so that a call that was cut short rejects as callers of Promises expect: with the
 * signal's own reason, or with a `StorageError` when the exchange was closed.
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

/** Turns a record of Effect operations into one of Promise operations, keeping its shape. */
export const promised = <T extends object>(operations: T, run: Run): Promised<T> =>
  Object.fromEntries(
    Object.entries(operations).map(([name, value]) => [
      name,
      typeof value !== "function"
        ? promised(value as object, run)
        : (...args: ReadonlyArray<unknown>) => {
            const [own, options] = splitSignal(args)
            // Each call first lets the host's other work have its turn: a loop over many documents must not hold up
            // its timers and sockets, since stores and signatures work synchronously.
            return run(Effect.andThen(Effect.yieldNow, (value as Operation)(...own)), options)
          },
    ]),
  ) as Promised<T>
