import { Transport } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Context, Effect, Layer, type Scope } from "effect"

/** An agency of the axis, with its transport. */
export interface ConnectedAgency {
  readonly code: AgencyCode
  /** As the axis' directory names it. */
  readonly name: string
  readonly transport: Layer.Layer<Transport, unknown>
}

/** An axis with three agencies that have sent nothing yet. */
export interface AxisUnderTest {
  readonly sender: ConnectedAgency
  readonly receiver: ConnectedAgency
  readonly bystander: ConnectedAgency
  /** The sender's transport with another secret. */
  readonly withSecret?: (secret: string) => Layer.Layer<Transport, unknown>
  /**
   * The sender's transport to a server at another address, such as `http://127.0.0.1:40123`, with a time
   * limit of a second for each call.
   */
  readonly at?: (origin: string) => Layer.Layer<Transport, unknown>
}

/** An adapter that is open. */
export type OpenTransport = Transport["Service"]

/** An agency with its open transport. */
export interface Desk extends OpenTransport {
  readonly code: AgencyCode
  readonly name: string
}

/** The axis with all its agencies open. */
export interface OpenAxis {
  readonly sender: Desk
  readonly receiver: Desk
  readonly bystander: Desk
  readonly withSecret: (secret: string) => Effect.Effect<OpenTransport, unknown, Scope.Scope>
  readonly at: (origin: string) => Effect.Effect<OpenTransport, unknown, Scope.Scope>
}

/** Opens an adapter. Tests of the suite itself open one that breaks a promise instead. */
export type OpenLayer = (
  layer: Layer.Layer<Transport, unknown>,
) => Effect.Effect<OpenTransport, unknown, Scope.Scope>

export const openAsItIs: OpenLayer = (layer) =>
  Effect.map(Layer.build(Layer.fresh(layer)), Context.get(Transport))

const missing = () => Layer.effect(Transport, Effect.die(new Error("the suite was given no way there")))

/** Opens an axis for one test. */
export const openAxis = (
  axis: Effect.Effect<AxisUnderTest, unknown, Scope.Scope>,
  open: OpenLayer = openAsItIs,
): Effect.Effect<OpenAxis, unknown, Scope.Scope> =>
  Effect.gen(function* () {
    const { sender, receiver, bystander, withSecret = missing, at = missing } = yield* axis
    const desk = ({ code, name, transport }: ConnectedAgency) =>
      Effect.map(open(transport), (service): Desk => ({ ...service, code, name }))
    return {
      sender: yield* desk(sender),
      receiver: yield* desk(receiver),
      bystander: yield* desk(bystander),
      withSecret: (secret) => open(withSecret(secret)),
      at: (origin) => open(at(origin)),
    }
  })
