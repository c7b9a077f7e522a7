import { Effect } from "effect"
import { type Decider, decideAll } from "../../document/decider.ts"
import type { EventOf } from "../../log/stream-kind.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { DocumentKind } from "../stream/append.ts"
import type { Loaded } from "../stream/load.ts"

/** A document or delivery with the results of commands: `state` is its new state, `before` the one it had. */
export interface Changed<K extends DocumentKind, State> extends Loaded<State> {
  readonly kind: K
  readonly before: State | undefined
  readonly events: ReadonlyArray<EventOf<K>>
  /** No command was decided: the state is as it was read, and may change before the commit. */
  readonly untouched: boolean
}

/** A document or delivery as it was read, without a command. */
export const unchanged = <K extends DocumentKind, State>(
  kind: K,
  { stream, version, state }: Loaded<State>,
): Changed<K, State> => ({ kind, stream, version, before: state, state, events: [], untouched: true })

/** An existing state stays defined after any event. */
type After<State, Before> = { readonly state: undefined extends Before ? State | undefined : State }

/**
 * Decides commands on a loaded document or delivery, or on one that has already decided others. Each command
 * is decided on the state after those before it. Only `change` records the events.
 */
export const runCommands =
  <K extends DocumentKind, State, Command, Error>(
    kind: K,
    decider: Decider<State, Command, EventOf<K>, Error>,
  ) =>
  <Before extends State | undefined>(
    read: (Loaded<State> | Changed<K, State>) & { readonly state: Before },
    at: VietnamTime,
    ...commands: ReadonlyArray<Command>
  ): Effect.Effect<Changed<K, State> & After<State, Before>, Error> => {
    const changed: Changed<K, State> = "before" in read ? read : unchanged<K, State>(kind, read)
    const decided = decideAll(decider, changed.state, commands, at)
    return Effect.map(
      Effect.fromResult(decided),
      ({ state, events }) =>
        ({
          ...changed,
          state,
          events: [...changed.events, ...events],
          untouched: changed.untouched && commands.length === 0,
        }) as Changed<K, State> & After<State, Before>,
    )
  }
