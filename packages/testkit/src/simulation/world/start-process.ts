import { Storage, Transport } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Duration, Effect, Exit, Layer, References, Scope } from "effect"
import { openTestAgency } from "../../exchange/test-agency.ts"
import { diskOf } from "./disk.ts"
import { follow, workOff } from "./host.ts"
import { kill, nameOf, surroundings } from "./process.ts"
import { wireOf } from "./wire.ts"
import type { Process, World, WorldAgency } from "./world.ts"

const hourMillis = 3_600_000
const viewMillis = 60_000
/** How long a process that could not be opened waits before it is started again. */
const againMillis = 20_000

/** Opens the exchange of a process with its workers and its host. */
const open = Effect.fnUntraced(function* (world: World, process: Process) {
  const { planned } = process.agency
  const { mutant } = world
  const transport = wireOf(world, process)
  const storage = diskOf(world, process)
  const { store: _, ...exchange } = yield* openTestAgency(
    {
      transport: () => Layer.succeed(Transport, Transport.of(mutant.transport?.(transport) ?? transport)),
    },
    { code: planned.code as AgencyCode, name: planned.name },
    {
      storage: Layer.succeed(Storage, Storage.of(mutant.storage?.(storage) ?? storage)),
      ...(mutant.retry && { retry: mutant.retry }),
    },
  )
  process.exchange = exchange
  const { work } = exchange
  yield* Effect.forkScoped(work.runDispatcher({ urgent: 1, ordinary: 1 }))
  yield* Effect.forkScoped(work.runIntake(planned.pollMillis))
  yield* Effect.forkScoped(work.runViews(viewMillis))
  yield* Effect.forkScoped(work.runReconciler(hourMillis))
  yield* Effect.forkScoped(follow(world, process))
  yield* Effect.forkScoped(workOff(world, process))
})

/** Starts a process of an agency, as its host does after every end of it. */
export const startProcess = (world: World, agency: WorldAgency, place: number, life: number) =>
  Effect.gen(function* () {
    const machine = agency.machines[place]
    if (machine === undefined) return
    const process: Process = {
      agency,
      place,
      life,
      machine,
      startedAt: world.time.now(),
      scope: yield* Scope.make(),
      isDead: false,
      exchange: undefined,
      workers: new Set(),
    }
    agency.processes[place] = process
    if (life > 0) world.story.tell(nameOf(process), "is started again")
    yield* open(world, process).pipe(
      Effect.provideService(Scope.Scope, process.scope),
      Effect.provideService(References.MinimumLogLevel, "None"),
      Effect.provideContext(surroundings(world, process)),
      Effect.exit,
      Effect.flatMap((opened) =>
        Exit.isSuccess(opened) || process.isDead
          ? Effect.void
          : Effect.andThen(
              Effect.sync(() => world.story.tell(nameOf(process), "cannot open its exchange")),
              world.restartLater(process, againMillis),
            ),
      ),
      Effect.forkIn(process.scope),
    )
  })

/** Kills a process and starts it again after a time, in the world's own scope. */
export const makeRestartLater =
  (world: () => World, scope: Scope.Scope): World["restartLater"] =>
  (process, downMillis) =>
    Effect.gen(function* () {
      const { agency, place, life } = process
      if (process.isDead) return
      yield* kill(process)
      yield* world()
        .time.clock.sleep(Duration.millis(downMillis))
        .pipe(
          Effect.andThen(Effect.suspend(() => startProcess(world(), agency, place, life + 1))),
          Effect.forkIn(scope),
        )
    })
