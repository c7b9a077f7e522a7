import { Effect, Stream } from "effect"
import { isProblem } from "../problem/problem.ts"
import { InputError } from "../vocabulary/input-error.ts"
import { takeOptions } from "./call-options.ts"
import { closedBefore } from "./closed.ts"

const never: Effect.Effect<void> = Effect.never

/** Completes when a signal is aborted. */
const aborted = (signal: AbortSignal | undefined): Effect.Effect<void> =>
  signal === undefined
    ? never
    : Effect.callback((resume) => {
        const tell = () => resume(Effect.void)
        if (signal.aborted) return tell()
        signal.addEventListener("abort", tell, { once: true })
        return Effect.sync(() => signal.removeEventListener("abort", tell))
      })

/**
 * An iterable that ends when the exchange is closed. Starting or continuing it after that fails. It rejects
 * with the signal's reason when it is aborted.
 */
const readWhileOpen = <A>(
  all: AsyncIterable<A>,
  isClosed: () => boolean,
  signal?: AbortSignal,
): AsyncIterable<A> => ({
  [Symbol.asyncIterator]: () => {
    if (isClosed()) return { next: () => Promise.reject(closedBefore()) }
    const each = all[Symbol.asyncIterator]()
    return {
      next: async () => {
        signal?.throwIfAborted()
        const step = await each.next().catch((error: unknown) => {
          throw isClosed() && !isProblem(error) ? closedBefore() : error
        })
        if (step.done) signal?.throwIfAborted()
        return step
      },
      return: async (value) => (await each.return?.(value)) ?? { done: true, value },
    }
  },
})

/** Tells readers when the exchange closes. */
export interface Closing {
  readonly isClosed: () => boolean
  readonly closed: Effect.Effect<void>
}

/**
 * Turns a streaming operation into a function that returns an async iterable and takes `CallOptions`
 * after the operation's arguments.
 */
export const reading =
  <Args extends ReadonlyArray<unknown>, A>(
    read: (...args: Args) => Stream.Stream<A, unknown>,
    { isClosed, closed }: Closing,
  ) =>
  (...args: ReadonlyArray<unknown>): AsyncIterable<A> => {
    const taken = takeOptions(args)
    const isWrong = taken instanceof InputError
    const signal = isWrong ? undefined : taken.signal
    const all = isWrong ? Stream.fail(taken) : read(...(taken.own as unknown as Args))
    const ended = Effect.raceFirst(closed, aborted(signal))
    return readWhileOpen(Stream.toAsyncIterable(Stream.interruptWhen(all, ended)), isClosed, signal)
  }
