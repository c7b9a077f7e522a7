import { Effect, Layer, Stream } from "effect"
import { Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { AxisCircuit } from "./axis-circuit.ts"
import { mayBeOfAxis } from "./axis-trouble.ts"

/**
 * The transport that everything in the exchange has: each call tells the circuit whether the axis answered,
 * so that polls and the directory find out that it is away or back as well as sending does. What is sent
 * tells it with its item: see `meet` and `noteAnswer`.
 */
export const heardTransport: Layer.Layer<Transport, never, Transport | AxisCircuit> = Layer.effect(
  Transport,
  Effect.gen(function* () {
    const transport = yield* Transport
    const circuit = yield* AxisCircuit
    const noteError = (error: TransportError, wasQuestion = false) =>
      mayBeOfAxis(error) ? circuit.noteUnheard(error, wasQuestion) : circuit.noteHeard
    const heard = <A>(call: Effect.Effect<A, TransportError>, isQuestion = false) =>
      call.pipe(
        Effect.tap(() => circuit.noteHeard),
        Effect.tapError((error) => noteError(error, isQuestion)),
      )
    return Transport.of({
      ...transport,
      findSent: (query) => Effect.tap(transport.findSent(query), () => circuit.noteHeard),
      listSent: (request) => heard(transport.listSent(request)),
      countInbox: (kind) => heard(transport.countInbox(kind)),
      listInbox: (kind) => heard(transport.listInbox(kind)),
      fetch: (entry) => Stream.tapError(transport.fetch(entry), (error) => noteError(error)),
      acknowledge: (entry, outcome, description) => heard(transport.acknowledge(entry, outcome, description)),
      directory: heard(transport.directory),
      health: heard(transport.health, true),
    })
  }),
)
