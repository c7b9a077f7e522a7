import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { it } from "@effect/vitest"
import { sqlite } from "@lienthong/adapters-sqlite"
import type { BlobKey, FileKeys } from "@lienthong/core/adapter"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { newPath, openStore } from "../store-file.ts"

const key = (id: string): BlobKey => ({ id, key: new Uint8Array(32).fill(id.length) })
const secret = new TextEncoder().encode("TUYET-MAT công văn")

const liesOpen = (path: string) =>
  readdirSync(dirname(path)).some((name) =>
    readFileSync(join(dirname(path), name)).includes(Buffer.from("TUYET-MAT")),
  )

/** Keeps a file in a store that is opened with these keys. */
const keep = (path: string, encryption?: FileKeys) =>
  Effect.scoped(
    Effect.flatMap(openStore(path, encryption ? { encryption } : {}), (store) => putBytes(store, secret)),
  )

const read = (path: string, digest: Effect.Success<ReturnType<typeof keep>>, encryption: FileKeys) =>
  Effect.scoped(Effect.flatMap(openStore(path, { encryption }), (store) => getBytes(store, digest)))

describe("A host that gives its keys when it opens the store", () => {
  it.live("has files that cannot be read where they lie, which they could without", () =>
    Effect.gen(function* () {
      const [open, encrypted] = [yield* newPath, yield* newPath]
      yield* keep(open)
      const digest = yield* keep(encrypted, { current: key("2026") })
      expect(liesOpen(open)).toBe(true)
      expect(liesOpen(encrypted)).toBe(false)
      expect(yield* read(encrypted, digest, { current: key("2026") })).toEqual(secret)
    }),
  )

  it.live("reads files of a former key, named among the earlier ones or asked for by its id", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const digest = yield* keep(path, { current: key("26") })
      const named: FileKeys = { current: key("2027"), earlier: [key("26")] }
      const asked: FileKeys = { current: async () => key("2027"), find: async (id) => key(id) }
      expect(yield* read(path, digest, named)).toEqual(secret)
      expect(yield* read(path, digest, asked)).toEqual(secret)
    }),
  )

  it.live("is told in both languages which key cannot be had, and never the key", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const digest = yield* keep(path, { current: key("26") })
      const failing = async (): Promise<BlobKey> => {
        throw new Error("the service is down")
      }
      for (const keys of [{ current: key("2027") }, { current: failing, find: failing }]) {
        const error = yield* Effect.flip(read(path, digest, keys))
        expect(error).toMatchObject({ reason: "unavailable" })
        expect(error.sentence.en).toContain("the key 26 for files cannot be had")
        expect(error.sentence.vi).toContain("không lấy được khóa 26 dùng cho tệp")
      }
    }),
  )

  it("is refused before anything is opened where what it gives are no keys", () => {
    const odd = [null, "key", {}, { current: { id: "a", key: new Uint8Array(16) } }, { current: "secret" }]
    const late = { current: key("2026"), earlier: [{ id: "a", key: "TUYET-MAT" }] }
    for (const encryption of [...odd, late, { current: key("2026"), find: "a" }]) {
      const open = () => sqlite("never.db", { encryption: encryption as FileKeys })
      expect(open).toThrow(/encryption/)
      expect(open).not.toThrow(/secret|TUYET-MAT/)
    }
  })
})
