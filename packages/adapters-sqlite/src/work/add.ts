import { type AgencyCode, type NewWork, StorageError } from "@lienthong/core"
import type Database from "better-sqlite3"

export const prepareAddWork = (db: Database.Database, agency: AgencyCode) => {
  const findKind = db
    .prepare<[string, string], string>("SELECT kind FROM work WHERE agency = ? AND id = ?")
    .pluck()
  const insert = db.prepare<[string, string, number, string, string, string]>(
    `INSERT INTO work (agency, id, lane, kind, payload, due_at, state, attempt, leases)
     VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0, 0)`,
  )
  return ({ id, lane, kind, payload, dueAt }: NewWork): void => {
    const known = findKind.get(agency, id)
    if (known !== undefined) {
      throw new StorageError({ reason: "mark-taken", detail: { key: `work ${id}`, value: known } })
    }
    insert.run(agency, id, lane, kind, payload, dueAt)
  }
}
