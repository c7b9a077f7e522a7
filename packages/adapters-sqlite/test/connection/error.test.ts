import { it } from "@effect/vitest"
import { StorageError } from "@lienthong/core"
import Database from "better-sqlite3"
import { expect } from "vitest"
import { storageErrorOf } from "../../src/connection/error.ts"

const sentences: ReadonlyArray<readonly [code: string, problem: string]> = [
  ["SQLITE_BUSY", "another process has been writing to the file for too long"],
  ["SQLITE_BUSY_SNAPSHOT", "another process has been writing to the file for too long"],
  ["SQLITE_FULL", "the disk is full"],
  ["SQLITE_IOERR", "the disk reported an error while the file was read or written"],
  ["SQLITE_IOERR_FSYNC", "the disk reported an error while the file was read or written"],
  ["SQLITE_CORRUPT", "the file is damaged"],
  ["SQLITE_CORRUPT_INDEX", "the file is damaged"],
  ["SQLITE_NOTADB", "the file is not an SQLite database"],
  ["SQLITE_CANTOPEN", "the file cannot be opened"],
  ["SQLITE_CANTOPEN_ISDIR", "the file cannot be opened"],
  ["SQLITE_READONLY", "the file may not be written to"],
  ["SQLITE_READONLY_DBMOVED", "the file may not be written to"],
  ["SQLITE_PERM", "the operating system does not allow access to the file"],
  ["SQLITE_PROTOCOL", "the locks of the file do not work, as on a network drive"],
  ["SQLITE_NOMEM", "the machine is out of memory"],
  ["SQLITE_TOOBIG", "a text or a file is larger than SQLite can keep"],
  ["SQLITE_CONSTRAINT_FOREIGNKEY", "SQLite refused the statement (SQLITE_CONSTRAINT_FOREIGNKEY)"],
]

for (const [code, problem] of sentences) {
  it(`${code} is reported as: ${problem}`, () => {
    const thrown = new Database.SqliteError("driver text", code)
    const error = storageErrorOf(thrown)
    expect(error).toMatchObject({ reason: "unavailable", detail: { problem }, cause: thrown })
    expect(error.sentence.en).toBe(`The store does not answer: ${problem}.`)
    expect(error.sentence.vi).toMatch(/^Kho không trả lời: \p{L}/u)
    expect(error.sentence.vi).not.toContain(problem)
  })
}

it("A refusal of the store itself is reported as it is", () => {
  const refusal = new StorageError({ reason: "mark-taken", detail: { key: "k", value: "v" } })
  expect(storageErrorOf(refusal)).toBe(refusal)
})

it("What neither SQLite nor the store threw is a defect and is thrown on", () => {
  const defect = new TypeError("undefined is not a function")
  expect(() => storageErrorOf(defect)).toThrow(defect)
})
