import { Effect, type Scope, Semaphore } from "effect"
import type { Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { type Circuit, isSilent, type Open, silentAs } from "./circuit-state.ts"

/**
 * What this process knows about one address of an axis: the systems of all its exchanges share it. Silence
 * concerns the address; a key that is not accepted concerns only its system.
 */
export interface KnownEndpoint {
  /** While it answers no system. */
  silence: Open | undefined
  /** The system whose call is to find out whether it is back. */
  trier: unknown
  /** The systems that got `busy` since its last other answer. A single one may just be rate-limited. */
  readonly busy: Set<unknown>
  readonly systems: Set<unknown>
  readonly oneAtATime: Semaphore.Semaphore
}

/** A system at an endpoint, with its own circuit. */
export interface AtEndpoint {
  circuit: Circuit
  readonly endpoint: KnownEndpoint
  /** Whether its silence is the endpoint's. */
  isShared: boolean
}

const knownEndpoints = new Map<unknown, KnownEndpoint>()

/** What is known about the endpoint of a transport. It is forgotten when the last exchange over it closes. */
export const knowEndpoint = (
  transport: Transport["Service"],
  system: unknown,
): Effect.Effect<KnownEndpoint, never, Scope.Scope> => {
  const key = transport.endpoint ?? transport
  return Effect.acquireRelease(
    Effect.sync(() => {
      const endpoint = knownEndpoints.get(key) ?? {
        silence: undefined,
        trier: undefined,
        busy: new Set(),
        systems: new Set(),
        oneAtATime: Semaphore.makeUnsafe(1),
      }
      endpoint.systems.add(system)
      knownEndpoints.set(key, endpoint)
      return endpoint
    }),
    (endpoint) =>
      Effect.sync(() => {
        endpoint.systems.delete(system)
        if (endpoint.systems.size === 0) knownEndpoints.delete(key)
      }),
  )
}

/** Whether an unanswered question shows that the endpoint answers no system. */
const isOfEndpoint = (at: AtEndpoint, { reason }: Pick<TransportError, "reason">): boolean => {
  if (reason === "busy") return at.endpoint.busy.add(at).size > 1
  return reason === "unreachable" || reason === "timed-out"
}

/** The endpoint answered a system, whatever the answer was. */
export const noteAnswered = ({ endpoint }: AtEndpoint): void => {
  endpoint.silence = undefined
  endpoint.trier = undefined
  endpoint.busy.clear()
}

/** The question of a system, whose circuit is silent now, ended in an error. */
export const noteSilence = (at: AtEndpoint, error: Pick<TransportError, "reason">): void => {
  at.isShared = isOfEndpoint(at, error)
  const { circuit, endpoint } = at
  if (at.isShared && circuit._tag === "Open") {
    endpoint.silence = circuit
    endpoint.trier = undefined
  } else if (error.reason !== "busy") noteAnswered(at)
}

/** Applies the silence of its endpoint to a system while that lasts, and lets it ask as soon as that ends. */
export const share = (at: AtEndpoint, now: number): void => {
  const { circuit, endpoint } = at
  if (endpoint.trier === at) return
  if (endpoint.silence === undefined) {
    if (at.isShared && circuit._tag === "Open" && isSilent(circuit)) at.circuit = { ...circuit, nextAt: now }
    at.isShared = false
  } else if (at.isShared || !isSilent(circuit)) {
    at.circuit = silentAs(circuit, endpoint.silence)
    at.isShared = true
  }
}

/**
 * Whether another system has asked the endpoint: its result counts for this one too, until it is time to ask
 * again.
 */
export const isAskedFor = (at: AtEndpoint, now: number): boolean => {
  const { silence, trier } = at.endpoint
  if (silence === undefined || trier === at || now < silence.triedAt || now >= silence.nextAt) return false
  at.circuit = silentAs(at.circuit, silence)
  at.isShared = true
  return true
}

/** How long a system has to find out with a call whether the endpoint is back. */
const tryMillis = 60_000

/** A system is about to call a silent endpoint: the others wait for what it finds. */
export const tryFor = (at: AtEndpoint, now: number): void => {
  const { endpoint } = at
  if (endpoint.silence === undefined || !at.isShared) return
  endpoint.trier = at
  endpoint.silence = { ...endpoint.silence, nextAt: now + tryMillis }
}
