import { StorageError } from "@lienthong/core"
import type Database from "better-sqlite3"
import { lastStep, schemaSteps } from "./schema-steps.ts"

/**
 * Prepares the refusal of a file that a newer release has upgraded, at the cost of one index lookup. It
 * returns the last step that the file has.
 */
export const prepareRefuseNewerSchema = (db: Database.Database): (() => string | undefined) => {
  const findLast = db.prepare<[], string | null>("SELECT max(name) FROM kysely_migration").pluck()
  const known: ReadonlyArray<string> = schemaSteps
  return () => {
    const found = findLast.get() ?? undefined
    if (found === undefined || known.includes(found)) return found
    throw new StorageError({ reason: "schema-too-new", detail: { found, known: lastStep } })
  }
}
