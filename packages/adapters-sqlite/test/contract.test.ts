import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { storageContract } from "@lienthong/testkit/vitest"
import { afterAll } from "vitest"
import { sqlite } from "../src/index.ts"

const folder = mkdtempSync(join(tmpdir(), "lienthong-contract-"))
afterAll(() => rmSync(folder, { recursive: true }))

storageContract("Storage in SQLite", (place) => sqlite(join(folder, `${place}.db`)), {
  without: {
    hints: "a commit of another process is not noticed",
    streaming: "a file is one row",
    encryption: "files lie in the clear",
  },
})
