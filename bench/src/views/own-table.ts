import { createHash } from "node:crypto"
import { join } from "node:path"
import Database from "better-sqlite3"
import type { StoreName } from "../arguments.ts"
import { withScratch } from "../scratch.ts"
import { barePool } from "../storage/postgres/bare-pool.ts"

const pageSize = 50

/**
 * A table as a host would write it by hand for one screen, in a store of the same kind: the screen's rows as
 * JSON with an index of its order for each agency, and nothing else. A page of it does not look whether it is
 * up to date.
 */
export type ReadOwnPage = () => Promise<ReadonlyArray<unknown>>

type WithOwnTable = <A>(
  place: string,
  rows: ReadonlyArray<unknown>,
  use: (read: ReadOwnPage) => Promise<A>,
) => Promise<A>

const agency = "000.00.00.H53"
const idOf = (index: number) => createHash("md5").update(String(index)).digest("hex")
const placeOf = (index: number) => `2026-11-29T08:00:00.000+07:00 ${String(index).padStart(9, "0")}`

const parse = (line: string) => JSON.parse(line) as unknown

const inSqlite: WithOwnTable = (_place, rows, use) =>
  withScratch(async (folder) => {
    const db = new Database(join(folder, "own.db"))
    db.pragma("journal_mode = WAL")
    db.exec(`CREATE TABLE screen (id TEXT PRIMARY KEY, agency TEXT NOT NULL, place TEXT NOT NULL, line TEXT NOT NULL) STRICT;
      CREATE INDEX screen_order ON screen (agency, place, id)`)
    const add = db.prepare<[string, string, string, string]>("INSERT INTO screen VALUES (?, ?, ?, ?)")
    db.transaction(() => {
      for (const [index, row] of rows.entries())
        add.run(idOf(index), agency, placeOf(index), JSON.stringify(row))
    })()
    const read = db.prepare<[string, string, string, number], { readonly line: string }>(
      "SELECT id, place, line FROM screen WHERE agency = ? AND (place, id) > (?, ?) ORDER BY place, id LIMIT ?",
    )
    try {
      return await use(async () => read.all(agency, "", "", pageSize + 1).map(({ line }) => parse(line)))
    } finally {
      db.close()
    }
  })

const inPostgres: WithOwnTable = async (place, rows, use) => {
  const pool = barePool({ connectionString: place, max: 2 })
  try {
    await pool.query("DROP TABLE IF EXISTS own_screen")
    await pool.query(`CREATE TABLE own_screen (id text COLLATE "C" PRIMARY KEY, agency text COLLATE "C" NOT NULL,
      place text COLLATE "C" NOT NULL, line text NOT NULL)`)
    await pool.query("CREATE INDEX own_order ON own_screen (agency, place, id)")
    const add =
      "INSERT INTO own_screen SELECT id, $1, place, line FROM unnest($2::text[], $3::text[], $4::text[]) AS new (id, place, line)"
    for (let from = 0; from < rows.length; from += 1_000) {
      const some = [...rows.entries()].slice(from, from + 1_000)
      await pool.query(add, [
        agency,
        some.map(([index]) => idOf(index)),
        some.map(([index]) => placeOf(index)),
        some.map(([, row]) => JSON.stringify(row)),
      ])
    }
    await pool.query("VACUUM ANALYZE own_screen")
    const read = {
      name: "own_page",
      text: `SELECT id, place, line FROM own_screen WHERE agency = $1 AND (place, id) > ($2, $3)
        ORDER BY place, id LIMIT $4`,
      values: [agency, "", "", pageSize + 1],
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
