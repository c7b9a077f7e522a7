import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { storageFrom } from "@lienthong/core/adapter"
import { storageContract } from "@lienthong/testkit/vitest"
import { afterAll } from "vitest"
import { jsonStorage } from "../src/json-storage.ts"

const folder = mkdtempSync(join(tmpdir(), "lienthong-json-"))
afterAll(() => rmSync(folder, { recursive: true }))

storageContract(
  "A store in a file of JSON",
  (place) => storageFrom(jsonStorage(join(folder, `${place}.json`))),
  {
    histories: 5,
    without: {
      views: "a file of JSON has no tables for them",
      sharing: "a file is one agency's",
      hints: "who listens is told of what was committed through the same opening",
      streaming: "the file of JSON is read whole",
      encryption: "files lie in it as they are",
    },
  },
)
