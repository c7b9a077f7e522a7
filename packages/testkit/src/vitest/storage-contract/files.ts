import { createHash } from "node:crypto"
import type { BlobHold } from "@lienthong/core/adapter"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { bytesOf, commitOf, contents, event, refusal, unknownDigest } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const hold = (store: OpenStore, ...holds: ReadonlyArray<BlobHold>) =>
  store.commit(commitOf(`hold ${holds.map((h) => h.holder)}`, { blobs: { hold: holds } }))

const release = (store: OpenStore, ...holds: ReadonlyArray<BlobHold>) =>
  store.commit(commitOf(`release ${holds.map((h) => h.holder)}`, { blobs: { release: holds } }))

/** The bytes of documents: kept as they are, and destroyed when nobody needs them. */
export const files = (test: ContractTest): void => {
  test("A file is kept under the SHA-256 of its bytes and comes back byte for byte", function* (store) {
    const everyByte = Uint8Array.from({ length: 1_024 }, (_, n) => n % 256)
    const digest = yield* putBytes(store, everyByte)
    expect(digest).toBe(createHash("sha256").update(everyByte).digest("hex"))
    expect(yield* getBytes(store, digest)).toEqual(everyByte)
  })

  test("An empty file is a file", function* (store) {
    const digest = yield* putBytes(store, new Uint8Array())
    expect(yield* getBytes(store, digest)).toEqual(new Uint8Array())
  })

  test("The same bytes put twice are one file", function* (store) {
    const digest = yield* putBytes(store, bytesOf("công văn"))
    yield* hold(store, { digest, holder: "doc" })
    expect(yield* putBytes(store, bytesOf("công văn"))).toBe(digest)
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("công văn"))
  })

  test("What happens to an array after it was put or got does not reach the store", function* (store) {
    const bytes = bytesOf("công văn")
    const digest = yield* putBytes(store, bytes)
    bytes.fill(0)
    const got = yield* getBytes(store, digest)
    expect(got).toEqual(bytesOf("công văn"))
    got.fill(0)
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("công văn"))
  })

  test("A file that was never put is missing", function* (store) {
    const error = yield* Effect.flip(getBytes(store, unknownDigest))
    expect(error.reason).toBe("blob-missing")
    expect(error.detail).toEqual({ digest: unknownDigest })
  })

  test("A file is destroyed when its last holder lets go, and not before", function* (store) {
    const digest = yield* putBytes(store, bytesOf("công văn"))
    yield* hold(store, { digest, holder: "outgoing/1" }, { digest, holder: "delivery/1" })
    yield* release(store, { digest, holder: "outgoing/1" })
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("công văn"))
    yield* release(store, { digest, holder: "delivery/1" })
    expect(yield* refusal(getBytes(store, digest))).toBe("blob-missing")
  })

  test("A file that is held twice by one holder is let go of once", function* (store) {
    const digest = yield* putBytes(store, bytesOf("công văn"))
    yield* hold(store, { digest, holder: "doc" }, { digest, holder: "doc" })
    yield* release(store, { digest, holder: "doc" })
    expect(yield* refusal(getBytes(store, digest))).toBe("blob-missing")
  })

  test("A file passes from one holder to the next in one commit", function* (store) {
    const digest = yield* putBytes(store, bytesOf("công văn"))
    yield* hold(store, { digest, holder: "draft" })
    const passOn = commitOf("pass on", {
      blobs: { release: [{ digest, holder: "draft" }], hold: [{ digest, holder: "outgoing" }] },
    })
    yield* store.commit(passOn)
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("công văn"))
    yield* release(store, { digest, holder: "outgoing" })
    expect(yield* refusal(getBytes(store, digest))).toBe("blob-missing")
  })

  test("Somebody who does not hold a file cannot have it destroyed", function* (store) {
    const held = yield* putBytes(store, bytesOf("công văn"))
    const put = yield* putBytes(store, bytesOf("chưa dùng"))
    yield* hold(store, { digest: held, holder: "doc" })
    yield* release(store, { digest: held, holder: "other" }, { digest: put, holder: "other" })
    yield* release(store, { digest: unknownDigest, holder: "nobody" })
    expect(yield* getBytes(store, held)).toEqual(bytesOf("công văn"))
    expect(yield* getBytes(store, put)).toEqual(bytesOf("chưa dùng"))
  })

  test("A commit that holds a destroyed file is refused until the file is put again", function* (store) {
    const digest = yield* putBytes(store, bytesOf("công văn"))
    yield* hold(store, { digest, holder: "doc" })
    yield* release(store, { digest, holder: "doc" })
    const again = commitOf("again", {
      appends: [{ stream: "doc", expected: "any", events: [event("Attached")] }],
      blobs: { hold: [{ digest, holder: "doc" }] },
    })
    const before = yield* contents(store, { marks: [], files: [digest] })
    expect(yield* refusal(store.commit(again))).toBe("blob-missing")
    expect(yield* contents(store, { marks: [], files: [digest] })).toEqual(before)
    yield* putBytes(store, bytesOf("công văn"))
    yield* store.commit(again)
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("công văn"))
  })
}
