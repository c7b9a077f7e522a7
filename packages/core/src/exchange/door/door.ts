import { type Context, Effect } from "effect"
import { AuthorizationError } from "../../policy/authorization-error.ts"
import type { Action } from "../../policy/permissions.ts"
import { personalActions } from "../../policy/personal-actions.ts"
import { InputError } from "../../vocabulary/input-error.ts"
import { readArgument } from "../input/read-argument.ts"
import { wrongSettings } from "../input/wrong-settings.ts"
import { annotateRecorded } from "../record/annotate-recorded.ts"
import { goingFirst } from "../record/commits-first.ts"
import { Settings } from "../settings/settings.ts"
import { authorize, deny } from "./authorize.ts"
import { readCall } from "./call.ts"
import { copyArgument } from "./copy-argument.ts"
import type { DefineOperation, OperationError } from "./define-operation.ts"
import { parameters } from "./parameters.ts"
import type { ReadingPorts } from "./ports.ts"
import { subjectOf } from "./record-denial.ts"
import { readsFile, recordReading } from "./record-reading.ts"

/** What operations are built from. */
export interface OpenDoor<P> {
  readonly define: DefineOperation<"effects", P | ReadingPorts>
  /** Authorizes a call, and returns its arguments. */
  readonly admit: (
    action: Action,
    given: ReadonlyArray<unknown>,
  ) => Effect.Effect<ReadonlyArray<unknown>, OperationError>
  readonly ports: Context.Context<P | ReadingPorts>
}

/**
 * Makes the door that every operation is called through, with the ports of the use cases behind it. Fails for
 * settings that cannot be an agency's.
 */
export const makeDoor = <P>() =>
  Effect.gen(function* () {
    const ports = yield* Effect.context<P | ReadingPorts>()
    const scope = yield* Effect.scope
    const wrong = wrongSettings(yield* Settings)
    if (wrong) return yield* wrong
    /** Reads a call, authorizes it and only then checks its other arguments. */
    const admitCopy = Effect.fnUntraced(function* (action: Action, given: ReadonlyArray<unknown>) {
      const call = readCall(action, given)
      if (call instanceof InputError) return yield* call
      const subject = subjectOf(given[0])
      if (call instanceof AuthorizationError) return yield* deny(action, call, subject)
      yield* authorize(action, call.as, subject)
      const own = parameters[action]
      const read = yield* Effect.forEach(own, (each, index) => readArgument(each, call.args[index]))
      return [...read, ...call.args.slice(own.length)]
    })
    /** Copies the arguments when the call is made; they may be read later, and more than once. */
    const admit = (action: Action, given: ReadonlyArray<unknown>) =>
      Effect.provide(admitCopy(action, given.map(copyArgument)), ports)
    const define = (<Args extends ReadonlyArray<unknown>, A, E>(
      action: Action,
      useCase: (...args: Args) => Effect.Effect<A, E, P | ReadingPorts>,
    ) =>
      (...given: ReadonlyArray<unknown>) => {
        const admitted = admit(action, given)
        const operation = Effect.flatMap(admitted, (args) => useCase(...(args as unknown as Args)))
        const told = readsFile(action) ? Effect.tap(operation, () => recordReading(given, scope)) : operation
        const isPersonal = Object.hasOwn(personalActions, action)
        const whole = annotateRecorded(told, isPersonal)
        return Effect.provide(isPersonal ? goingFirst(whole) : whole, ports)
      }) as DefineOperation<"effects", P | ReadingPorts>
    return { define, admit, ports } satisfies OpenDoor<P> as OpenDoor<P>
  })
