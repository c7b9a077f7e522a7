import { Effect, Option, type Schema, Stream } from "effect"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { Transport } from "../../port/transport.ts"
import { TransportError } from "../../port/transport-error.ts"
import { checkedEffect, decodeEach } from "./answer.ts"
import { describeThrown, failureOf } from "./call-adapter.ts"
import {
  type Answered,
  directoryEntry,
  mailboxEntry,
  malformed,
  type Operation,
  readAnswer,
} from "./transport-answer.ts"

const isTimeout = (thrown: unknown) =>
  thrown instanceof Error && (thrown.name === "TimeoutError" || thrown.name === "AbortError")

/** Turns what a transport threw in an operation into the port's error. */
export const transportFailure = (operation: string, endpoint: string) =>
  failureOf(
    TransportError,
    (cause) =>
      new TransportError({
        reason: isTimeout(cause) ? "timed-out" : "malformed-answer",
        detail: { operation, endpoint, answer: describeThrown(cause) },
        cause,
      }),
    { operation, endpoint },
  )

/** The checked form of each transport, so that none is wrapped twice. */
const known = new WeakMap<object, Transport["Service"]>()

/**
 * Wraps a transport so that its answers have the port's shapes; the exchange only uses transports wrapped in
 * this way. Any other answer, failure or thrown value becomes `malformed-answer`, like an axis that departs
 * from its protocol.
 */
export const readTransport = (transport: Transport["Service"]): Transport["Service"] => {
  const before = known.get(transport)
  if (before) return before
  const endpoint = String(transport.endpoint ?? "")
  const answer = (operation: Operation, ask: () => unknown) =>
    checkedEffect(
      ask,
      (given) => malformed(operation, endpoint, given),
      transportFailure(operation, endpoint),
    )
  const reading = <A>(operation: Answered, ask: () => unknown, read: (given: unknown) => A) =>
    Effect.flatMap(answer(operation, ask), (given) =>
      Effect.try({ try: () => read(given), catch: transportFailure(operation, endpoint) }),
    )
  const read = <Operation extends Answered>(operation: Operation, ask: () => unknown) =>
    reading(operation, ask, (given) => readAnswer(operation, endpoint, given))
  /** The port answers with an `Option` where there may be nothing. */
  const readOption = <Operation extends Answered>(operation: Operation, ask: () => unknown) =>
    reading(operation, ask, (given) => {
      if (!Option.isOption(given)) throw malformed(operation, endpoint, given)
      return Option.flatMap(given, (value) => Option.fromNullishOr(readAnswer(operation, endpoint, value)))
    })
  const readList = <A>(operation: Operation, entry: Schema.Decoder<A>, ask: () => unknown) =>
    Effect.flatMap(answer(operation, ask), (given) =>
      Effect.flatMap(decodeEach(entry, given), (read) =>
        Effect.mapError(Effect.fromResult(read), (cause) => malformed(operation, endpoint, given, cause)),
      ),
    )
  /** Only a packet that is sent is read from the store. */
  const noStorage = <A>(asked: Effect.Effect<A, TransportError | StorageError>) =>
    asked as Effect.Effect<A, TransportError>
  const made: Transport["Service"] = {
    ...(transport.endpoint !== undefined && { endpoint }),
    ...(transport.system !== undefined && { system: String(transport.system) }),
    submit: (submission) => read("submit", () => transport.submit(submission)),
    findSent: (query) => noStorage(readOption("findSent", () => transport.findSent(query))),
    listSent: (request) => noStorage(readOption("listSent", () => transport.listSent(request))),
    countInbox: (kind) => noStorage(readOption("countInbox", () => transport.countInbox(kind))),
    listInbox: (kind) => readList("listInbox", mailboxEntry, () => transport.listInbox(kind)),
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
      noStorage(Effect.asVoid(answer("acknowledge", () => transport.acknowledge(...given)))),
    directory: readList("directory", directoryEntry, () => transport.directory),
    health: noStorage(read("health", () => transport.health)),
  }
  known.set(transport, made)
  known.set(made, made)
  return made
}
