import { join } from "node:path"
import Database from "better-sqlite3"
import pg from "pg"
import type { StoreName } from "../arguments.ts"
import { withScratch } from "../scratch.ts"

const pageSize = 50

/**
 * A table as a host would write it by hand for one screen, in a store of the same kind: the screen's rows as JSON, in
 * its order, and nothing else. What a page of it costs is what a page costs at least.
 */
export type ReadOwnPage = () => Promise<ReadonlyArray<unknown>>

type WithOwnTable = <A>(
  place: string,
  rows: ReadonlyArray<unknown>,
  use: (read: ReadOwnPage) => Promise<A>,
) => Promise<A>

const parse = (line: string) => JSON.parse(line) as unknown

const inSqlite: WithOwnTable = (_place, rows, use) =>
  withScratch(async (folder) => {
    const db = new Database(join(folder, "own.db"))
    db.pragma("journal_mode = WAL")
    db.exec("CREATE TABLE screen (place INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT")
    const add = db.prepare<[string]>("INSERT INTO screen (line) VALUES (?)")
    db.transaction(() => {
      for (const row of rows) add.run(JSON.stringify(row))
    })()
    const read = db.prepare<[number], string>("SELECT line FROM screen ORDER BY place LIMIT ?").pluck()
    try {
      return await use(async () => read.all(pageSize).map(parse))
    } finally {
      db.close()
    }
  })

const inPostgres: WithOwnTable = async (place, rows, use) => {
  const pool = new pg.Pool({ connectionString: place, max: 2 })
  try {
    await pool.query("DROP TABLE IF EXISTS own_screen")
    await pool.query("CREATE TABLE own_screen (place int PRIMARY KEY, line text NOT NULL)")
    const add =
      "INSERT INTO own_screen SELECT number, line FROM unnest($1::text[], $2::int[]) AS new (line, number)"
    for (let from = 0; from < rows.length; from += 1_000) {
      const some = rows.slice(from, from + 1_000)
      await pool.query(add, [some.map((row) => JSON.stringify(row)), some.map((_row, index) => from + index)])
    }
    await pool.query("VACUUM ANALYZE own_screen")
    const read = {
      name: "own_page",
      text: "SELECT line FROM own_screen ORDER BY place LIMIT $1",
      values: [pageSize],
    }
    return await use(async () =>
      (await pool.query<{ readonly line: string }>(read)).rows.map(({ line }) => parse(line)),
    )
  } finally {
    await pool.end()
  }
}

/** Makes a table of some rows in a store of a kind, for PostgreSQL in the database at the place. */
export const withOwnTable: Readonly<Record<StoreName, WithOwnTable>> = {
  sqlite: inSqlite,
  postgres: inPostgres,
}
