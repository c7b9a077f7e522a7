import { Socket } from "node:net"
import type { StorageError } from "@lienthong/core"
import { Effect, type Scope } from "effect"
import pg from "pg"
import { isBrokenOff, isLost, isSilent, storageErrorOf } from "./error.ts"

/** A statement the server keeps prepared under its name. */
export interface Statement {
  readonly name: string
  readonly text: string
  /**
   * It is not made again when nobody knows whether it was done: a second time would do more than the first.
   */
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

/** How long callers are kept waiting. */
export interface Patience {
  /**
   * How long the server may be silent: while it is asked for a connection, and while it is asked something.
   */
  readonly answerMillis: number
  /**
   * For how long after the first time a statement is made again that was broken off, or whose answer was
   * lost.
   */
  readonly againMillis: number
}

/** A silent server is longer waited for than the server waits for a lock. */
export const patience: Patience = { answerMillis: 12_000, againMillis: 2_000 }

/**
 * A connection that ends by itself when nothing goes over it any more. Pooled ones are closed sooner when
 * idle.
 */
const impatientSocket = (millis: number) => (): Socket => {
  const socket = new Socket()
  return socket.setTimeout(millis, () =>
    socket.destroy(Object.assign(new Error("the server is silent"), { code: "ETIMEDOUT" })),
  )
}

/** By the machine's clock, whoever owns time: what is waited for is the server. */
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

/**
 * Opens the pool, and closes it with the scope. A statement whose answer was lost may have been done; it is
 * made again, unless the server is silent, until an answer comes or patience ends. So every one that goes
 * through here must bear that, or be `once`. It ends at the latest after `againMillis` and four times
 * `answerMillis`: twice to be given a connection, twice to be answered.
 */
export const openServer = (
  config: pg.PoolConfig,
  prepared: boolean,
  { answerMillis, againMillis }: Patience = patience,
): Effect.Effect<Server, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => {
        const pool = new pg.Pool({
          ...config,
          keepAlive: true,
          connectionTimeoutMillis: answerMillis,
          stream: impatientSocket(answerMillis),
        })
        // A connection that is lost is replaced by the pool; the call that is using it is told, or the next
        // one.
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
          const query = { text, values: [...values], rowMode: "array" as const }
          return (await client.query<Array<unknown>>({ ...query, ...(prepared && { name }) })).rows
        } catch (error) {
          lost = isLost(error)
          throw error
        } finally {
          client.release(lost)
        }
      }
      const call: Server["call"] = async (statement, values) => {
        let failedAt: number | undefined
        for (let tried = 1; ; tried++) {
          let sent = failedAt !== undefined
          try {
            const client = await pool.connect()
            sent = true
            return await ask(client, statement, values)
          } catch (error) {
            const bearable = isLost(error) ? sent && !statement.once && !isSilent(error) : isBrokenOff(error)
            failedAt ??= performance.now()
            if (!bearable || performance.now() - failedAt > againMillis) throw error
            await pause(Math.min(10 * 2 ** tried, 200))
          }
        }
      }
      return {
        pool,
        call,
        query: (statement, values) =>
          Effect.tryPromise({
            try: () => call(statement, values),
            catch: (thrown) => storageErrorOf(thrown, values),
          }),
      }
    },
  )
