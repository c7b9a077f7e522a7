import { type AgencyCode, type BlobHold, StorageError } from "@lienthong/core"
import type Database from "better-sqlite3"

/** Prepares the two changes of who needs a file. `release` answers whether the file was destroyed. */
export const prepareHolds = (db: Database.Database, agency: AgencyCode) => {
  const isKept = db.prepare<[string, string]>("SELECT 1 FROM blobs WHERE agency = ? AND digest = ?")
  const insertHold = db.prepare<[string, string, string]>(
    "INSERT INTO holds (agency, digest, holder) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  )
  const forgetUnheld = db.prepare<[string, string]>("DELETE FROM unheld WHERE agency = ? AND digest = ?")
  const deleteHold = db.prepare<[string, string, string]>(
    "DELETE FROM holds WHERE agency = ? AND digest = ? AND holder = ?",
  )
  const isHeld = db.prepare<[string, string]>("SELECT 1 FROM holds WHERE agency = ? AND digest = ? LIMIT 1")
  const destroy = db.prepare<[string, string]>("DELETE FROM blobs WHERE agency = ? AND digest = ?")

  return {
    hold: ({ digest, holder }: BlobHold): void => {
      if (isKept.get(agency, digest) === undefined) {
        throw new StorageError({ reason: "blob-missing", detail: { digest } })
      }
      insertHold.run(agency, digest, holder)
      forgetUnheld.run(agency, digest)
    },
    release: ({ digest, holder }: BlobHold): boolean => {
      if (deleteHold.run(agency, digest, holder).changes === 0) return false
      if (isHeld.get(agency, digest) !== undefined) return false
      destroy.run(agency, digest)
      return true
    },
  }
}
