import { type AgencyCode, type ReleasedWork, type RequeuedWork, StorageError } from "@lienthong/core"
import type Database from "better-sqlite3"

/** Prepares the two ways in which a person moves work: a parked item starts again, a dead worker's item is taken back. */
export const prepareMoveWork = (db: Database.Database, agency: AgencyCode) => {
  const requeue = db.prepare<[string, string, string]>(
    "UPDATE work SET state = 'waiting', attempt = 0, due_at = ? WHERE agency = ? AND id = ? AND state = 'parked'",
  )
  const release = db.prepare<[string, string, string, string]>(
    `UPDATE work SET state = 'waiting', leased_until = NULL, worker = NULL, due_at = ?
     WHERE agency = ? AND id = ? AND state = 'leased' AND number || '.' || leases = ?`,
  )
  const findState = db
    .prepare<[string, string], string>("SELECT state FROM work WHERE agency = ? AND id = ?")
    .pluck()
  const require = (id: string, { changes }: Database.RunResult): void => {
    if (changes > 0) return
    throw new StorageError({
      reason: "work-moved",
      detail: { work: id, state: findState.get(agency, id) ?? "done" },
    })
  }

  return {
    requeue: ({ id, dueAt }: RequeuedWork): void => require(id, requeue.run(dueAt, agency, id)),
    release: ({ id, lease, dueAt }: ReleasedWork): void => require(id, release.run(dueAt, agency, id, lease)),
  }
}
