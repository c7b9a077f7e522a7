import { blobMissing, type Commit, type Digest, unheldMillis } from "@lienthong/core/adapter"
import { epochMillis, type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import type Database from "better-sqlite3"
import { chunksAtOnce, prepareRows } from "./rows.ts"

const aDayBefore = (at: VietnamTime) => vietnamTime(epochMillis(at) - unheldMillis)

const prepareIsHeld = (db: Database.Database, agency: number) => {
  const find = db.prepare<[number, string]>("SELECT 1 FROM holds WHERE agency = ? AND digest = ? LIMIT 1")
  return (digest: Digest): boolean => find.get(agency, digest) !== undefined
}

/** Prepares the adding and releasing of holds. */
export const prepareHolds = (db: Database.Database, agency: number) => {
  const { find, destroyNamed, eraseSome, putAgainSince } = prepareRows(db, agency)
  const isHeld = prepareIsHeld(db, agency)
  const insertHold = db.prepare<[number, string, string]>(
    "INSERT INTO holds (agency, digest, holder) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  )
  const wait = prepareWait(db, agency)
  const forgetUnheld = db.prepare<[number, string]>("DELETE FROM unheld WHERE agency = ? AND digest = ?")
  const deleteHold = db.prepare<[number, string, string]>(
    "DELETE FROM holds WHERE agency = ? AND digest = ? AND holder = ?",
  )

  return {
    check: ({ blobs }: Commit): void =>
      blobs?.hold?.forEach(({ digest }) => {
        if (find(digest) === undefined) {
          throw blobMissing(digest)
        }
      }),
    /**
     * Adds holds before it releases others; returns whether a file was destroyed. Bytes that were put again
     * on this day stay, because the commit that will hold them is on its way.
     */
    write: ({ at, blobs }: Commit): boolean => {
      blobs?.hold?.forEach(({ digest, holder }) => {
        insertHold.run(agency, digest, holder)
        forgetUnheld.run(agency, digest)
      })
      let destroyed = false
      blobs?.release?.forEach(({ digest, holder }) => {
        const isLast = deleteHold.run(agency, digest, holder).changes > 0 && !isHeld(digest)
        if (!isLast) return
        const putAgainAt = putAgainSince(digest, aDayBefore(at))
        if (putAgainAt === undefined) destroyed = destroyNamed(digest) || destroyed
        else wait(digest, putAgainAt)
      })
      // A small file is gone with its commit, and needs no other transaction.
      if (destroyed) eraseSome(chunksAtOnce)
      return destroyed
    },
  }
}

const prepareWait = (db: Database.Database, agency: number) => {
  const insert = db.prepare<[number, string, string]>(
    `INSERT INTO unheld (agency, digest, since) VALUES (?, ?, ?)
     ON CONFLICT (agency, digest) DO UPDATE SET since = excluded.since`,
  )
  return (digest: Digest, since: string): void => {
    insert.run(agency, digest, since)
  }
}

/** Prepares the waiting and the removal of unheld files. */
export const prepareUnheld = (db: Database.Database, agency: number) => {
  const rows = prepareRows(db, agency)
  const isHeld = prepareIsHeld(db, agency)
  const wait = prepareWait(db, agency)
  const forget = db
    .prepare<[number, string], string>("DELETE FROM unheld WHERE agency = ? AND since < ? RETURNING digest")
    .pluck()

  return {
    /** Keeps a file that was just put for a day from now, unless it is held. */
    wait: (digest: Digest, now: number): void => {
      if (!isHeld(digest)) wait(digest, vietnamTime(now))
    },
    /** Destroys files that have waited for more than a day, including those that never became complete. */
    collect: (now: number): boolean => {
      const before = vietnamTime(now - unheldMillis)
      const unwanted = forget.all(agency, before)
      for (const digest of unwanted) rows.destroyNamed(digest)
      const abandoned = rows.abandoned(before)
      for (const number of abandoned) rows.destroy(number)
      return unwanted.length + abandoned.length > 0
    },
  }
}
