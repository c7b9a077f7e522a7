import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { type Decider, decideAll } from "../../document/decider.ts"
import type { EventOf } from "../../log/stream-kind.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { record, retryContended } from "../record/record.ts"
import { now } from "../runtime/runtime.ts"
import { append, type PlainKind } from "./append.ts"
import type { Loaded } from "./load.ts"

/** Decides commands on a loaded stream: returns its new state, and the append of the events. */
export const decideOn = <K extends PlainKind, State, Command, Error>(
  kind: K,
  decider: Decider<State, Command, EventOf<K>, Error>,
  { state: before, ...loaded }: Loaded<State>,
  commands: ReadonlyArray<Command>,
  at: VietnamTime,
) =>
  Effect.map(Effect.fromResult(decideAll(decider, before, commands, at)), ({ state, events }) => ({
    state,
    events,
    append: append(kind, loaded, events),
  }))

/**
 * Makes a change of a stream that is not a document's, in a commit of its own: loads it, decides, records the
 * events if there are any, and runs again when another writer was faster. Returns the events.
 */
export const changeStream = <K extends PlainKind, State, Command, Error, E, R>(
  by: Actor,
  kind: K,
  decider: Decider<State, Command, EventOf<K>, Error>,
  load: Effect.Effect<Loaded<State>, E, R>,
  command: Command,
) =>
  Effect.gen(function* () {
    const at = yield* now
    const decided = yield* decideOn(kind, decider, yield* load, [command], at)
    if (decided.events.length > 0) yield* record(by, { appends: [decided.append] }, at)
    return decided.events
  }).pipe(retryContended)
