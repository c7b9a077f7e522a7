import { type AgencyCode, type Commit, type Committed, StorageError } from "@lienthong/core"
import type Database from "better-sqlite3"
import { prepareHolds } from "../blob/holds.ts"
import { prepareMoveCheckpoint } from "../checkpoint.ts"
import { prepareAddWork } from "../work/add.ts"
import { prepareMoveWork } from "../work/move.ts"
import { prepareSettleWork } from "../work/settle.ts"
import { prepareAppend } from "./append.ts"
import { contentDigest } from "./content.ts"
import { prepareSetMark } from "./mark.ts"

/** What a commit did, and whether it destroyed a file whose bytes are now to be driven out of the log. */
export interface Written {
  readonly committed: Committed
  readonly destroyed: boolean
}

/**
 * Prepares the one way in which the store is written. Each call is a transaction of its own that begins with the
 * write lock; a refusal is thrown and rolls it back. Work is settled before work is added and files are held before
 * others are released, so that one commit can replace an item by its successor and hand a file to its next holder.
 */
export const prepareCommit = (db: Database.Database, agency: AgencyCode): ((commit: Commit) => Written) => {
  const append = prepareAppend(db, agency)
  const setMark = prepareSetMark(db, agency)
  const settleWork = prepareSettleWork(db, agency)
  const { requeue, release: releaseWork } = prepareMoveWork(db, agency)
  const addWork = prepareAddWork(db, agency)
  const { hold, release } = prepareHolds(db, agency)
  const moveCheckpoint = prepareMoveCheckpoint(db, agency)
  const findCommit = db.prepare<[string, string], { readonly content: string; readonly versions: string }>(
    "SELECT content, versions FROM commits WHERE agency = ? AND id = ?",
  )
  const insertCommit = db.prepare<[string, string, string, string]>(
    "INSERT INTO commits (agency, id, content, versions) VALUES (?, ?, ?, ?)",
  )

  const write = (commit: Commit): Written => {
    const content = contentDigest(commit)
    const made = findCommit.get(agency, commit.id)
    if (made !== undefined) {
      if (made.content !== content) {
        throw new StorageError({ reason: "commit-conflict", detail: { commit: commit.id } })
      }
      return { committed: { versions: JSON.parse(made.versions), replayed: true }, destroyed: false }
    }

    const versions = Object.fromEntries(commit.appends.map((part) => [part.stream, append(commit, part)]))
    commit.marks?.forEach(setMark)
    commit.work?.settle?.forEach(settleWork)
    commit.work?.requeue?.forEach(requeue)
    commit.work?.release?.forEach(releaseWork)
    commit.work?.add?.forEach(addWork)
    commit.blobs?.hold?.forEach(hold)
    const destroyed = (commit.blobs?.release ?? []).map(release).includes(true)
    commit.checkpoints?.forEach(moveCheckpoint)
    insertCommit.run(agency, commit.id, content, JSON.stringify(versions))
    return { committed: { versions, replayed: false }, destroyed }
  }

  return db.transaction(write).immediate
}
