import { Result } from "effect"
import type { VietnamTime } from "../time/vietnam-time.ts"

/**
 * Computes the next state. Total: an event that does not fit leaves the state unchanged, so any history can
 * be replayed.
 */
export type Evolve<State, Event> = (
  state: State | undefined,
  event: Event,
  at: VietnamTime,
) => State | undefined

/**
 * What can happen to a stream, as two pure functions: a command gives events or an error, and an event gives
 * the next state.
 */
export interface Decider<State, Command, Event, Error> {
  readonly decide: (state: State | undefined, command: Command) => Result.Result<ReadonlyArray<Event>, Error>
  readonly evolve: Evolve<State, Event>
}

/** Applies events of one instant to a state. */
export const fold = <State, Event>(
  evolve: Evolve<State, Event>,
  before: State | undefined,
  events: ReadonlyArray<Event>,
  at: VietnamTime,
): State | undefined => events.reduce<State | undefined>((state, event) => evolve(state, event, at), before)

/** What commands bring about one after the other, each decided on what those before it made of the state. */
export const decideAll = <State, Command, Event, Error>(
  { decide, evolve }: Decider<State, Command, Event, Error>,
  before: State | undefined,
  commands: ReadonlyArray<Command>,
  at: VietnamTime,
) =>
  Result.gen(function* () {
    let state = before
    const events: Array<Event> = []
    for (const command of commands) {
      const more = yield* decide(state, command)
      state = fold(evolve, state, more, at)
      events.push(...more)
    }
    return { events, state }
  })
