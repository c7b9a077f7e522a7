import type { StorageError } from "@lienthong/core"
import type { Digest } from "@lienthong/core/adapter"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { Clock, Effect, Stream } from "effect"
import fc from "fast-check"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { bytesOf, commitOf, refusal } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"
import { inHours } from "./unheld-files.ts"

const form = bytesOf("mẫu dùng chung")

const hold = (store: OpenStore, digest: Digest, holder: string) =>
  store.commit(commitOf(`hold ${holder}`, { blobs: { hold: [{ digest, holder }] } }))

const release = (store: OpenStore, digest: Digest, holder: string, at = commitOf("").at) =>
  store.commit(commitOf(`release ${holder}`, { at, blobs: { release: [{ digest, holder }] } }))

const inPieces = Stream.make(form.subarray(0, 5), form.subarray(5))

/** The two ways in which bytes come. */
const ways: ReadonlyArray<readonly [string, (store: OpenStore) => Effect.Effect<Digest, StorageError>]> = [
  ["whole", (store) => putBytes(store, form)],
  ["in pieces", (store) => Effect.map(store.putBlob(inPieces), ({ digest }) => digest)],
]

/** One document lets go of bytes between another's put of them and its commit. */
export const staysForItsCommit = Effect.fnUntraced(function* (one: OpenStore, other: OpenStore) {
  const digest = yield* putBytes(one, form)
  yield* hold(one, digest, "one")
  yield* putBytes(other, form)
  yield* release(one, digest, "one")
  yield* hold(other, digest, "other")
  expect(yield* getBytes(one, digest)).toEqual(form)
})

/** Bytes that several documents have, as a form or a common annex, put and let go of in any order. */
export const sameBytes = (test: ContractTest): void => {
  for (const [first, putFirst] of ways)
    for (const [second, putSecond] of ways) {
      test(`Bytes put ${first} and again ${second} stay for their commit when their last holder lets go`, function* (store) {
        const digest = yield* putFirst(store)
        yield* hold(store, digest, "one")
        expect(yield* putSecond(store)).toBe(digest)
        yield* release(store, digest, "one")
        yield* hold(store, digest, "other")
        expect(yield* getBytes(store, digest)).toEqual(form)
      })

      test(`Bytes put ${first} and again ${second} before anyone holds them stay for the second commit`, function* (store) {
        const digest = yield* putFirst(store)
        yield* putSecond(store)
        yield* hold(store, digest, "one")
        yield* release(store, digest, "one")
        yield* hold(store, digest, "other")
        expect(yield* getBytes(store, digest)).toEqual(form)
      })
    }

  test("Documents with the same bytes put, hold and release them in any order without missing them", function* (store) {
    const writers = [0, 1, 2, 3]
    const turns = fc.shuffledSubarray(
      writers.flatMap((writer) => [writer, writer, writer]),
      { minLength: writers.length * 3 },
    )
    let history = 0
    const play = Effect.fnUntraced(function* (order: ReadonlyArray<number>) {
      history += 1
      const bytes = bytesOf(`mẫu số ${history}`)
      const digests = new Map<number, Digest>()
      const holding = new Set<number>()
      for (const writer of order) {
        const digest = digests.get(writer)
        const holder = `${history}/${writer}`
        if (digest === undefined) digests.set(writer, yield* putBytes(store, bytes))
        else if (holding.delete(writer)) yield* release(store, digest, holder)
        else {
          yield* hold(store, digest, holder)
          holding.add(writer)
        }
        for (const one of holding)
          expect(yield* getBytes(store, digests.get(one) ?? ("" as Digest))).toEqual(bytes)
      }
    })
    yield* Effect.promise((signal) =>
      fc.assert(
        fc.asyncProperty(turns, (order) => Effect.runPromise(play(order), { signal })),
        { numRuns: 15, endOnFailure: true },
      ),
    )
  })

  test("Bytes that were put again and that no commit took are gone a day later", function* (store) {
    const digest = yield* putBytes(store, form)
    yield* hold(store, digest, "one")
    yield* putBytes(store, form)
    yield* release(store, digest, "one")
    yield* inHours(23)(putBytes(store, bytesOf("hôm sau")))
    expect(yield* getBytes(store, digest)).toEqual(form)
    yield* inHours(25)(putBytes(store, bytesOf("hôm sau nữa")))
    expect(yield* refusal(getBytes(store, digest))).toBe("blob-missing")
  })

  test("Bytes that were put again more than a day ago are destroyed when their last holder lets go", function* (store) {
    const digest = yield* putBytes(store, form)
    yield* putBytes(store, form)
    yield* hold(store, digest, "one")
    const present = yield* Clock.currentTimeMillis
    yield* release(store, digest, "one", vietnamTime(present + 25 * 3_600_000))
    expect(yield* refusal(getBytes(store, digest))).toBe("blob-missing")
  })
}
