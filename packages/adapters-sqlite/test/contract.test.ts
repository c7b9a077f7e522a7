import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Damage, storageContract } from "@lienthong/testkit/vitest"
import Database from "better-sqlite3"
import { afterAll } from "vitest"
import { sqlite } from "../src/index.ts"

const folder = mkdtempSync(join(tmpdir(), "lienthong-contract-"))
afterAll(() => rmSync(folder, { recursive: true }))

const pathOf = (place: string) => join(folder, `${place}.db`)

const agency = "(SELECT number FROM agencies WHERE code = '000.00.00.H53')"
const file = (digest: string) => `(SELECT number FROM files WHERE agency = ${agency} AND digest ${digest})`
const last = `file = ${file("= @digest")} AND place = (SELECT max(place) FROM chunks WHERE file = ${file("= @digest")})`

const damaging: Readonly<Record<Damage, string>> = {
  changed: `UPDATE chunks SET bytes = CAST(substr(bytes, 1, length(bytes) - 1)
    || CASE substr(bytes, -1) WHEN x'00' THEN x'01' ELSE x'00' END AS BLOB) WHERE ${last}`,
  shortened: `UPDATE chunks SET bytes = substr(bytes, 1, length(bytes) - 1) WHERE ${last}`,
  cut: `DELETE FROM chunks WHERE ${last}`,
  swapped: `UPDATE chunks SET bytes = other.bytes FROM chunks other
    WHERE chunks.file = ${file("= @digest")} AND other.file = chunks.file
      AND chunks.place IN (0, 1) AND other.place = 1 - chunks.place`,
  mixed: `UPDATE chunks SET bytes = (SELECT bytes FROM chunks WHERE file = ${file("<> @digest")} AND place = 0)
    WHERE file = ${file("= @digest")} AND place = 0`,
}

storageContract("Storage in SQLite", (place) => sqlite(pathOf(place)), {
  atRest: {
    read: async (place) =>
      Buffer.concat(
        [pathOf(place), `${pathOf(place)}-wal`]
          .filter((path) => existsSync(path))
          .map((path) => readFileSync(path)),
      ),
    damage: async (place, digest, how) => {
      const db = new Database(pathOf(place))
      const { changes } = db.prepare(damaging[how]).run({ digest })
      db.close()
      if (changes === 0) throw new Error("there is nothing to damage")
    },
  },
})
