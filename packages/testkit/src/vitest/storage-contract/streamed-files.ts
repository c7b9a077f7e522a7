import type { StorageError } from "@lienthong/core"
import { Effect, Stream } from "effect"
import fc from "fast-check"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { bytesOf, commitOf, refusal, unknownDigest } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

/** The bytes of a stream put together. */
export const whole = <E>(stream: Stream.Stream<Uint8Array, E>) =>
  Effect.map(Stream.runCollect(stream), (chunks) => new Uint8Array(Buffer.concat(chunks)))

/** Sizes of chunks, empty ones among them, that put together pass the borders an adapter may have. */
const chunkSizes = fc.array(
  fc.oneof(fc.nat({ max: 40 }), fc.integer({ min: 60_000, max: 70_000 }), fc.constant(1_048_576)),
  { maxLength: 6 },
)

const chunksOf = (sizes: ReadonlyArray<number>) =>
  sizes.map((size, n) => Uint8Array.from({ length: size }, (_, byte) => (byte * 7 + n) % 251))

const readBothWays = Effect.fnUntraced(function* (
  store: OpenStore,
  digest: Parameters<OpenStore["getBlob"]>[0],
) {
  return { whole: yield* store.getBlob(digest), streamed: yield* whole(store.getBlobStream(digest)) }
})

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
            const digest = yield* store.putBlobStream(Stream.fromIterable(chunksOf(sizes)))
            expect(digest).toBe(yield* store.putBlob(bytes))
            const read = yield* readBothWays(store, digest)
            expect(Buffer.compare(read.whole, bytes)).toBe(0)
            expect(Buffer.compare(read.streamed, bytes)).toBe(0)
          })
          await Effect.runPromise(run, { signal })
        }),
        { numRuns: 12 },
      ),
    )
  })

  test("A stream without bytes is the empty file", function* (store) {
    const digest = yield* store.putBlobStream(Stream.empty)
    expect(yield* readBothWays(store, digest)).toEqual({ whole: bytesOf(""), streamed: bytesOf("") })
  })

  test("A file put in pieces is held and destroyed like any other", function* (store) {
    const digest = yield* store.putBlobStream(Stream.make(bytesOf("công "), bytesOf("văn")))
    const holds = [{ digest, holder: "doc" }]
    yield* store.commit(commitOf("hold", { blobs: { hold: holds } }))
    expect(yield* readBothWays(store, digest)).toEqual({
      whole: bytesOf("công văn"),
      streamed: bytesOf("công văn"),
    })
    yield* store.commit(commitOf("release", { blobs: { release: holds } }))
    expect(yield* refusal(store.getBlob(digest))).toBe("blob-missing")
    expect(yield* refusal(whole(store.getBlobStream(digest)))).toBe("blob-missing")
  })

  test("A file that was never put is missing as a stream, too", function* (store) {
    const error = yield* Effect.flip(whole(store.getBlobStream(unknownDigest)))
    expect([error.reason, error.detail]).toEqual(["blob-missing", { digest: unknownDigest }])
  })

  test("Of a stream that fails nothing is kept, and its failure is told", function* (store) {
    const text = "công văn ".repeat(50_000)
    const digest = yield* store.putBlob(bytesOf(`${text}!`))
    yield* store.commit(commitOf("hold", { blobs: { hold: [{ digest, holder: "doc" }] } }))
    const failing = Stream.concat(Stream.make(bytesOf(text)), Stream.fail("đường truyền đứt" as const))
    expect(yield* Effect.flip(store.putBlobStream(failing))).toBe("đường truyền đứt")
    const dying = Stream.concat(Stream.make(bytesOf(text)), Stream.die("hỏng"))
    expect((yield* Effect.exit(store.putBlobStream(dying)))._tag).toBe("Failure")
    const again = yield* store.putBlobStream(Stream.make(bytesOf(text)))
    expect(Buffer.compare(yield* whole(store.getBlobStream(again)), bytesOf(text))).toBe(0)
    expect(Buffer.compare(yield* whole(store.getBlobStream(digest)), bytesOf(`${text}!`))).toBe(0)
  })

  test("Several files are put in pieces at once without meeting", function* (store) {
    const texts = Array.from({ length: 6 }, (_, n) => `văn bản ${n} `.repeat(20_000 + n))
    const pieces = (text: string) =>
      Stream.fromIterable(text.match(/.{1,9000}/gsu) ?? []).pipe(
        Stream.map(bytesOf),
        Stream.tap(() => Effect.yieldNow),
      )
    const digests = yield* Effect.forEach(texts, (text) => store.putBlobStream(pieces(text)), {
      concurrency: "unbounded",
    })
    for (const [n, digest] of digests.entries()) {
      expect(Buffer.compare(yield* whole(store.getBlobStream(digest)), bytesOf(texts[n] ?? ""))).toBe(0)
    }
  })

  test("Other commits go on while a file comes in slowly", function* (store) {
    const slow = Stream.make("một ", "hai ", "ba").pipe(
      Stream.map(bytesOf),
      Stream.tap((bytes) => store.commit(commitOf(`while ${bytes.length}`))),
    )
    const digest = yield* store
      .putBlobStream(slow)
      .pipe(Effect.catchIf(isFailure("unavailable"), (error) => Effect.die(error)))
    expect(yield* store.getBlob(digest)).toEqual(bytesOf("một hai ba"))
  })

  test("Who stops reading in the middle keeps nobody from the file", function* (store) {
    const digest = yield* store.putBlob(bytesOf("công văn ".repeat(50_000)))
    yield* Stream.runDrain(Stream.take(store.getBlobStream(digest), 1))
    const holds = [{ digest, holder: "doc" }]
    yield* store.commit(commitOf("hold", { blobs: { hold: holds } }))
    yield* store.commit(commitOf("release", { blobs: { release: holds } }))
    expect(yield* refusal(store.getBlob(digest))).toBe("blob-missing")
  })
}
