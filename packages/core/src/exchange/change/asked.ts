import { Effect } from "effect"
import { type Decider, decideAll } from "../../document/decider.ts"
import type { EventOf } from "../../log/stream-kind.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { DocumentKind } from "../stream/append.ts"
import type { Loaded } from "../stream/load.ts"

/** A document or delivery with the results of commands: `state` is its new state, `before` the one it had. */
export interface Asked<K extends DocumentKind, State> extends Loaded<State> {
  readonly kind: K
  readonly before: State | undefined
  readonly events: ReadonlyArray<EventOf<K>>
  /** No command was asked: it is as it was read, and may change meanwhile. */
  readonly untouched: boolean
}

/** A document or delivery as it was read, without a command. */
export const unasked = <K extends DocumentKind, State>(
  kind: K,
  { stream, version, state }: Loaded<State>,
): Asked<K, State> => ({ kind, stream, version, before: state, state, events: [], untouched: true })

/** An existing state stays defined after any event. */
type After<State, Before> = { readonly state: undefined extends Before ? State | undefined : State }

/**
 * Asks a loaded document or delivery to decide commands, also more than once. Each command is decided on the
 * state after those before it. Only `change` records the events.
 */
export const asking =
  <K extends DocumentKind, State, Command, Error>(
    kind: K,
    decider: Decider<State, Command, EventOf<K>, Error>,
  ) =>
  <Before extends State | undefined>(
    read: (Loaded<State> | Asked<K, State>) & { readonly state: Before },
    at: VietnamTime,
    ...commands: ReadonlyArray<Command>
  ): Effect.Effect<Asked<K, State> & After<State, Before>, Error> => {
    const asked: Asked<K, State> = "before" in read ? read : unasked<K, State>(kind, read)
    const decided = decideAll(decider, asked.state, commands, at)
    return Effect.map(
      Effect.fromResult(decided),
      ({ state, events }) =>
        ({
          ...asked,
          state,
          events: [...asked.events, ...events],
          untouched: asked.untouched && commands.length === 0,
        }) as Asked<K, State> & After<State, Before>,
    )
  }
