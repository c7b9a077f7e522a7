import { createHash } from "node:crypto"
import { type AgencyCode, type Digest, StorageError, vietnamTime } from "@lienthong/core"
import type Database from "better-sqlite3"

/** As long as a page, hence longer than what SQLite keeps of any row in a leaf page. */
const paddingBytes = 4_096

/** How long a file that was put waits for a commit to take a hold on it. */
const unheldMillis = 86_400_000

const digestOf = (bytes: Uint8Array): Digest => createHash("sha256").update(bytes).digest("hex") as Digest

/**
 * Prepares the keeping of bytes. Each call also destroys the files that were put more than a day before it and that
 * no commit wanted, and says whether there were any.
 */
export const preparePutBlob = (db: Database.Database, agency: AgencyCode) => {
  const insert = db.prepare<[string, string, Uint8Array]>(
    `INSERT INTO blobs (agency, digest, padding, bytes) VALUES (?, ?, zeroblob(${paddingBytes}), ?)
     ON CONFLICT DO NOTHING`,
  )
  const isHeld = db.prepare<[string, string]>("SELECT 1 FROM holds WHERE agency = ? AND digest = ? LIMIT 1")
  const waitForHold = db.prepare<[string, string, string]>(
    `INSERT INTO unheld (agency, digest, since) VALUES (?, ?, ?)
     ON CONFLICT (agency, digest) DO UPDATE SET since = excluded.since`,
  )
  const forgetUnwanted = db
    .prepare<[string, string], string>("DELETE FROM unheld WHERE agency = ? AND since < ? RETURNING digest")
    .pluck()
  const destroy = db.prepare<[string, string]>("DELETE FROM blobs WHERE agency = ? AND digest = ?")

  const put = (bytes: Uint8Array, now: number) => {
    const digest = digestOf(bytes)
    insert.run(agency, digest, bytes)
    if (isHeld.get(agency, digest) === undefined) waitForHold.run(agency, digest, vietnamTime(now))
    const unwanted = forgetUnwanted.all(agency, vietnamTime(now - unheldMillis))
    for (const other of unwanted) destroy.run(agency, other)
    return { digest, destroyed: unwanted.length > 0 }
  }

  return db.transaction(put).immediate
}

export const prepareGetBlob = (db: Database.Database, agency: AgencyCode) => {
  const find = db
    .prepare<[string, string], Buffer>("SELECT bytes FROM blobs WHERE agency = ? AND digest = ?")
    .pluck()
  return (digest: Digest): Uint8Array => {
    const bytes = find.get(agency, digest)
    if (bytes === undefined) throw new StorageError({ reason: "blob-missing", detail: { digest } })
    if (digestOf(bytes) !== digest) throw new StorageError({ reason: "blob-corrupt", detail: { digest } })
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
}
