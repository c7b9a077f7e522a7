import { appendFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "vitest"
import { type Noted, openJournal, readJournal } from "../../src/kills/journal.ts"

const noted = (document: string): Noted => ({ did: "dispatched", document, code: "01/BC-UBND", to: ["G22"] })

it("Notes are read back, also after a line that a kill has cut off", () => {
  const folder = mkdtempSync(join(tmpdir(), "lienthong-journal-"))
  const path = join(folder, "notes.jsonl")
  expect(readJournal(path)).toEqual([])
  openJournal(path)(noted("1"))
  appendFileSync(path, '{"did":"dispatched","docu')
  openJournal(path)(noted("2"))
  appendFileSync(path, '{"did":"dispa')
  expect(readJournal(path)).toEqual([noted("1"), noted("2")])
  rmSync(folder, { recursive: true })
})
