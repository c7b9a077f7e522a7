import { join } from "node:path"
import type { StoredEvent } from "@lienthong/core/adapter"
import Database from "better-sqlite3"
import type { StoreName } from "../arguments.ts"
import { withScratch } from "../scratch.ts"
import { barePool } from "../storage/postgres/bare-pool.ts"
import { ownStatements, ownTables } from "./own-tables.ts"
import { ownWrites } from "./own-writes.ts"

/** Applies events to the tables, with the position of the last one in the same transaction. */
export type OwnProjector = (events: ReadonlyArray<StoredEvent>) => Promise<void>

type WithProjector = <A>(place: string, use: (apply: OwnProjector) => Promise<A>) => Promise<A>

const inSqlite: WithProjector = (_place, use) =>
  withScratch(async (folder) => {
    const db = new Database(join(folder, "own.db"))
    db.pragma("journal_mode = WAL")
    db.pragma("synchronous = NORMAL")
    for (const sql of ownTables.sqlite) db.exec(sql)
    const prepared = new Map(
      Object.entries(ownStatements.sqlite).map(([name, sql]) => [name, db.prepare<[object]>(sql)]),
    )
    const apply = db.transaction((events: ReadonlyArray<StoredEvent>) => {
      for (const [name, values] of ownWrites(events))
        prepared.get(name)?.run(Object.fromEntries(values.map((value, index) => [index + 1, value])))
    })
    try {
      return await use(async (events) => apply(events))
    } finally {
      db.close()
    }
  })

const inPostgres: WithProjector = async (place, use) => {
  const pool = barePool({ connectionString: place, max: 1 })
  try {
    for (const sql of ownTables.postgres) await pool.query(sql)
    return await use(async (events) => {
      const client = await pool.connect()
      try {
        await client.query("BEGIN")
        await client.query("SET LOCAL synchronous_commit = off")
        for (const [name, values] of ownWrites(events))
          await client.query({ name: `own_${name}`, text: ownStatements.postgres[name], values: [...values] })
        await client.query("COMMIT")
      } finally {
        client.release()
      }
    })
  } finally {
    await pool.end()
  }
}

/** Makes the tables in a store of a kind, for PostgreSQL in the database at the place. */
export const withOwnProjector: Readonly<Record<StoreName, WithProjector>> = {
  sqlite: inSqlite,
  postgres: inPostgres,
}
