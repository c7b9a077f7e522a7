import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { storageContract } from "@lienthong/testkit/vitest"
import Database from "better-sqlite3"
import { afterAll } from "vitest"
import { sqlite } from "../src/index.ts"

const folder = mkdtempSync(join(tmpdir(), "lienthong-contract-"))
afterAll(() => rmSync(folder, { recursive: true }))

const pathOf = (place: string) => join(folder, `${place}.db`)

storageContract("Storage in SQLite", (place) => sqlite(pathOf(place)), {
  atRest: {
    read: async (place) =>
      Buffer.concat(
        [pathOf(place), `${pathOf(place)}-wal`]
          .filter((path) => existsSync(path))
          .map((path) => readFileSync(path)),
      ),
    damage: async (place, digest) => {
      const db = new Database(pathOf(place))
      const chunk = db
        .prepare<[string], { readonly number: number; readonly bytes: Buffer }>(
          `SELECT chunks.number, bytes FROM chunks JOIN files ON files.number = chunks.file
           WHERE agency = '000.00.00.H53' AND digest = ? ORDER BY place DESC LIMIT 1`,
        )
        .get(digest)
      if (chunk === undefined) throw new Error("there is nothing to damage")
      chunk.bytes.writeUInt8(chunk.bytes.readUInt8(0) ^ 1, 0)
      db.prepare("UPDATE chunks SET bytes = ? WHERE number = ?").run(chunk.bytes, chunk.number)
      db.close()
    },
  },
})
