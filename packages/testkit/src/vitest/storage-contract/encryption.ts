import { StorageError } from "@lienthong/core"
import type { BlobKey, BlobKeys } from "@lienthong/core/adapter"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { Effect, Stream } from "effect"
import { expect } from "vitest"
import { type AtRest, damages, liesAt, twoFiles } from "./at-rest.ts"
import { staysForItsCommit } from "./same-bytes.ts"
import { bytesOf, commitOf, refusal } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const keyOf = (id: string, fill: number): BlobKey => ({ id, key: new Uint8Array(32).fill(fill) })
const oldKey = keyOf("2025", 1)
const newKey = keyOf("2026", 2)

const noKey = (id: string) => new StorageError({ reason: "unavailable", detail: { problem: `no key ${id}` } })

const notAKey = (id: string) => ({
  problem: `the key ${id} for files is not 32 bytes long`,
  problemVi: `khóa ${id} dùng cho tệp không dài 32 byte`,
})

/** Keys of which the first is for new files. */
const keysOf = (...keys: ReadonlyArray<BlobKey>): BlobKeys["Service"] => ({
  current: Effect.suspend(() => Effect.fromNullishOr(keys[0])).pipe(Effect.mapError(() => noKey("current"))),
  find: (id) => Effect.mapError(Effect.fromNullishOr(keys.find((key) => key.id === id)), () => noKey(id)),
})

const large = bytesOf("TUYET-MAT công văn ".repeat(150_000))
const pieces = Stream.fromIterable([
  large.subarray(0, 1_000),
  large.subarray(1_000, 900_000),
  large.subarray(900_000),
])

/** Files that are encrypted where they lie, when the store is opened with keys. */
export const encryption = (test: ContractTest, atRest: AtRest): void => {
  test("A file that is kept under a key is not readable where it lies", function* (store, open, place) {
    yield* putBytes(store, bytesOf("CONG-KHAI"))
    const encrypting = yield* open({ keys: keysOf(oldKey) })
    const digest = yield* putBytes(encrypting, bytesOf("TUYET-MAT"))
    expect(yield* liesAt(atRest, place, "CONG-KHAI")).toBe(true)
    expect(yield* liesAt(atRest, place, "TUYET-MAT")).toBe(false)
    expect(yield* getBytes(encrypting, digest)).toEqual(bytesOf("TUYET-MAT"))
  })

  test("A large file that comes in pieces is encrypted, too", function* (_, open, place) {
    const store = yield* open({ keys: keysOf(oldKey) })
    const { digest, size } = yield* store.putBlob(pieces)
    expect(yield* liesAt(atRest, place, "TUYET-MAT")).toBe(false)
    expect(Buffer.compare(yield* getBytes(store, digest), large)).toBe(0)
    expect(size).toBe(large.length)
    expect((yield* store.getBlob(digest)).size).toBe(large.length)
  })

  test("Files kept under a former key or under none stay readable when the key changes", function* (plain, open) {
    const open_ = yield* putBytes(plain, bytesOf("không mã hóa"))
    const former = yield* putBytes(yield* open({ keys: keysOf(oldKey) }), bytesOf("khóa cũ"))
    const store = yield* open({ keys: keysOf(newKey, oldKey) })
    const present = yield* putBytes(store, bytesOf("khóa mới"))
    expect(yield* getBytes(store, open_)).toEqual(bytesOf("không mã hóa"))
    expect(yield* getBytes(store, former)).toEqual(bytesOf("khóa cũ"))
    expect(yield* getBytes(store, present)).toEqual(bytesOf("khóa mới"))
    const withoutOld = yield* open({ keys: keysOf(newKey) })
    expect(yield* getBytes(withoutOld, present)).toEqual(bytesOf("khóa mới"))
    expect(yield* refusal(getBytes(withoutOld, former))).toBe("unavailable")
  })

  test("A file is refused where the key for new files is unusable, and nothing of it is kept", function* (plain, open) {
    const short = { id: "2027", key: new Uint8Array(16).fill(3) }
    const store = yield* open({ keys: keysOf(short) })
    expect((yield* Effect.flip(putBytes(store, bytesOf("khóa ngắn")))).detail).toEqual(notAKey(short.id))
    expect(yield* refusal(store.putBlob(pieces))).toBe("unavailable")
    const digest = yield* putBytes(plain, bytesOf("khóa ngắn"))
    expect(yield* getBytes(plain, digest)).toEqual(bytesOf("khóa ngắn"))
  })

  test("A file whose key is unavailable is reported as such, and the key is not shown", function* (plain, open) {
    const store = yield* open({ keys: keysOf(oldKey) })
    const digest = yield* putBytes(store, bytesOf("công văn"))
    const withoutKey = yield* open({ keys: keysOf(newKey) })
    for (const other of [withoutKey, plain]) {
      const error = yield* Effect.flip(getBytes(other, digest))
      expect(error.reason).toBe("unavailable")
      expect(error.message).not.toContain(Buffer.from(oldKey.key).toString("hex"))
    }
  })

  test("A file whose key came back with another length is unavailable and not corrupt", function* (_, open) {
    const digest = yield* putBytes(yield* open({ keys: keysOf(oldKey) }), bytesOf("công văn"))
    for (const length of [0, 16, 31, 33]) {
      const mistaken = yield* open({ keys: keysOf({ id: oldKey.id, key: new Uint8Array(length) }) })
      const error = yield* Effect.flip(getBytes(mistaken, digest))
      expect([error.reason, error.detail]).toEqual(["unavailable", notAKey(oldKey.id)])
    }
  })

  test("A file kept under another key with the same id is corrupt", function* (_, open) {
    const digest = yield* putBytes(yield* open({ keys: keysOf(oldKey) }), bytesOf("công văn"))
    const mistaken = yield* open({ keys: keysOf(keyOf(oldKey.id, 9)) })
    expect(yield* refusal(getBytes(mistaken, digest))).toBe("blob-corrupt")
  })

  test("The same bytes put under two keys are one file", function* (_, open) {
    const digest = yield* putBytes(yield* open({ keys: keysOf(oldKey) }), bytesOf("công văn"))
    const store = yield* open({ keys: keysOf(newKey, oldKey) })
    expect(yield* putBytes(store, bytesOf("công văn"))).toBe(digest)
    const holds = [{ digest, holder: "doc" }]
    yield* store.commit(commitOf("hold", { blobs: { hold: holds } }))
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("công văn"))
    yield* store.commit(commitOf("release", { blobs: { release: holds } }))
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("công văn"))
  })

  test("Encrypted bytes that are put again stay for their commit, too", function* (_, open) {
    yield* staysForItsCommit(
      yield* open({ keys: keysOf(oldKey) }),
      yield* open({ keys: keysOf(newKey, oldKey) }),
    )
  })

  test("Nothing is kept in the clear when there is no key for it", function* (plain, open, place) {
    const store = yield* open({ keys: keysOf() })
    expect(yield* refusal(putBytes(store, bytesOf("TUYET-MAT")))).toBe("unavailable")
    expect(yield* Effect.flip(store.putBlob(pieces))).toMatchObject({ reason: "unavailable" })
    expect(yield* liesAt(atRest, place, "TUYET-MAT")).toBe(false)
    expect(yield* plain.listWork).toEqual([])
  })

  for (const how of damages) {
    test(`An encrypted file that was ${how} where it lies is corrupt`, function* (_, open, place) {
      const store = yield* open({ keys: keysOf(oldKey) })
      const [digest, other] = yield* twoFiles(store)
      yield* Effect.promise(() => atRest.damage(place, digest, how))
      expect(yield* refusal(getBytes(store, digest))).toBe("blob-corrupt")
      expect(yield* getBytes(store, other)).toHaveLength(720_000)
    })
  }

  test("An encrypted file that was damaged returns nothing of its damaged part", function* (_, open, place) {
    const store = yield* open({ keys: keysOf(oldKey) })
    const digest = yield* putBytes(store, bytesOf("1.000.000 đồng"))
    yield* Effect.promise(() => atRest.damage(place, digest, "changed"))
    const given: Array<Uint8Array> = []
    const reading = Effect.flatMap(store.getBlob(digest), ({ stream }) =>
      Stream.runForEach(stream, (bytes) => Effect.sync(() => given.push(bytes))),
    )
    expect(yield* refusal(reading)).toBe("blob-corrupt")
    expect(given).toEqual([])
  })
}
