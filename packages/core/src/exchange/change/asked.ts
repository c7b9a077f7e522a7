import { Effect } from "effect"
import { type Decider, decideAll } from "../../document/decider.ts"
import type { EventOf } from "../../log/stream-kind.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { DocumentKind } from "../stream/append.ts"
import type { Loaded } from "../stream/load.ts"

/** A document or delivery of which something was asked: `state` is what it is to be, `before` what it was. */
export interface Asked<K extends DocumentKind, State> extends Loaded<State> {
  readonly kind: K
  readonly before: State | undefined
  readonly events: ReadonlyArray<EventOf<K>>
  /** Nothing was: it is as it was read, and may change meanwhile. */
  readonly untouched: boolean
}

/** What was read, and is asked nothing. */
export const unasked = <K extends DocumentKind, State>(
  kind: K,
  { stream, version, state }: Loaded<State>,
): Asked<K, State> => ({ kind, stream, version, before: state, state, events: [], untouched: true })

/** What is there is not taken away by anything that happens to it. */
type After<State, Before> = { readonly state: undefined extends Before ? State | undefined : State }

/**
 * Asks something of what was read, or more of what was asked already. Each command is decided on what those
 * before it made of the state; nothing is recorded before `change` does it.
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
