import { getBytes, putBytes } from "@lienthong/core/adapter"
import { Clock, Effect } from "effect"
import { expect } from "vitest"
import { bytesOf, commitOf, refusal } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

/** Makes a call so many hours from now. */
export const inHours =
  (hours: number) =>
  <A, E, R>(call: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Clock.clockWith((clock) => {
      const millis = () => clock.currentTimeMillisUnsafe() + hours * 3_600_000
      const nanos = () => BigInt(millis()) * 1_000_000n
      return Effect.provideService(call, Clock.Clock, {
        currentTimeMillisUnsafe: millis,
        currentTimeMillis: Effect.sync(millis),
        currentTimeNanosUnsafe: nanos,
        currentTimeNanos: Effect.sync(nanos),
        monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
        monotonicTimeNanos: clock.monotonicTimeNanos,
        sleep: (duration) => clock.sleep(duration),
      })
    })

/** Files that were put and that no commit took a hold on. */
export const unheldFiles = (test: ContractTest): void => {
  test("A file waits for a day for a commit to take a hold on it", function* (store) {
    const digest = yield* putBytes(store, bytesOf("công văn"))
    yield* inHours(23)(putBytes(store, bytesOf("hôm sau")))
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("công văn"))
    yield* store.commit(commitOf("hold", { blobs: { hold: [{ digest, holder: "doc" }] } }))
    yield* inHours(1_000)(putBytes(store, bytesOf("năm sau")))
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("công văn"))
  })

  test("A file that nobody took a hold on is gone when another is put more than a day later", function* (store) {
    const digest = yield* putBytes(store, bytesOf("công văn"))
    yield* inHours(25)(putBytes(store, bytesOf("hôm sau")))
    expect(yield* refusal(getBytes(store, digest))).toBe("blob-missing")
  })

  test("A file that is put again is kept for another day", function* (store) {
    const digest = yield* putBytes(store, bytesOf("công văn"))
    yield* inHours(20)(putBytes(store, bytesOf("công văn")))
    yield* inHours(40)(putBytes(store, bytesOf("hôm sau")))
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("công văn"))
  })
}
