import { Socket } from "node:net"
import type { StorageError } from "@lienthong/core"
import { Effect, type Scope } from "effect"
import pg from "pg"
import { closed, isBrokenOff, isLost, isSilent, storageErrorOf } from "./error.ts"

/** A statement that the server keeps prepared under its name. */
export interface Statement {
  readonly name: string
  readonly text: string
  /** Not retried when its answer is lost: a second run would do more than the first. */
  readonly once?: true
}

/** A row as the driver returns it: the columns in order. */
export type Row = ReadonlyArray<unknown>

/** The server as one agency's store uses it. */
export interface Server {
  readonly isClosed: () => boolean
  /** Returns a connection of the pool. The caller releases it. */
  readonly connect: () => Promise<pg.PoolClient>
  /** Runs a statement in its own transaction. A promise, for callers that queue. */
  readonly call: (statement: Statement, values: ReadonlyArray<unknown>) => Promise<ReadonlyArray<Row>>
  readonly query: (
    statement: Statement,
    values: ReadonlyArray<unknown>,
  ) => Effect.Effect<ReadonlyArray<Row>, StorageError>
}

/** How long callers wait. */
export interface Patience {
  /** How long the server may stay silent, both for a connection and for an answer. */
  readonly answerMillis: number
  /** How long after its first run an aborted statement, or one whose answer was lost, is retried. */
  readonly againMillis: number
}

/** Longer than the server waits for a lock. */
export const patience: Patience = { answerMillis: 12_000, againMillis: 2_000 }

/** Makes a socket that closes on its own when nothing passes over it. The pool closes idle ones sooner. */
const impatientSocket = (millis: number) => (): Socket => {
  const socket = new Socket()
  return socket.setTimeout(millis, () =>
    socket.destroy(Object.assign(new Error("the server is silent"), { code: "ETIMEDOUT" })),
  )
}

/** Waits on the machine's clock, even where a test owns time, because the server's work is awaited. */
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

/** Opens a pool of connections, and closes it with the scope. */
export const openPool = (
  config: pg.PoolConfig,
  { answerMillis }: Pick<Patience, "answerMillis"> = patience,
): Effect.Effect<pg.Pool, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const pool = new pg.Pool({
        ...config,
        keepAlive: true,
        connectionTimeoutMillis: answerMillis,
        stream: impatientSocket(answerMillis),
      })
      // The pool replaces a lost connection; the call that uses it gets the error, or else the next
      // call.
      pool.on("error", () => {})
      pool.on("connect", (client) => client.on("error", () => {}))
      return pool
    }),
    (pool) => Effect.promise(() => pool.end()),
  )

/**
 * Uses a pool for the store in a schema until the scope closes; later calls fail with `closed`. A statement
 * whose answer was lost may have been done; it is retried until an answer comes or patience ends, unless the
 * server is silent. So every statement here must tolerate a retry or be `once`. It ends after `againMillis`
 * plus at most four times `answerMillis`: twice for a connection, twice for an answer.
 */
export const openServer = (
  pool: Pick<pg.Pool, "connect">,
  prepared: boolean,
  schema: string,
  { againMillis }: Pick<Patience, "againMillis"> = patience,
): Effect.Effect<Server, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => ({ isOver: false })),
      (use) => Effect.sync(() => Object.assign(use, { isOver: true })),
    ),
    (use): Server => {
      const connect = async () => {
        if (use.isOver) throw closed()
        return pool.connect()
      }
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
            const client = await connect()
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
        isClosed: () => use.isOver,
        connect,
        call,
        query: (statement, values) =>
          Effect.tryPromise({
            try: () => call(statement, values),
            catch: (thrown) => storageErrorOf(thrown, values, schema),
          }),
      }
    },
  )
