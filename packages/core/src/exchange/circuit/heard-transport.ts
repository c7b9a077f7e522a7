import { Effect, Layer, Option, Stream } from "effect"
import { readTransport } from "../../adapter-kit/promise/read-transport.ts"
import { Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { AxisCircuit, type CallKind } from "./axis-circuit.ts"
import { mayBeOfAxis } from "./axis-trouble.ts"
import { withKeepableIds } from "./keepable-entries.ts"

/**
 * The transport that everything in the exchange has: each call tells the circuit whether the axis answered,
 * so that polls and the directory find out that it is away or back as well as sending does. What is sent
 * tells it with its item: see `meet` and `noteAnswer`.
 */
export const heardTransport: Layer.Layer<Transport, never, Transport | AxisCircuit> = Layer.effect(
  Transport,
  Effect.gen(function* () {
    const transport = withKeepableIds(readTransport(yield* Transport))
    const circuit = yield* AxisCircuit
    const noteError = (kind: CallKind, error: TransportError) =>
      mayBeOfAxis(error) ? circuit.noteUnheard(kind, error) : circuit.noteHeard(kind)
    const heard = <A>(kind: CallKind, call: Effect.Effect<A, TransportError>) =>
      call.pipe(
        Effect.tap(() => circuit.noteHeard(kind)),
        Effect.tapError((error) => noteError(kind, error)),
      )
    return Transport.of({
      ...transport,
      // A document that is found needs no sending.
      findSent: (query) =>
        Effect.tap(transport.findSent(query), (found) =>
          circuit.noteHeard(Option.isSome(found) ? "submit" : "findSent"),
        ),
      listSent: (request) => heard("listSent", transport.listSent(request)),
      countInbox: (kind) => heard(`countInbox ${kind}`, transport.countInbox(kind)),
      listInbox: (kind) => heard(`listInbox ${kind}`, transport.listInbox(kind)),
      fetch: (entry) => Stream.tapError(transport.fetch(entry), (error) => noteError("fetch", error)),
      acknowledge: (entry, outcome, description) =>
        heard("acknowledge", transport.acknowledge(entry, outcome, description)),
      directory: heard("directory", transport.directory),
      // A question that is not answered leaves open whether documents are taken: the next call finds out.
      health: Effect.tap(transport.health, () => circuit.noteHeard("health")),
    })
  }),
)
