import { StorageError } from "@lienthong/core"
import type { Commit } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"

export const prepareFindMark = (db: Database.Database, agency: number) => {
  const find = db
    .prepare<[number, string], string>("SELECT value FROM marks WHERE agency = ? AND key = ?")
    .pluck()
  return (key: string): string | undefined => find.get(agency, key)
}

export const prepareMarks = (db: Database.Database, agency: number) => {
  const find = prepareFindMark(db, agency)
  const insert = db.prepare<[number, string, string]>(
    "INSERT INTO marks (agency, key, value) VALUES (?, ?, ?)",
  )
  return {
    /** Refuses a mark that an earlier commit, or an earlier part of this one, has set. */
    check: ({ marks = [] }: Commit): void => {
      const own = new Map<string, string>()
      for (const { key, value } of marks) {
        const taken = own.get(key) ?? find(key)
        if (taken !== undefined) {
          throw new StorageError({ reason: "mark-taken", detail: { key, value: taken } })
        }
        own.set(key, value)
      }
    },
    write: ({ marks = [] }: Commit): void => {
      for (const { key, value } of marks) insert.run(agency, key, value)
    },
  }
}
