import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sqlite } from "@lienthong/adapters-sqlite"
import type { StorageError } from "@lienthong/core"
import { byteSource, collectBytes, hintsOf, makeHints, Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Context, Effect, Layer, type Scope, Semaphore } from "effect"
import { memoryStorage } from "../../storage/memory-storage.ts"
import { aroundStore } from "./around-store.ts"
import type { VirtualTime } from "./virtual-time.ts"

type Store = Storage["Service"]

/** Opens the store of an agency. It outlives every process of the agency. */
export type OpenStore = (code: string) => Effect.Effect<Store, never, Scope.Scope>

const built = (layer: Layer.Layer<Storage, StorageError>) =>
  Effect.gen(function* () {
    const scope = yield* Effect.scope
    const apart = yield* Layer.makeMemoMap
    return Context.get(yield* Layer.buildWithMemoMap(layer, apart, scope), Storage)
  }).pipe(Effect.orDie)

const tenantOf = (code: string) => Layer.succeed(Tenant, { agency: code as AgencyCode })

/**
 * A store whose answers come from outside: one call at a time, so that they come in the same order each time.
 * Its listeners hear of its own commits, since all processes of a simulation use this one.
 */
const oneAtATime = (store: Store, time: VirtualTime, turn: Semaphore.Semaphore): Store => {
  const hints = makeHints()
  const outside = <A, E>(call: Effect.Effect<A, E>) => turn.withPermits(1)(time.outside(call))
  const around = aroundStore(store, (_, call) => outside(call))
  return {
    ...around,
    commit: (commit) =>
      Effect.tap(around.commit(commit), () => Effect.sync(() => hints.tell(hintsOf(commit)))),
    listen: hints.listen,
    getBlob: (digest) =>
      outside(
        Effect.flatMap(store.getBlob(digest), ({ stream }) => Effect.map(collectBytes(stream), byteSource)),
      ),
  }
}

const folder = (time: VirtualTime) =>
  Effect.acquireRelease(
    time.outside(Effect.promise(() => mkdtemp(join(tmpdir(), "lienthong-simulation-")))),
    (path) => time.outside(Effect.promise(() => rm(path, { recursive: true, force: true }))),
  )

/** Opens the stores of a simulation: in memory, or each in a SQLite file that is gone at the end. */
export const openStores = (
  kind: "memory" | "sqlite",
  time: VirtualTime,
): Effect.Effect<OpenStore, never, Scope.Scope> =>
  Effect.gen(function* () {
    if (kind === "memory") return (code: string) => built(Layer.provide(memoryStorage(), tenantOf(code)))
    const path = yield* folder(time)
    const turn = yield* Semaphore.make(1)
    return (code: string) =>
      Effect.map(
        time.outside(built(Layer.provide(sqlite(join(path, `${code}.db`)), tenantOf(code)))),
        (store) => oneAtATime(store, time, turn),
      )
  })
