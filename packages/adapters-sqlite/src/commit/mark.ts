import { type AgencyCode, type Mark, StorageError } from "@lienthong/core"
import type Database from "better-sqlite3"

export const prepareFindMark = (db: Database.Database, agency: AgencyCode) => {
  const find = db
    .prepare<[string, string], string>("SELECT value FROM marks WHERE agency = ? AND key = ?")
    .pluck()
  return (key: string): string | undefined => find.get(agency, key)
}

export const prepareSetMark = (db: Database.Database, agency: AgencyCode) => {
  const find = prepareFindMark(db, agency)
  const insert = db.prepare<[string, string, string]>(
    "INSERT INTO marks (agency, key, value) VALUES (?, ?, ?)",
  )
  return ({ key, value }: Mark): void => {
    const taken = find(key)
    if (taken !== undefined) {
      throw new StorageError({ reason: "mark-taken", detail: { key, value: taken } })
    }
    insert.run(agency, key, value)
  }
}
