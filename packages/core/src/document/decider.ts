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
 * What can happen to a stream, as two pure functions: a command results in events or an error, an event in
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

/** Decides several commands in order, each on the state after those before it. */
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
