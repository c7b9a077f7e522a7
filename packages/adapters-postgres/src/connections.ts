import { Context, Effect, Layer, type Scope } from "effect"
import type pg from "pg"
import { type Listener, makeListener } from "./hint/listener.ts"
import { openPool } from "./server/server.ts"

/** The connections of this process to one store, which all its agencies share. */
export interface Connections {
  readonly pool: pg.Pool
  /** Hears other processes' commits. Absent if nothing listens. */
  readonly listener: Listener | undefined
}

class Shared extends Context.Service<Shared, Connections>()("@lienthong/adapters-postgres/Connections") {}

/**
 * Shares connections among all that use them at the same time: opened with the first, closed with the last.
 */
export const sharedConnections = (
  pool: pg.PoolConfig,
  answerMillis: number,
  listenerConfig: pg.ClientConfig | undefined,
  schema: string,
): Effect.Effect<Connections, never, Scope.Scope> => {
  const opened = Layer.effect(
    Shared,
    Effect.gen(function* () {
      return {
        pool: yield* openPool(pool, { answerMillis }),
        listener: listenerConfig && (yield* makeListener(listenerConfig, schema)),
      }
    }),
  )
  const users = Layer.makeMemoMapUnsafe()
  return Effect.flatMap(Effect.scope, (scope) =>
    Effect.map(Layer.buildWithMemoMap(opened, users, scope), Context.get(Shared)),
  )
}
