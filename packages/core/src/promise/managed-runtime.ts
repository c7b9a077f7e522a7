import { type Context, Deferred, Effect, type ManagedRuntime } from "effect"
import { runIn } from "./promised.ts"

/** Builds a runtime's service. What was opened is closed when it cannot be built. */
export const opened = <I, A, E>(
  runtime: ManagedRuntime.ManagedRuntime<I, E>,
  service: Context.Key<I, A>,
): Promise<A> =>
  runtime.runPromise(service).catch(async (error: unknown) => {
    await runtime.dispose()
    throw error
  })

/** How calls are run in a runtime until it is closed. */
export const doorOf = (runtime: ManagedRuntime.ManagedRuntime<never, unknown>) => {
  const closed = Deferred.makeUnsafe<void>()
  const isClosed = () => Deferred.isDoneUnsafe(closed)
  return {
    run: runIn(runtime, isClosed),
    closing: { isClosed, closed: Deferred.await(closed) },
    close: (): Promise<void> => {
      Deferred.doneUnsafe(closed, Effect.void)
      return runtime.dispose()
    },
  }
}
