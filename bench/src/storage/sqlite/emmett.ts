import { join } from "node:path"
import { insist } from "../../measure/slice.ts"
import type { Contender, OpenedStore } from "../contender.ts"
import { eventType } from "../payload.ts"
import { importRival, rivalVersion } from "../rival/import-rival.ts"

interface Connection {
  readonly query: (
    sql: string,
  ) => Promise<ReadonlyArray<{ readonly synchronous?: number; readonly journal_mode?: string }>>
  readonly close: () => void
}

interface Pool {
  readonly withConnection: <A>(use: (connection: Connection) => Promise<A>) => Promise<A>
}

interface Emmett {
  readonly sqliteConnection: (options: { readonly fileName: string }) => Connection
  readonly SQLiteConnectionPool: (options: object) => Pool
  readonly getSQLiteEventStore: (options: object) => {
    readonly appendToStream: (
      stream: string,
      events: ReadonlyArray<object>,
      options: { readonly expectedStreamVersion: bigint },
    ) => Promise<unknown>
    readonly readStream: (stream: string) => Promise<{ readonly events: ReadonlyArray<unknown> }>
    readonly schema: { readonly migrate: () => Promise<void> }
  }
  readonly readMessagesBatch: (
    connection: Connection,
    options: { readonly after: bigint; readonly batchSize: number },
  ) => Promise<{ readonly currentGlobalPosition: bigint; readonly messages: ReadonlyArray<unknown> }>
}

export const name = "@event-driven-io/emmett-sqlite"

/**
 * emmett prints an error to the console before throwing it, and with 32 appends in flight nearly all fail.
 */
const silenced = async <A>(work: () => Promise<A>): Promise<A> => {
  const { log } = console
  console.log = () => undefined
  try {
    return await work()
  } finally {
    console.log = log
  }
}

/** Its own settings are durable on the same terms. The run fails if this ever changes. */
const checkDurable = async (connection: Connection) => {
  const [synchronous] = await connection.query("PRAGMA synchronous")
  const [journal] = await connection.query("PRAGMA journal_mode")
  if (synchronous?.synchronous !== 2 || journal?.journal_mode !== "wal") {
    throw new Error("it does not write with WAL and synchronous=FULL")
  }
}

const open = async (folder: string, keepsConnection: boolean): Promise<OpenedStore> => {
  const emmett = await importRival<Emmett>(name)
  const fileName = join(folder, "emmett.db")
  const kept = keepsConnection ? emmett.sqliteConnection({ fileName }) : undefined
  const options = {
    fileName,
    schema: { autoMigration: "CreateOrUpdate" },
    ...(kept && { connectionOptions: { singleton: true, connection: kept } }),
  }
  const pool = emmett.SQLiteConnectionPool(options)
  await pool.withConnection(checkDurable)
  // It remembers a migration that failed because it was busy with its own work.
  const { answer: store } = await insist(() =>
    silenced(async () => {
      const one = emmett.getSQLiteEventStore(options)
      await one.schema.migrate()
      return one
    }),
  )
  return {
    append: async (stream, version, payloads) => {
      const events = payloads.map((data) => ({ type: eventType, data }))
      await silenced(() => store.appendToStream(stream, events, { expectedStreamVersion: BigInt(version) }))
    },
    readStream: async (stream) => (await store.readStream(stream)).events,
    readLog: async (pageSize) => {
      let seen = 0
      for (let after = 0n; ; ) {
        // Reads a page like its own consumer.
        const page = await pool.withConnection((connection) =>
          emmett.readMessagesBatch(connection, { after, batchSize: pageSize }),
        )
        seen += page.messages.length
        if (page.messages.length < pageSize) return seen
        after = page.currentGlobalPosition
      }
    },
    close: async () => kept?.close(),
  }
}

/** Opened as its documentation shows: a connection for every call. */
export const emmettSqlite = (): Contender => ({
  name,
  version: rivalVersion(name),
  open: (folder) => open(folder, false),
})

/** The same with a single connection passed in and kept: faster, but not made for concurrent calls. */
export const emmettSqliteOneConnection = (): Contender => ({
  name: `${name}, one connection`,
  version: rivalVersion(name),
  open: (folder) => open(folder, true),
})
