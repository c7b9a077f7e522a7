import { Effect, Stream } from "effect"
import { filesInMemory } from "../../adapter-kit/files-in-memory.ts"
import type { ReadDocumentPacket } from "../../packet/document-packet.ts"
import type { ReadStatusPacket } from "../../packet/status-packet.ts"
import { PacketCodec, type PacketFiles } from "../../port/packet-codec.ts"

/** A document packet that was read, with its files. */
export interface OpenedDocument extends ReadDocumentPacket {
  readonly files: Pick<PacketFiles, "getBlob">
}

/** A packet of either kind that was read. */
export type ReadPacket = OpenedDocument | ReadStatusPacket

/**
 * Reads a packet and keeps its files in memory: nothing of a packet reaches the store before it is decided
 * on.
 */
export const openPacket = Effect.fnUntraced(function* (bytes: Uint8Array) {
  const codec = yield* PacketCodec
  const files = filesInMemory()
  const read = yield* codec
    .decode(Stream.make(bytes), files)
    .pipe(Effect.catchTag("StorageError", (error) => Effect.die(error)))
  const opened: ReadPacket = "packet" in read ? { ...read, files } : read
  return opened
})
