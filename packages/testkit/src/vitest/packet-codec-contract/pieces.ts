import { StorageError } from "@lienthong/core"
import { collectBytes, filesInMemory, putBytes } from "@lienthong/core/adapter"
import { Effect, Stream } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import { failureOf } from "../contract/failure-of.ts"
import type { OpenCodec } from "./codec-under-test.ts"
import { sample, sampleBytes } from "./packets.ts"

const piecesOf = (bytes: Uint8Array, length: number) =>
  Stream.fromIterable(
    Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
      bytes.subarray(index * length, (index + 1) * length),
    ),
  )

const lineDown = new StorageError({ reason: "unavailable", detail: { problem: "the disk is away" } })

/** Packets and files that come and go in pieces. */
export const inPieces = (test: ContractTest<OpenCodec>): void => {
  test("A packet is read as it is however it was cut, and its files are where they should be put", function* (open) {
    const files = filesInMemory()
    const pieces = piecesOf(yield* sampleBytes(open), 997)
    const read = yield* open.port.decode(pieces, files)
    const { attachments } = "packet" in read ? read.packet : { attachments: [] }
    expect(attachments.map(({ digest, size }) => [digest, size])).toEqual(
      sample.attachments.map(({ digest, size }) => [digest, size]),
    )
    for (const { digest, bytes } of sample.attachments) {
      const kept = yield* Effect.flatMap(files.getBlob(digest), ({ stream }) => collectBytes(stream))
      expect(Buffer.from(kept).equals(bytes)).toBe(true)
    }
  })

  test("A packet whose files come in pieces is the same packet", function* (open) {
    const { attachments, ...packet } = sample
    const bytesOf = new Map<string, Uint8Array>(attachments.map(({ digest, bytes }) => [digest, bytes]))
    const files = attachments.map(({ bytes: _, ...file }) => file)
    const written = open.port.encode(
      { ...packet, attachments: files },
      {
        getBlob: (digest) => {
          const bytes = bytesOf.get(digest) ?? new Uint8Array()
          return Effect.succeed({ size: bytes.length, stream: piecesOf(bytes, 991) })
        },
      },
    )
    const whole = yield* sampleBytes(open)
    expect(Buffer.from(yield* collectBytes(written)).equals(whole)).toBe(true)
    // It can be read again, as when it is sent again.
    expect(Buffer.from(yield* collectBytes(written)).equals(whole)).toBe(true)
  })

  test("A packet that breaks off fails as its bytes did, and is not read", function* (open) {
    const bytes = yield* sampleBytes(open)
    const broken = Stream.concat(Stream.make(bytes.subarray(0, bytes.length >> 1)), Stream.fail(lineDown))
    expect(yield* failureOf(open.port.decode(broken, filesInMemory()))).toBe(lineDown)
  })

  test("A packet whose file breaks off is not written to its end", function* (open) {
    const files = filesInMemory()
    const [first] = sample.attachments
    if (first) yield* putBytes(files, first.bytes)
    const { attachments, ...packet } = sample
    const written = open.port.encode(
      { ...packet, attachments: attachments.map(({ bytes: _, ...file }) => file) },
      {
        getBlob: (digest) =>
          digest === first?.digest
            ? files.getBlob(digest)
            : Effect.succeed({ size: 10, stream: Stream.fail(lineDown) }),
      },
    )
    expect(yield* failureOf(Stream.runDrain(written))).toBe(lineDown)
  })
}
