import type { Contender, OpenedStore } from "../contender.ts"
import { eventType } from "../payload.ts"
import { importRival, rivalVersion } from "../rival/import-rival.ts"

interface Dumbo {
  readonly dumbo: (options: { readonly connectionString: string }) => {
    readonly execute: unknown
    readonly close: () => Promise<void>
  }
}

interface Emmett {
  readonly getPostgreSQLEventStore: (
    url: string,
    options: object,
  ) => {
    readonly appendToStream: (
      stream: string,
      events: ReadonlyArray<object>,
      options: { readonly expectedStreamVersion: bigint },
    ) => Promise<unknown>
    readonly readStream: (stream: string) => Promise<{ readonly events: ReadonlyArray<unknown> }>
    readonly schema: { readonly migrate: () => Promise<unknown> }
    readonly close: () => Promise<void>
  }
  readonly readMessagesBatch: (
    execute: unknown,
    options: { readonly after: bigint; readonly batchSize: number },
  ) => Promise<{ readonly currentGlobalPosition: bigint; readonly messages: ReadonlyArray<unknown> }>
}

export const name = "@event-driven-io/emmett-postgresql"

const open = async (url: string): Promise<OpenedStore> => {
  const emmett = await importRival<Emmett>(name)
  const { dumbo } = await importRival<Dumbo>("@event-driven-io/dumbo")
  const store = emmett.getPostgreSQLEventStore(url, { schema: { autoMigration: "CreateOrUpdate" } })
  await store.schema.migrate()
  const pool = dumbo({ connectionString: url })
  return {
    append: async (stream, version, payloads) => {
      const events = payloads.map((data) => ({ type: eventType, data }))
      await store.appendToStream(stream, events, { expectedStreamVersion: BigInt(version) })
    },
    readStream: async (stream) => (await store.readStream(stream)).events,
    readLog: async (pageSize) => {
      let seen = 0
      for (let after = 0n; ; ) {
        // Reads a page like its own consumer.
        const page = await emmett.readMessagesBatch(pool.execute, { after, batchSize: pageSize })
        seen += page.messages.length
        if (page.messages.length < pageSize) return seen
        after = page.currentGlobalPosition
      }
    },
    close: async () => {
      await pool.close()
      await store.close()
    },
  }
}

/** Opened as its documentation shows, with its default pool of ten connections. */
export const emmettPostgres = (): Contender => ({ name, version: rivalVersion(name), open })
