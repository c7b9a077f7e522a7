import { hash } from "node:crypto"
import { StorageError } from "@lienthong/core"
import { type Commit, type Committed, commitContent, findUnstorable } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"
import { prepareHolds } from "../blob/holds.ts"
import type { KnownAgency } from "../connection/agency.ts"
import { prepareMoveCheckpoints } from "../log/checkpoint.ts"
import { prepareChangeWork } from "../work/change-work.ts"
import { prepareAppends } from "./append.ts"
import { prepareMarks } from "./mark.ts"

/** What a commit wrote, and whether it destroyed a file whose bytes must now leave the log. */
export interface Written {
  readonly committed: Committed
  readonly destroyed: boolean
}

/**
 * Prepares the only way to write the store, inside a transaction that has the write lock. Every possible
 * refusal is checked before anything is written, so that a refused commit needs no undoing in a transaction
 * that it shares with others.
 */
export const prepareCommit = (db: Database.Database, agency: KnownAgency): ((commit: Commit) => Written) => {
  const { number } = agency
  const appends = prepareAppends(db, agency)
  const marks = prepareMarks(db, number)
  const work = prepareChangeWork(db, number)
  const holds = prepareHolds(db, number)
  const checkpoints = prepareMoveCheckpoints(db, number)
  const findCommit = db.prepare<[number, string], { readonly content: string; readonly versions: string }>(
    "SELECT content, versions FROM commits WHERE agency = ? AND id = ?",
  )
  const insertCommit = db.prepare<[number, string, string, string]>(
    "INSERT INTO commits (agency, id, content, versions) VALUES (?, ?, ?, ?)",
  )

  return (commit) => {
    const unstorable = findUnstorable(commit)
    if (unstorable !== undefined) throw new StorageError({ reason: "text-invalid", detail: unstorable })
    const content = hash("sha256", commitContent(commit))
    const made = findCommit.get(number, commit.id)
    if (made !== undefined) {
      if (made.content !== content) {
        throw new StorageError({ reason: "commit-conflict", detail: { commit: commit.id } })
      }
      return { committed: { versions: JSON.parse(made.versions), replayed: true }, destroyed: false }
    }

    const places = appends.check(commit)
    marks.check(commit)
    work.check(commit)
    holds.check(commit)
    checkpoints.check(commit)

    const versions = appends.write(commit, places)
    marks.write(commit)
    work.write(commit)
    const destroyed = holds.write(commit)
    checkpoints.write(commit)
    insertCommit.run(number, commit.id, content, JSON.stringify(versions))
    return { committed: { versions, replayed: false }, destroyed }
  }
}
