import { Effect, type Schema } from "effect"
import { system } from "../../agency/actor.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { change } from "../change/change.ts"
import type { Failure } from "./failure.ts"
import { nothing, type Recording, type Step, type WorkNeeds } from "./recording.ts"
import type { Retry } from "./retry.ts"
import { settled } from "./retry-decision.ts"

/** One attempt at an item, started but not run yet. */
export interface Attempt<Problem, Failing> {
  /** Makes the attempt and returns what to record. A failure is for the kind's retry to judge. */
  readonly make: Effect.Effect<Recording, Problem, WorkNeeds>
  /** What the kind's `Failure` needs in order to show one. */
  readonly failing: Failing
}

/** An attempt that cannot fail, for work that watches something. */
export const infallible = (recording: Recording): Attempt<never, undefined> => ({
  make: Effect.succeed(recording),
  failing: undefined,
})

/** One kind of work: what it carries, how it is done, when it is retried and who sees it fail. */
export interface WorkKind<Name extends string, Payload, Problem, Failing> {
  /** What its items carry. */
  readonly item: {
    readonly name: Name
    readonly carries: Schema.Codec<Payload, unknown>
    readonly payloadOf: (work: LeasedWork) => Effect.Effect<Payload>
  }
  /** How it is done, in a sentence. */
  readonly description: string
  /** Begins an attempt; nothing when the item has become needless. */
  readonly begin: (work: LeasedWork, payload: Payload) => Step<Attempt<Problem, Failing> | undefined>
  readonly retry: Retry<Problem>
  readonly failure: Failure<Failing>
}

/** Declares a kind of work. `perform` does an item and records how it ended, in one commit. */
export const workKind = <const Name extends string, Payload, Problem, Failing>(
  kind: WorkKind<Name, Payload, Problem, Failing>,
) => {
  const make = Effect.fnUntraced(function* (work: LeasedWork, attempt: Attempt<Problem, Failing>) {
    const outcome = yield* Effect.result(attempt.make)
    if (outcome._tag === "Success") return { recording: outcome.success, decision: undefined }
    const decision = yield* kind.retry.judge(work, outcome.failure)
    return { recording: kind.failure.show(work, decision, attempt.failing), decision }
  })
  const perform = Effect.fn(`Dispatcher.${kind.item.name}`)(function* (work: LeasedWork) {
    const attempt = yield* kind.begin(work, yield* kind.item.payloadOf(work))
    const { recording, decision } = attempt
      ? yield* make(work, attempt)
      : { recording: nothing, decision: undefined }
    yield* change(system, (at) =>
      Effect.map(recording(at), ({ changes = [], appends = [], add = [] }) => ({
        changes,
        appends,
        work: { ...settled(work, decision), add },
      })),
    )
  })
  return { ...kind, perform }
}
