import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Digest, storageFrom } from "@lienthong/core/adapter"
import { storageContract } from "@lienthong/testkit/vitest"
import { afterAll } from "vitest"
import { refuse } from "../src/json-commit.ts"
import { readState, writeState } from "../src/json-file.ts"
import { jsonStorage } from "../src/json-storage.ts"

/** Changes the last byte of a file where it lies. */
const damage = (path: string, digest: Digest) => {
  const state = readState(path)
  const { base64, ...file } = state.files.get(digest) ?? refuse("blob-missing", { digest })
  const bytes = Buffer.from(base64, "base64")
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
  state.files.set(digest, { ...file, base64: bytes.toString("base64") })
  writeState(path, state)
}

/** What lies in the file of JSON, with the files in it as bytes. */
const lying = (path: string) =>
  Buffer.concat([
    existsSync(path) ? readFileSync(path) : Buffer.of(),
    ...[...readState(path).files.values()].map(({ base64 }) => Buffer.from(base64, "base64")),
  ])

const folder = mkdtempSync(join(tmpdir(), "lienthong-json-"))
afterAll(() => rmSync(folder, { recursive: true }))

const pathOf = (place: string) => join(folder, `${place}.json`)

storageContract("A store in a file of JSON", (place) => storageFrom(jsonStorage(pathOf(place))), {
  histories: 5,
  atRest: {
    read: async (place) => lying(pathOf(place)),
    damage: async (place, digest) => damage(pathOf(place), digest),
  },
  without: {
    views: "a file of JSON has no tables for them",
    sharing: "a file is one agency's",
    hints: "who listens is told of what was committed through the same opening",
    streaming: "the file of JSON is read whole",
  },
})
