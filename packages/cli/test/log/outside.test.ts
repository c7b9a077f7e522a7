import { rmSync } from "node:fs"
import { sha256 } from "@lienthong/adapters-axis"
import { chainPreimage, type StoredEvent } from "@lienthong/core/adapter"
import Database from "better-sqlite3"
import { afterAll, expect, it } from "vitest"
import { runLogExport } from "../../src/log/log-export.ts"
import { runLogVerify } from "../../src/log/log-verify.ts"
import { answerOf } from "../answer-of.ts"
import { agency, eventsOf, makeSealedStore, newFolder } from "./sealed-log.ts"

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))

it("An event inserted at a position that no log has is named, though reading the log never comes to it", async () => {
  const { path, lines } = await makeSealedStore(folder)
  const last = eventsOf(lines).findLast(({ type }) => type === "SealedByAgency") as StoredEvent
  const next = { ...last, version: last.version + 1 }
  const hash = sha256(chainPreimage(last.hash, agency.code, next))
  const db = new Database(path)
  db.exec("PRAGMA ignore_check_constraints = ON")
  db.prepare(
    `INSERT INTO events (number, stream, version, type, schema_version, data, commit_id, at, by, hash)
     VALUES (1 << 48, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    next.stream,
    next.version,
    next.type,
    next.schemaVersion,
    next.data,
    next.commitId,
    next.at,
    next.by,
    hash,
  )
  db.close()
  const { exitCode, out } = await answerOf(runLogVerify, path, "--json")
  expect([exitCode, JSON.parse(out)]).toMatchObject([
    1,
    {
      code: "log/position-outside",
      detail: { position: "0", stream: next.stream, version: String(next.version) },
    },
  ])
  expect((await answerOf(runLogExport, path)).exitCode).toBe(3)
})
