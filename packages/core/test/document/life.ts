import { Result } from "effect"
import type { Decider as AnyDecider } from "../../src/document/decider.ts"
import type { Problem } from "../../src/problem/problem.ts"
import { vietnamTime } from "../../src/time/vietnam-time.ts"

/** A decider whose denials can be told. */
export type Decider<State, Command, Event> = AnyDecider<State, Command, Event, Problem & Error>

/** A command, the state it met, and what it led to. */
export interface Step<State, Command, Event> {
  readonly command: Command
  readonly before: State | undefined
  readonly events: ReadonlyArray<Event>
  readonly denied?: Problem & Error
  readonly after: State | undefined
}

/** One second after the other, from noon. */
const momentOf = (index: number) => vietnamTime(Date.parse("2019-06-20T12:00:00+07:00") + index * 1000)

/** Applies events to a state. */
export const replay = <State, Event>(
  { evolve }: Pick<Decider<State, never, Event>, "evolve">,
  events: ReadonlyArray<Event>,
  from?: State,
): State | undefined =>
  events.reduce<State | undefined>((state, event, index) => evolve(state, event, momentOf(index)), from)

/** Puts commands to a document one after the other: the life it has by them. */
export const live = <State, Command, Event>(
  { decide, evolve }: Decider<State, Command, Event>,
  commands: ReadonlyArray<Command>,
): ReadonlyArray<Step<State, Command, Event>> => {
  let state: State | undefined
  return commands.map((command, index) => {
    const before = state
    const decided = decide(before, command)
    if (Result.isFailure(decided))
      return { command, before, events: [], denied: decided.failure, after: before }
    for (const event of decided.success) state = evolve(state, event, momentOf(index))
    return { command, before, events: decided.success, after: state }
  })
}

/** All that happened in a life, in order. */
export const history = <Event>(steps: ReadonlyArray<Step<unknown, unknown, Event>>): ReadonlyArray<Event> =>
  steps.flatMap((step) => step.events)

/** The names of what happened. */
export const tags = (events: ReadonlyArray<{ readonly _tag: string }>): ReadonlyArray<string> =>
  events.map((event) => event._tag)

/** How often something happened. */
export const count = (events: ReadonlyArray<{ readonly _tag: string }>, tag: string): number =>
  tags(events).filter((each) => each === tag).length
