import { Effect, Layer, Option, Stream } from "effect"
import { readTransport } from "../../adapter-kit/promise/read-transport.ts"
import { Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { AxisCircuit, type CallKind } from "./axis-circuit.ts"
import { mayBeAxisFault } from "./axis-trouble.ts"
import { withKeepableIds } from "./keepable-entries.ts"

/**
 * The transport that everything in the exchange has: each call reports to the circuit whether the axis
 * answered, so that polls and the directory notice that it is away or back just as sending does. Sending
 * reports by item: see `recordFailure` and `noteAnswer`.
 */
export const observedTransport: Layer.Layer<Transport, never, Transport | AxisCircuit> = Layer.effect(
  Transport,
  Effect.gen(function* () {
    const transport = withKeepableIds(readTransport(yield* Transport))
    const circuit = yield* AxisCircuit
    const noteError = (kind: CallKind, error: TransportError) =>
      mayBeAxisFault(error) ? circuit.noteCallUnanswered(kind, error) : circuit.noteCallAnswered(kind)
    const observed = <A>(kind: CallKind, call: Effect.Effect<A, TransportError>) =>
      call.pipe(
        Effect.tap(() => circuit.noteCallAnswered(kind)),
        Effect.tapError((error) => noteError(kind, error)),
      )
    return Transport.of({
      ...transport,
      // A document that is found needs no sending.
      findSent: (query) =>
        Effect.tap(transport.findSent(query), (found) =>
          circuit.noteCallAnswered(Option.isSome(found) ? "submit" : "findSent"),
        ),
      listSent: (request) => observed("listSent", transport.listSent(request)),
      countInbox: (kind) => observed(`countInbox ${kind}`, transport.countInbox(kind)),
      listInbox: (kind) => observed(`listInbox ${kind}`, transport.listInbox(kind)),
      fetch: (entry) => Stream.tapError(transport.fetch(entry), (error) => noteError("fetch", error)),
      acknowledge: (entry, outcome, description) =>
        observed("acknowledge", transport.acknowledge(entry, outcome, description)),
      directory: observed("directory", transport.directory),
      // A question that is not answered leaves open whether documents are taken: the next call finds out.
      health: Effect.tap(transport.health, () => circuit.noteCallAnswered("health")),
    })
  }),
)
