import type { StorageError } from "@lienthong/core"
import { Effect, type Scope } from "effect"
import pg from "pg"
import { isPassing, storageErrorOf } from "./error.ts"

/** A statement the server keeps prepared under its name. */
export interface Statement {
  readonly name: string
  readonly text: string
}

/** A row as the driver gives it: the columns in their order. */
export type Row = ReadonlyArray<unknown>

/** The way to the server for everything that is one statement. */
export interface Server {
  readonly pool: pg.Pool
  /** Runs a statement as a transaction of its own; a promise, for those who queue. */
  readonly call: (statement: Statement, values: ReadonlyArray<unknown>) => Promise<ReadonlyArray<Row>>
  readonly query: (
    statement: Statement,
    values: ReadonlyArray<unknown>,
  ) => Effect.Effect<ReadonlyArray<Row>, StorageError>
}

/** How often a statement is run again that the server broke off because of others. */
const tries = 5

/** Opens the pool, and closes it with the scope. Every statement that goes through here may be run twice. */
export const openServer = (
  config: pg.PoolConfig,
  prepared: boolean,
): Effect.Effect<Server, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => {
        const pool = new pg.Pool(config)
        // An idle connection that is lost is replaced by the pool; the next call tells if there is no server.
        pool.on("error", () => {})
        return pool
      }),
      (pool) => Effect.promise(() => pool.end()),
    ),
    (pool): Server => {
      const call: Server["call"] = async ({ name, text }, values) => {
        for (let tried = 1; ; tried++) {
          try {
            const { rows } = await pool.query({
              text,
              values: [...values],
              rowMode: "array",
              ...(prepared && { name }),
            })
            return rows
          } catch (error) {
            if (tried === tries || !isPassing(error)) throw error
          }
        }
      }
      return {
        pool,
        call,
        query: (statement, values) =>
          Effect.tryPromise({ try: () => call(statement, values), catch: storageErrorOf }),
      }
    },
  )
