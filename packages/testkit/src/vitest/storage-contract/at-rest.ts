import type { Digest } from "@lienthong/core/adapter"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { bytesOf, commitOf, refusal } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

/**
 * A kind of damage to a stored file, behind the store's back:
 *
 * - `changed`: one byte of its last part is another one.
 * - `shortened`: its last part lacks its last byte.
 * - `cut`: its last part is gone.
 * - `swapped`: its first two parts have changed places.
 * - `mixed`: its first part is that of another file at the same place.
 */
export type Damage = "changed" | "shortened" | "cut" | "swapped" | "mixed"

export const damages: ReadonlyArray<Damage> = ["changed", "shortened", "cut", "swapped", "mixed"]

/**
 * Access behind the port to what lies at a place, for the tests about it. The store stays open during the
 * access.
 */
export interface AtRest {
  /** Reads everything that is stored at a place, including logs and free space. */
  readonly read: (place: string) => Promise<Uint8Array>
  /**
   * Damages a stored file of the agency `000.00.00.H53`, encrypted or not. A store that keeps a file in one
   * part changes a byte for every kind of damage.
   */
  readonly damage: (place: string, digest: Digest, how: Damage) => Promise<void>
}

export const liesAt = (atRest: AtRest, place: string, text: string) =>
  Effect.map(
    Effect.promise(() => atRest.read(place)),
    (bytes) => Buffer.from(bytes).includes(text),
  )

/** Two files of several parts each, wherever they are cut. */
export const twoFiles = (store: OpenStore) =>
  Effect.all([
    putBytes(store, bytesOf("1.000.000 đồng ".repeat(40_000))),
    putBytes(store, bytesOf("2.000.000 đồng ".repeat(40_000))),
  ])

/** What the bytes at a place are like when nobody is supposed to look. */
export const lyingAtRest = (test: ContractTest, atRest: AtRest): void => {
  test("A file that was damaged at rest is not returned as the document", function* (store, _, place) {
    const digest = yield* putBytes(store, bytesOf("1.000.000 đồng"))
    yield* Effect.promise(() => atRest.damage(place, digest, "changed"))
    const error = yield* Effect.flip(getBytes(store, digest))
    expect([error.reason, error.detail]).toEqual(["blob-corrupt", { digest }])
  })

  for (const how of damages) {
    test(`A large file that was ${how} where it lies ends its stream as corrupt`, function* (store, _, place) {
      const [digest] = yield* twoFiles(store)
      yield* Effect.promise(() => atRest.damage(place, digest, how))
      expect(yield* refusal(getBytes(store, digest))).toBe("blob-corrupt")
    })
  }

  test("A file that nobody holds any more is gone from the disk", function* (store, _, place) {
    const text = "TUYET-MAT ".repeat(30_000)
    const digest = yield* putBytes(store, bytesOf(text))
    const holds = [{ digest, holder: "doc" }]
    yield* store.commit(commitOf("hold", { blobs: { hold: holds } }))
    expect(yield* liesAt(atRest, place, "TUYET-MAT")).toBe(true)
    yield* store.commit(commitOf("release", { blobs: { release: holds } }))
    expect(yield* liesAt(atRest, place, "TUYET-MAT")).toBe(false)
  })
}
