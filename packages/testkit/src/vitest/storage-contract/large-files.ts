import { createHash } from "node:crypto"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { Effect, Stream } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "./store-under-test.ts"

const mebibyte = 1_048_576
const fileBytes = 32 * mebibyte
const chunkBytes = 65_536
/** Half of the file: far above what chunks on their way need, far below what holding the file takes. */
const maxBytes = 16 * mebibyte

setFlagsFromString("--expose-gc")
const collectGarbage: () => void = runInNewContext("gc")

/**
 * How many bytes of arrays are alive, without what could be collected. Twice, since the bytes of an array
 * that was found dead are freed in a later turn.
 */
const bytesAlive = Effect.promise(async () => {
  for (let time = 0; time < 2; time++) {
    collectGarbage()
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return process.memoryUsage().arrayBuffers
})

/** Notes how much is alive now and then while a stream flows. */
const watched = (alive: Array<number>) => {
  let chunks = 0
  return <E>(stream: Stream.Stream<Uint8Array, E>) =>
    Stream.tap(stream, (chunk) => {
      const before = chunks
      chunks += chunk.length
      return Math.floor(before / (8 * mebibyte)) === Math.floor(chunks / (8 * mebibyte))
        ? Effect.void
        : Effect.map(bytesAlive, (bytes) => alive.push(bytes))
    })
}

/**
 * No two chunks are alike, so that nothing can be gained by keeping one for all; each is made when it is
 * asked for.
 */
const largeFile = Stream.map(Stream.rechunk(Stream.range(1, fileBytes / chunkBytes), 1), (n) => {
  const chunk = new Uint8Array(chunkBytes).fill(n % 256)
  new DataView(chunk.buffer).setUint32(0, n)
  return chunk
})

/** A file that no process should hold as a whole. */
export const largeFiles = (test: ContractTest): void =>
  test("A file of 32 MiB goes in and out without being whole in memory", function* (store) {
    const before = yield* bytesAlive
    const writing: Array<number> = []
    const { digest, size } = yield* store.putBlob(watched(writing)(largeFile))
    const reading: Array<number> = []
    const hash = createHash("sha256")
    const file = yield* store.getBlob(digest)
    expect([size, file.size]).toEqual([fileBytes, fileBytes])
    yield* Stream.runForEach(watched(reading)(file.stream), (chunk) => Effect.sync(() => hash.update(chunk)))
    expect(hash.digest("hex")).toBe(digest)
    expect(Math.max(...writing) - before).toBeLessThan(maxBytes)
    expect(Math.max(...reading) - before).toBeLessThan(maxBytes)
    expect(writing.length).toBeGreaterThan(2)
    expect(reading.length).toBeGreaterThan(2)
  })
