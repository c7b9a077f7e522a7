import { join } from "node:path"
import Database from "better-sqlite3"
import { withScratch } from "../scratch.ts"

const pageSize = 50

/**
 * A table as a host would write it by hand for one screen, with the same rows as JSON and an index in the order of
 * the screen: what a page costs at least.
 */
export const withOwnTable = <A>(
  rows: ReadonlyArray<unknown>,
  use: (readPage: () => ReadonlyArray<unknown>) => Promise<A>,
): Promise<A> =>
  withScratch(async (folder) => {
    const db = new Database(join(folder, "own.db"))
    db.pragma("journal_mode = WAL")
    db.exec("CREATE TABLE screen (place INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT")
    const add = db.prepare<[string]>("INSERT INTO screen (line) VALUES (?)")
    db.transaction(() => {
      for (const row of rows) add.run(JSON.stringify(row))
    })()
    const read = db.prepare<[number], string>("SELECT line FROM screen ORDER BY place DESC LIMIT ?").pluck()
    try {
      return await use(() => read.all(pageSize).map((line) => JSON.parse(line) as unknown))
    } finally {
      db.close()
    }
  })
