import type { StorageError } from "@lienthong/core"
import { Effect, type Scope } from "effect"
import pg from "pg"
import { isBrokenOff, isLost, storageErrorOf } from "./error.ts"

/** A statement the server keeps prepared under its name. */
export interface Statement {
  readonly name: string
  readonly text: string
  /** It is not made again when nobody knows whether it was done: a second time would do more than the first. */
  readonly once?: true
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

/** How long an answer is waited for: longer than the server waits for a lock. */
const answerMillis = 20_000

/** For how long a statement is made again whose answer was lost. */
const patienceMillis = 15_000

/** By the machine's clock, whoever owns time: what is waited for is the server. */
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

/**
 * Opens the pool, and closes it with the scope. A statement whose answer was lost may have been done; it is made
 * again until an answer comes or patience ends, so every one that goes through here must bear that, or be `once`.
 */
export const openServer = (
  config: pg.PoolConfig,
  prepared: boolean,
): Effect.Effect<Server, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => {
        const pool = new pg.Pool({ ...config, keepAlive: true })
        // A connection that is lost is replaced by the pool; the call that is using it is told, or the next one.
        pool.on("error", () => {})
        pool.on("connect", (client) => client.on("error", () => {}))
        return pool
      }),
      (pool) => Effect.promise(() => pool.end()),
    ),
    (pool): Server => {
      const ask = async (
        client: pg.PoolClient,
        { name, text }: Statement,
        values: ReadonlyArray<unknown>,
      ) => {
        let lost = false
        try {
          const query = { text, values: [...values], rowMode: "array" as const, query_timeout: answerMillis }
          return (await client.query<Array<unknown>>({ ...query, ...(prepared && { name }) })).rows
        } catch (error) {
          lost = isLost(error)
          throw error
        } finally {
          client.release(lost)
        }
      }
      const call: Server["call"] = async (statement, values) => {
        let lostAt: number | undefined
        for (let tried = 1; ; tried++) {
          let sent = false
          try {
            const client = await pool.connect()
            sent = true
            return await ask(client, statement, values)
          } catch (error) {
            const lost = isLost(error)
            if (sent && lost) lostAt ??= performance.now()
            const again = lost
              ? lostAt !== undefined && performance.now() - lostAt < patienceMillis && !statement.once
              : tried < tries && isBrokenOff(error)
            if (!again) throw error
            if (lost) await pause(Math.min(10 * 2 ** tried, 1_000))
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
