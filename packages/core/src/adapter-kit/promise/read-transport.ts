import { Effect, Option, Stream } from "effect"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { Transport } from "../../port/transport.ts"
import { TransportError } from "../../port/transport-error.ts"
import { failureOf, wordsOf } from "./asking.ts"
import { type Answered, malformed, readAnswer } from "./transport-answer.ts"

const isTimeout = (thrown: unknown) =>
  thrown instanceof Error && (thrown.name === "TimeoutError" || thrown.name === "AbortError")

/** Makes the error of what a transport threw in an operation. */
export const transportFailure = (operation: string, endpoint: string) =>
  failureOf(
    TransportError,
    (cause) =>
      new TransportError({
        reason: isTimeout(cause) ? "timed-out" : "malformed-answer",
        detail: { operation, endpoint, answer: wordsOf(cause) },
        cause,
      }),
    { operation, endpoint },
  )

/**
 * A transport whose answers have the port's shapes: the exchange uses no other. Anything else that an adapter
 * gives, fails with or throws is `malformed-answer`, as an axis that answers otherwise than its protocol.
 */
export const readTransport = (transport: Transport["Service"]): Transport["Service"] => {
  const endpoint = String(transport.endpoint ?? "")
  /** What an operation answers, once it is known to be an Effect that fails with an error of the port. */
  const answered = (operation: Answered | "acknowledge", ask: () => unknown) =>
    Effect.suspend((): Effect.Effect<unknown, unknown> => {
      const given = ask()
      return Effect.isEffect(given)
        ? (given as Effect.Effect<unknown, unknown>)
        : Effect.fail(malformed(operation, endpoint, given))
    }).pipe(
      Effect.catchDefect((thrown) => Effect.fail(thrown)),
      Effect.mapError(transportFailure(operation, endpoint)),
    )
  const reading = <A>(operation: Answered, ask: () => unknown, read: (given: unknown) => A) =>
    Effect.flatMap(answered(operation, ask), (given) =>
      Effect.try({ try: () => read(given), catch: transportFailure(operation, endpoint) }),
    )
  const read = <Operation extends Answered>(operation: Operation, ask: () => unknown) =>
    reading(operation, ask, (given) => readAnswer(operation, endpoint, given))
  /** The port gives an `Option` where there may be nothing. */
  const readOption = <Operation extends Answered>(operation: Operation, ask: () => unknown) =>
    reading(operation, ask, (given) => {
      if (!Option.isOption(given)) throw malformed(operation, endpoint, given)
      return Option.flatMap(given, (value) => Option.fromNullishOr(readAnswer(operation, endpoint, value)))
    })
  /** Only a packet that is sent is read from the store. */
  const noStorage = <A>(asked: Effect.Effect<A, TransportError | StorageError>) =>
    asked as Effect.Effect<A, TransportError>
  return {
    ...(transport.endpoint !== undefined && { endpoint }),
    ...(transport.system !== undefined && { system: String(transport.system) }),
    submit: (submission) => read("submit", () => transport.submit(submission)),
    findSent: (query) => noStorage(readOption("findSent", () => transport.findSent(query))),
    listSent: (request) => noStorage(readOption("listSent", () => transport.listSent(request))),
    countInbox: (kind) => noStorage(readOption("countInbox", () => transport.countInbox(kind))),
    listInbox: (kind) => noStorage(read("listInbox", () => transport.listInbox(kind))),
    fetch: (entry) =>
      Stream.suspend((): Stream.Stream<unknown, unknown> => {
        const given: unknown = transport.fetch(entry)
        return Stream.isStream(given)
          ? (given as Stream.Stream<unknown, unknown>)
          : Stream.fail(malformed("fetch", endpoint, given))
      }).pipe(
        Stream.mapError(transportFailure("fetch", endpoint)),
        Stream.mapEffect((piece) =>
          piece instanceof Uint8Array
            ? Effect.succeed(piece)
            : Effect.fail(malformed("fetch", endpoint, piece)),
        ),
      ),
    acknowledge: (...given) =>
      noStorage(Effect.asVoid(answered("acknowledge", () => transport.acknowledge(...given)))),
    directory: noStorage(read("directory", () => transport.directory)),
    health: noStorage(read("health", () => transport.health)),
  }
}
