import { type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import { Result } from "effect"

/** A decision on one document that can be repeated. */
export interface Decision {
  readonly name: string
  readonly make: () => unknown
}

/** The two pure functions of a decider. */
interface Decider<State, Command, Event> {
  readonly name: string
  readonly decide: (
    state: State | undefined,
    command: Command,
  ) => Result.Result<ReadonlyArray<Event>, unknown>
  readonly evolve: (state: State | undefined, event: Event, at: VietnamTime) => State | undefined
}

/** A Friday afternoon before a holiday. */
export const moment = vietnamTime(Date.parse("2025-04-25T16:40:00+07:00"))

/**
 * Applies commands to a document in order and returns each as a decision: the command on the state it meets,
 * and the state after its events. No command may be refused. `after` returns the state after a number of
 * commands.
 */
export const lifeOf = <State, Command extends { readonly _tag: string }, Event>(
  { name, decide, evolve }: Decider<State, Command, Event>,
  commands: ReadonlyArray<Command>,
) => {
  const step = (before: State | undefined, command: Command) => {
    let state = before
    for (const event of Result.getOrThrow(decide(before, command))) state = evolve(state, event, moment)
    return state
  }
  const states: Array<State | undefined> = [undefined]
  for (const command of commands) states.push(step(states.at(-1), command))
  return {
    decisions: commands.map(
      (command, index): Decision => ({
        name: `${name} ${index + 1}: ${command._tag}`,
        make: () => step(states[index], command),
      }),
    ),
    after: (count: number): State => {
      const state = states[count]
      if (state === undefined) throw new Error(`nothing is there after ${count} commands`)
      return state
    },
  }
}
