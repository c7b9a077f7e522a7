import type { StorageError } from "@lienthong/core"
import { collectBytes, getBytes, putBytes } from "@lienthong/core/adapter"
import { Effect, Stream } from "effect"
import fc from "fast-check"
import { expect } from "vitest"
import { bytesOf, commitOf, refusal } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

/** Sizes of chunks, empty ones among them, that put together pass the borders an adapter may have. */
const chunkSizes = fc.array(
  fc.oneof(fc.nat({ max: 40 }), fc.integer({ min: 60_000, max: 70_000 }), fc.constant(1_048_576)),
  { maxLength: 6 },
)

const chunksOf = (sizes: ReadonlyArray<number>) =>
  sizes.map((size, n) => Uint8Array.from({ length: size }, (_, byte) => (byte * 7 + n) % 251))

const isFailure = (reason: StorageError["reason"]) => (error: unknown) =>
  typeof error === "object" && error !== null && "reason" in error && error.reason === reason

/** Files that come and go in pieces. */
export const streamedFiles = (test: ContractTest): void => {
  test("A file put in pieces is the file, however it was cut", function* (store) {
    yield* Effect.promise((signal) =>
      fc.assert(
        fc.asyncProperty(chunkSizes, async (sizes) => {
          const bytes = new Uint8Array(Buffer.concat(chunksOf(sizes)))
          const run = Effect.gen(function* () {
            const kept = yield* store.putBlob(Stream.fromIterable(chunksOf(sizes)))
            expect(kept).toEqual({ digest: yield* putBytes(store, bytes), size: bytes.length })
            expect((yield* store.getBlob(kept.digest)).size).toBe(bytes.length)
            expect(Buffer.compare(yield* getBytes(store, kept.digest), bytes)).toBe(0)
          })
          await Effect.runPromise(run, { signal })
        }),
        { numRuns: 12 },
      ),
    )
  })

  test("A stream without bytes is the empty file", function* (store) {
    const { digest, size } = yield* store.putBlob(Stream.empty)
    expect([size, (yield* store.getBlob(digest)).size]).toEqual([0, 0])
    expect(yield* getBytes(store, digest)).toEqual(bytesOf(""))
  })

  test("A file put in pieces is held and destroyed like any other", function* (store) {
    const { digest } = yield* store.putBlob(Stream.make(bytesOf("công "), bytesOf("văn")))
    const holds = [{ digest, holder: "doc" }]
    yield* store.commit(commitOf("hold", { blobs: { hold: holds } }))
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("công văn"))
    yield* store.commit(commitOf("release", { blobs: { release: holds } }))
    expect(yield* refusal(getBytes(store, digest))).toBe("blob-missing")
  })

  test("A file that was opened can be read again and again, by several at once", function* (store) {
    const text = bytesOf("công văn ".repeat(50_000))
    const file = yield* store.getBlob(yield* putBytes(store, text))
    yield* Stream.runDrain(Stream.take(file.stream, 1))
    const read = yield* Effect.all([collectBytes(file.stream), collectBytes(file.stream)], {
      concurrency: 2,
    })
    for (const bytes of [...read, yield* collectBytes(file.stream)])
      expect(Buffer.compare(bytes, text)).toBe(0)
  })

  test("Nothing is kept of a stream that fails, and its failure is passed on", function* (store) {
    const text = "công văn ".repeat(50_000)
    const digest = yield* putBytes(store, bytesOf(`${text}!`))
    yield* store.commit(commitOf("hold", { blobs: { hold: [{ digest, holder: "doc" }] } }))
    const failing = Stream.concat(Stream.make(bytesOf(text)), Stream.fail("đường truyền đứt" as const))
    expect(yield* Effect.flip(store.putBlob(failing))).toBe("đường truyền đứt")
    const dying = Stream.concat(Stream.make(bytesOf(text)), Stream.die("hỏng"))
    expect((yield* Effect.exit(store.putBlob(dying)))._tag).toBe("Failure")
    const again = yield* putBytes(store, bytesOf(text))
    expect(Buffer.compare(yield* getBytes(store, again), bytesOf(text))).toBe(0)
    expect(Buffer.compare(yield* getBytes(store, digest), bytesOf(`${text}!`))).toBe(0)
  })

  test("Several files are put in pieces at once without meeting", function* (store) {
    const texts = Array.from({ length: 6 }, (_, n) => `văn bản ${n} `.repeat(20_000 + n))
    const pieces = (text: string) =>
      Stream.fromIterable(text.match(/.{1,9000}/gsu) ?? []).pipe(
        Stream.map(bytesOf),
        Stream.tap(() => Effect.yieldNow),
      )
    const kept = yield* Effect.forEach(texts, (text) => store.putBlob(pieces(text)), {
      concurrency: "unbounded",
    })
    for (const [n, { digest }] of kept.entries())
      expect(Buffer.compare(yield* getBytes(store, digest), bytesOf(texts[n] ?? ""))).toBe(0)
  })

  test("Other commits go on while a file comes in slowly", function* (store) {
    const slow = Stream.make("một ", "hai ", "ba").pipe(
      Stream.map(bytesOf),
      Stream.tap((bytes) => store.commit(commitOf(`while ${bytes.length}`))),
    )
    const { digest } = yield* store
      .putBlob(slow)
      .pipe(Effect.catchIf(isFailure("unavailable"), (error) => Effect.die(error)))
    expect(yield* getBytes(store, digest)).toEqual(bytesOf("một hai ba"))
  })

  test("A reader that stops in the middle keeps nobody from the file", function* (store) {
    const digest = yield* putBytes(store, bytesOf("công văn ".repeat(50_000)))
    yield* Stream.runDrain(Stream.take((yield* store.getBlob(digest)).stream, 1))
    const holds = [{ digest, holder: "doc" }]
    yield* store.commit(commitOf("hold", { blobs: { hold: holds } }))
    yield* store.commit(commitOf("release", { blobs: { release: holds } }))
    expect(yield* refusal(getBytes(store, digest))).toBe("blob-missing")
  })
}
