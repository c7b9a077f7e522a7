import type { ExchangeOperations } from "@lienthong/core"
import { Clock, Context, Deferred, Duration, Effect, Exit, Random, Scope } from "effect"
import { chanceOf } from "../../chance/chance.ts"
import type { Machine } from "./machine.ts"
import type { Process, World } from "./world.ts"

/** A process has died while it was asked something. */
export const died = Symbol("died")

/** The name of a process in the story. */
export const nameOf = ({ agency, place }: Process): string =>
  agency.planned.processes > 1 ? `${agency.planned.name}, process ${place + 1}` : agency.planned.name

/** The surroundings of everything that runs in a process: its machine's clock, and its own randomness. */
export const surroundings = (world: World, { agency, place, life, machine }: Process) => {
  const chance = chanceOf(world.plan.seed, "random", agency.index, place, life)
  return Context.make(Clock.Clock, world.time.clockOf(machine)).pipe(
    Context.add(Random.Random, {
      nextDoubleUnsafe: chance.next,
      nextIntUnsafe: () => Math.floor((chance.next() - 0.5) * 2 * Number.MAX_SAFE_INTEGER),
    }),
  )
}

/** Kills a process: its calls reach nobody any more, as after SIGKILL. */
export const kill = (process: Process): Effect.Effect<void> =>
  Effect.suspend(() => {
    if (process.isDead) return Effect.void
    process.isDead = true
    process.exchange = undefined
    return Effect.asVoid(Effect.forkDetach(Scope.close(process.scope, Exit.void)))
  })

const standStill = (world: World, { pausedUntil }: Machine): Effect.Effect<void> =>
  world.time.clock.sleep(Duration.millis(pausedUntil - world.time.now()))

/**
 * Makes one call of a process to the store or the axis, at which the process may be planned to die: before
 * the call has an effect, or after it. What a dead process calls reaches nobody.
 */
export const outsideCall = <A, E>(
  world: World,
  process: Process,
  name: string,
  call: Effect.Effect<A, E>,
  unheard: Effect.Effect<A, E>,
): Effect.Effect<A, E> =>
  Effect.suspend((): Effect.Effect<A, E> => {
    if (process.isDead) return unheard
    if (process.machine.pausedUntil > world.time.now()) {
      process.agency.troubledAt = process.machine.pausedUntil
      return Effect.andThen(
        standStill(world, process.machine),
        outsideCall(world, process, name, call, unheard),
      )
    }
    const crash = world.troubles.crash(process.agency.index, process.place)
    if (crash === undefined) return call
    const dying = Effect.suspend(() => {
      world.story.tell(nameOf(process), `dies ${crash.when} ${name}, and is started again later`)
      return world.restartLater(process, crash.downMillis)
    })
    const through = crash.when === "after" ? Effect.asVoid(Effect.exit(call)) : Effect.void
    return through.pipe(Effect.andThen(dying), Effect.andThen(unheard))
  })

/** Runs something in a process, and returns how it ended, or that the process died first. */
export const ask = <A, E>(
  world: World,
  process: Process,
  what: (exchange: ExchangeOperations) => Effect.Effect<A, E>,
): Effect.Effect<Exit.Exit<A, E> | typeof died> =>
  Effect.gen(function* () {
    const { exchange } = process
    if (exchange === undefined) return died
    const ended = yield* Deferred.make<Exit.Exit<A, E> | typeof died>()
    yield* Scope.addFinalizer(process.scope, Deferred.succeed(ended, died))
    yield* Effect.suspend(() => what(exchange)).pipe(
      Effect.exit,
      Effect.flatMap((exit) => Deferred.succeed(ended, process.isDead ? died : exit)),
      Effect.provideContext(surroundings(world, process)),
      Effect.forkIn(process.scope),
    )
    return yield* Deferred.await(ended)
  })
