import { Effect, Stream } from "effect"
import { filesInMemory } from "../../adapter-kit/files-in-memory.ts"
import type { ReadDocumentPacket } from "../../packet/document-packet.ts"
import type { ReadStatusPacket } from "../../packet/status-packet.ts"
import type { Tolerance } from "../../packet/tolerance.ts"
import { PacketCodec, type PacketFiles } from "../../port/packet-codec.ts"

/** A document packet that was read, with its files. */
export interface OpenedDocument extends ReadDocumentPacket {
  readonly files: Pick<PacketFiles, "getBlob">
}

/** A packet of either kind that was read. */
export type ReadPacket = OpenedDocument | ReadStatusPacket

/** Far more than a packet of a merely careless system has; a hostile one would fill the log with them. */
const maxTolerated = 1_000

/** What was tolerated in a packet, as far as it is recorded. */
export const recorded = (tolerated: ReadonlyArray<Tolerance> = []): ReadonlyArray<Tolerance> =>
  tolerated.slice(0, maxTolerated)

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
  const tolerated = recorded(read.tolerated)
  const opened: ReadPacket = "packet" in read ? { ...read, files, tolerated } : { ...read, tolerated }
  return opened
})
