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
        expect(error.sentence.en).toContain("the key 26 for files is not available")
        expect(error.sentence.vi).toContain("không lấy được khóa 26 dùng cho tệp")
      }
    }),
  )

  it.live("is told what its service of keys answers in place of a key, or with another key's id", () =>
    Effect.gen(function* () {
      const answers: ReadonlyArray<readonly [unknown, string]> = [
        [5, "the answer is not a key"],
        [undefined, "the answer is not a key"],
        [{ id: Symbol("2026"), key: key("2026").key }, "the answer is not a key"],
        [{ id: "", key: key("2026").key }, "the answer is not a key"],
        [{ id: "2026", key: "TUYET-MAT" }, "the answer is not a key"],
      ]
      const find = async () => key("2026")
      for (const [answer, words] of answers) {
        const keys = { current: async () => answer, find } as unknown as FileKeys
        const error = yield* Effect.flip(keep(yield* newPath, keys))
        expect(error).toMatchObject({ reason: "unavailable" })
        expect(error.sentence.en).toContain(`the key for files is not available: ${words}`)
        expect(error.sentence.vi).toContain("không lấy được khóa dùng cho tệp: câu trả lời không phải khóa")
        expect(error.sentence.en).not.toContain("TUYET-MAT")
      }
      const path = yield* newPath
      const digest = yield* keep(path, { current: key("26") })
      const error = yield* Effect.flip(read(path, digest, { current: async () => key("2026"), find }))
      expect(error.sentence.en).toContain(
        "the key 26 for files is not available: the answer is a key with another id",
      )
    }),
  )

  it("is told the place of what it gives wrong: a name, a key, or two keys of one id", () => {
    const current = key("2026")
    const given: ReadonlyArray<readonly [unknown, string]> = [
      [{ current, ealier: [] }, "there is no field encryption.ealier"],
      [{ current: { ...current, id: "" } }, "encryption.current.id: an empty text was given"],
      [{ current: { ...current, id: Symbol("2026") } }, "encryption.current.id: a symbol was given"],
      [{ current: { ...current, key: Promise.resolve() } }, "encryption.current.key is a Promise"],
      [{ current: { ...current, key: "/etc/khoa.bin" } }, "encryption.current.key: text was given"],
      [{ current: { ...current, key: new Uint8Array(16) } }, "encryption.current.key: 16 bytes were given"],
      [{ current: { id: "2026", keys: current.key } }, "there is no field encryption.current.keys"],
      [{ current, earlier: [{ id: "26", key: "khoa" }] }, "encryption.earlier[0].key: text was given"],
      [{ current, earlier: { a: current } }, "encryption.earlier: an object was given"],
      [{ current, earlier: [key("26"), 5] }, "encryption.earlier[1]: a number was given"],
      [{ current, earlier: [{ ...current, key: key("26").key }] }, "encryption.earlier[0].id: two keys"],
      [{ current, earlier: [current] }, "encryption.earlier[0].id: two keys"],
      [{ current, earlier: [key("26"), key("26")] }, "encryption.earlier[1].id: two keys"],
      [{ current, find: async () => current }, "encryption.current: an object was given"],
      [{ current: async () => current }, "encryption.find: nothing was given"],
      [{ current: async () => current, find: async () => current, earlier: [] }, "a list of 0 was given"],
    ]
    for (const [encryption, words] of given)
      expect(() => sqlite("never.db", { encryption: encryption as FileKeys })).toThrow(words)
  })

  it("is refused before anything is opened where it gives something other than keys", () => {
    const odd = [null, "key", {}, { current: { id: "a", key: new Uint8Array(16) } }, { current: "secret" }]
    const late = { current: key("2026"), earlier: [{ id: "a", key: "TUYET-MAT" }] }
    for (const encryption of [...odd, late, { current: key("2026"), find: "a" }]) {
      const open = () => sqlite("never.db", { encryption: encryption as FileKeys })
      expect(open).toThrow(/encryption/)
      expect(open).not.toThrow(/secret|TUYET-MAT/)
    }
  })
})
