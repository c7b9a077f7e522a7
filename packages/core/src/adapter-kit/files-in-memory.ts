import { Effect } from "effect"
import type { PacketFiles } from "../port/packet-codec.ts"
import { blobMissing } from "../port/storage/blob-errors.ts"
import { byteSource, collectBytes } from "../port/storage/byte-source.ts"
import { Digest } from "../vocabulary/file.ts"

const sha256 = (bytes: Uint8Array): Effect.Effect<string> =>
  Effect.promise(async () => {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>))
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")
  })

/**
 * Keeps the files of packets in memory by their digests. `digestOf` computes the SHA-256 of bytes in
 * hexadecimal; the default uses WebCrypto.
 */
export const filesInMemory = (
  digestOf: (bytes: Uint8Array) => Effect.Effect<string> = sha256,
): PacketFiles => {
  const files = new Map<string, Uint8Array>()
  return {
    putBlob: (stream) =>
      Effect.flatMap(collectBytes(stream), (bytes) =>
        Effect.map(digestOf(bytes), (digest) => {
          files.set(digest, bytes)
          return { digest: Digest.make(digest), size: bytes.length }
        }),
      ),
    getBlob: (digest) =>
      Effect.suspend(() => {
        const bytes = files.get(digest)
        return bytes ? Effect.succeed(byteSource(bytes)) : Effect.fail(blobMissing(digest))
      }),
  }
}
