import type { Digest } from "@lienthong/core"
import { Effect } from "effect"
import { expect } from "vitest"
import { bytesOf, commitOf, refusal } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"
import { whole } from "./streamed-files.ts"

/** A look behind the port: what lies at a place, for the tests about it. The store is open meanwhile. */
export interface AtRest {
  /** Everything that is kept at a place, as it lies there, logs and free space included. */
  readonly read: (place: string) => Promise<Uint8Array>
  /** Changes a byte of a kept file of the agency `000.00.00.H53`, of one that is encrypted as well. */
  readonly damage: (place: string, digest: Digest) => Promise<void>
}

export const liesAt = (atRest: AtRest, place: string, text: string) =>
  Effect.map(
    Effect.promise(() => atRest.read(place)),
    (bytes) => Buffer.from(bytes).includes(text),
  )

/** What the bytes at a place are like when nobody is supposed to look. */
export const lyingAtRest = (test: ContractTest, atRest: AtRest): void => {
  test("A file that was damaged where it lies is not given out as the document", function* (store, _, place) {
    const digest = yield* store.putBlob(bytesOf("1.000.000 đồng"))
    yield* Effect.promise(() => atRest.damage(place, digest))
    const error = yield* Effect.flip(store.getBlob(digest))
    expect([error.reason, error.detail]).toEqual(["blob-corrupt", { digest }])
    expect(yield* refusal(whole(store.getBlobStream(digest)))).toBe("blob-corrupt")
  })

  test("A large file that was damaged ends its stream as corrupt", function* (store, _, place) {
    const digest = yield* store.putBlob(bytesOf("1.000.000 đồng ".repeat(100_000)))
    yield* Effect.promise(() => atRest.damage(place, digest))
    expect(yield* refusal(whole(store.getBlobStream(digest)))).toBe("blob-corrupt")
  })

  test("A file that nobody holds any more is nowhere at its place", function* (store, _, place) {
    const text = "TUYET-MAT ".repeat(30_000)
    const digest = yield* store.putBlob(bytesOf(text))
    const holds = [{ digest, holder: "doc" }]
    yield* store.commit(commitOf("hold", { blobs: { hold: holds } }))
    expect(yield* liesAt(atRest, place, "TUYET-MAT")).toBe(true)
    yield* store.commit(commitOf("release", { blobs: { release: holds } }))
    expect(yield* liesAt(atRest, place, "TUYET-MAT")).toBe(false)
  })
}
