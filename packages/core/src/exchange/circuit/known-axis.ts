import { Effect, type Scope } from "effect"
import type { Transport } from "../../port/transport.ts"
import { closed } from "./circuit-state.ts"
import { type AtEndpoint, type KnownEndpoint, knowEndpoint } from "./known-endpoint.ts"

/** An item that the axis did not take. */
export interface Tried {
  readonly since: number
  readonly at: number
  readonly count: number
  /** The axis has taken other items since: the item itself fails. */
  readonly own: boolean
}

/** The kinds of call of one exchange that the axis did not answer when last made, and when that was. */
export type Unanswered = Map<string, number>

/**
 * What this process knows about an axis as one system finds it. All exchanges that run as that system share
 * it.
 */
export interface KnownAxis extends AtEndpoint {
  takenAt: number
  answeredAt: number
  readonly tried: Map<string, Tried>
  /** One for each exchange. */
  readonly unanswered: Set<Unanswered>
}

const knownAxes = new Map<unknown, KnownAxis>()

const unknownAxis = (endpoint: KnownEndpoint): KnownAxis => ({
  circuit: closed,
  endpoint,
  isShared: false,
  takenAt: Number.NEGATIVE_INFINITY,
  answeredAt: Number.NEGATIVE_INFINITY,
  tried: new Map(),
  unanswered: new Set(),
})

/** Another system at the same endpoint has credentials of its own, which the axis may not accept. */
const keyOf = (transport: Transport["Service"]): unknown =>
  transport.endpoint === undefined ? transport : JSON.stringify([transport.endpoint, transport.system])

/**
 * What is known about the axis of a transport, and the calls of this exchange that it did not answer. It is
 * forgotten when the last exchange over that axis closes.
 */
export const knowAxis = (
  transport: Transport["Service"],
): Effect.Effect<{ readonly axis: KnownAxis; readonly mine: Unanswered }, never, Scope.Scope> => {
  const key = keyOf(transport)
  const acquire = (endpoint: KnownEndpoint) =>
    Effect.sync(() => {
      const axis = knownAxes.get(key) ?? unknownAxis(endpoint)
      const mine: Unanswered = new Map()
      axis.unanswered.add(mine)
      knownAxes.set(key, axis)
      return { axis, mine }
    })
  return Effect.flatMap(knowEndpoint(transport, {}), (endpoint) =>
    Effect.acquireRelease(acquire(endpoint), ({ axis, mine }) =>
      Effect.sync(() => {
        axis.unanswered.delete(mine)
        if (axis.unanswered.size === 0) knownAxes.delete(key)
      }),
    ),
  )
}
