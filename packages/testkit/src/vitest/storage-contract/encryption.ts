import { StorageError } from "@lienthong/core"
import type { BlobKey, BlobKeys } from "@lienthong/core/adapter"
import { Effect, Stream } from "effect"
import { expect } from "vitest"
import { type AtRest, damages, liesAt, twoFiles } from "./at-rest.ts"
import { staysForItsCommit } from "./same-bytes.ts"
import { bytesOf, commitOf, refusal } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"
import { whole } from "./streamed-files.ts"

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
    yield* store.putBlob(bytesOf("CONG-KHAI"))
    const encrypting = yield* open({ keys: keysOf(oldKey) })
    const digest = yield* encrypting.putBlob(bytesOf("TUYET-MAT"))
    expect(yield* liesAt(atRest, place, "CONG-KHAI")).toBe(true)
    expect(yield* liesAt(atRest, place, "TUYET-MAT")).toBe(false)
    expect(yield* encrypting.getBlob(digest)).toEqual(bytesOf("TUYET-MAT"))
  })

  test("A large file that comes in pieces is encrypted, too", function* (_, open, place) {
    const store = yield* open({ keys: keysOf(oldKey) })
    const digest = yield* store.putBlobStream(pieces)
    expect(yield* liesAt(atRest, place, "TUYET-MAT")).toBe(false)
    expect(Buffer.compare(yield* store.getBlob(digest), large)).toBe(0)
    expect(Buffer.compare(yield* whole(store.getBlobStream(digest)), large)).toBe(0)
  })

  test("Files kept under a former key or under none stay readable when the key changes", function* (plain, open) {
    const open_ = yield* plain.putBlob(bytesOf("không mã hóa"))
    const former = yield* (yield* open({ keys: keysOf(oldKey) })).putBlob(bytesOf("khóa cũ"))
    const store = yield* open({ keys: keysOf(newKey, oldKey) })
    const present = yield* store.putBlob(bytesOf("khóa mới"))
    expect(yield* store.getBlob(open_)).toEqual(bytesOf("không mã hóa"))
    expect(yield* store.getBlob(former)).toEqual(bytesOf("khóa cũ"))
    expect(yield* store.getBlob(present)).toEqual(bytesOf("khóa mới"))
    const withoutOld = yield* open({ keys: keysOf(newKey) })
    expect(yield* withoutOld.getBlob(present)).toEqual(bytesOf("khóa mới"))
    expect(yield* refusal(withoutOld.getBlob(former))).toBe("unavailable")
  })

  test("A file is refused where the key for new files is not one, and nothing of it is kept", function* (plain, open) {
    const short = { id: "2027", key: new Uint8Array(16).fill(3) }
    const store = yield* open({ keys: keysOf(short) })
    expect((yield* Effect.flip(store.putBlob(bytesOf("khóa ngắn")))).detail).toEqual(notAKey(short.id))
    expect(yield* refusal(store.putBlobStream(pieces))).toBe("unavailable")
    const digest = yield* plain.putBlob(bytesOf("khóa ngắn"))
    expect(yield* plain.getBlob(digest)).toEqual(bytesOf("khóa ngắn"))
  })

  test("A file whose key is not to be had is said to be unavailable, and the key is not told", function* (plain, open) {
    const store = yield* open({ keys: keysOf(oldKey) })
    const digest = yield* store.putBlob(bytesOf("công văn"))
    const withoutKey = yield* open({ keys: keysOf(newKey) })
    for (const other of [withoutKey, plain]) {
      const error = yield* Effect.flip(other.getBlob(digest))
      expect(error.reason).toBe("unavailable")
      expect(error.message).not.toContain(Buffer.from(oldKey.key).toString("hex"))
      expect(yield* refusal(whole(other.getBlobStream(digest)))).toBe("unavailable")
    }
  })

  test("A file whose key came back with another length is unavailable and not corrupt", function* (_, open) {
    const digest = yield* (yield* open({ keys: keysOf(oldKey) })).putBlob(bytesOf("công văn"))
    for (const length of [0, 16, 31, 33]) {
      const mistaken = yield* open({ keys: keysOf({ id: oldKey.id, key: new Uint8Array(length) }) })
      const error = yield* Effect.flip(mistaken.getBlob(digest))
      expect([error.reason, error.detail]).toEqual(["unavailable", notAKey(oldKey.id)])
      expect(yield* refusal(whole(mistaken.getBlobStream(digest)))).toBe("unavailable")
    }
  })

  test("A file kept under another key that calls itself the same is corrupt", function* (_, open) {
    const digest = yield* (yield* open({ keys: keysOf(oldKey) })).putBlob(bytesOf("công văn"))
    const mistaken = yield* open({ keys: keysOf(keyOf(oldKey.id, 9)) })
    expect(yield* refusal(mistaken.getBlob(digest))).toBe("blob-corrupt")
    expect(yield* refusal(whole(mistaken.getBlobStream(digest)))).toBe("blob-corrupt")
  })

  test("The same bytes put under two keys are one file", function* (_, open) {
    const digest = yield* (yield* open({ keys: keysOf(oldKey) })).putBlob(bytesOf("công văn"))
    const store = yield* open({ keys: keysOf(newKey, oldKey) })
    expect(yield* store.putBlob(bytesOf("công văn"))).toBe(digest)
    expect(yield* store.putBlobStream(Stream.make(bytesOf("công văn")))).toBe(digest)
    const holds = [{ digest, holder: "doc" }]
    yield* store.commit(commitOf("hold", { blobs: { hold: holds } }))
    expect(yield* store.getBlob(digest)).toEqual(bytesOf("công văn"))
    yield* store.commit(commitOf("release", { blobs: { release: holds } }))
    expect(yield* store.getBlob(digest)).toEqual(bytesOf("công văn"))
  })

  test("Encrypted bytes that are put again stay for their commit, too", function* (_, open) {
    yield* staysForItsCommit(
      yield* open({ keys: keysOf(oldKey) }),
      yield* open({ keys: keysOf(newKey, oldKey) }),
    )
  })

  test("Nothing is kept in the clear when there is no key for it", function* (plain, open, place) {
    const store = yield* open({ keys: keysOf() })
    expect(yield* refusal(store.putBlob(bytesOf("TUYET-MAT")))).toBe("unavailable")
    expect(yield* Effect.flip(store.putBlobStream(pieces))).toMatchObject({ reason: "unavailable" })
    expect(yield* liesAt(atRest, place, "TUYET-MAT")).toBe(false)
    expect(yield* plain.listWork).toEqual([])
  })

  for (const how of damages) {
    test(`An encrypted file that was ${how} where it lies is corrupt`, function* (_, open, place) {
      const store = yield* open({ keys: keysOf(oldKey) })
      const [digest, other] = yield* twoFiles(store)
      yield* Effect.promise(() => atRest.damage(place, digest, how))
      expect(yield* refusal(store.getBlob(digest))).toBe("blob-corrupt")
      expect(yield* refusal(whole(store.getBlobStream(digest)))).toBe("blob-corrupt")
      expect(yield* store.getBlob(other)).toHaveLength(720_000)
    })
  }

  test("An encrypted file that was damaged gives out nothing of its damaged part", function* (_, open, place) {
    const store = yield* open({ keys: keysOf(oldKey) })
    const digest = yield* store.putBlob(bytesOf("1.000.000 đồng"))
    yield* Effect.promise(() => atRest.damage(place, digest, "changed"))
    const given: Array<Uint8Array> = []
    const reading = Stream.runForEach(store.getBlobStream(digest), (bytes) =>
      Effect.sync(() => given.push(bytes)),
    )
    expect(yield* refusal(reading)).toBe("blob-corrupt")
    expect(given).toEqual([])
  })
}
