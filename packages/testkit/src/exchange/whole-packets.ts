import { createHash } from "node:crypto"
import type { PacketError, StorageError } from "@lienthong/core"
import {
  type Attachment,
  byteSource,
  collectBytes,
  type DocumentPacket,
  filesInMemory,
  getBytes,
  type PacketCodec,
  type ReadDocumentPacket,
  type ReadStatusPacket,
  type StatusPacket,
} from "@lienthong/core/adapter"
import { Effect, Stream } from "effect"

/** A file of a packet, with its bytes. */
export interface WholeAttachment extends Attachment {
  readonly bytes: Uint8Array
}

/** A document's packet, with the bytes of its files. */
export interface WholePacket extends DocumentPacket {
  readonly attachments: ReadonlyArray<WholeAttachment>
}

/** The result of reading a document's packet, with the bytes of its files. */
export interface ReadWholePacket extends ReadDocumentPacket {
  readonly packet: WholePacket
}

/** A codec for tests whose packets contain their files, whole in memory. */
export interface WholePackets {
  readonly encode: (packet: WholePacket | StatusPacket) => Effect.Effect<Uint8Array, PacketError>
  readonly decode: (bytes: Uint8Array) => Effect.Effect<ReadWholePacket | ReadStatusPacket, PacketError>
}

const newFiles = () =>
  filesInMemory((bytes) => Effect.sync(() => createHash("sha256").update(bytes).digest("hex")))

const bare = ({ bytes: _, ...attachment }: WholeAttachment): Attachment => attachment

/** Removes errors that files in memory cannot cause. */
const inMemory = <A>(work: Effect.Effect<A, PacketError | StorageError>): Effect.Effect<A, PacketError> =>
  Effect.catchTag(work, "StorageError", (error) => Effect.die(error))

/**
 * Writes and reads packets with their files. A file's bytes are used as given, even if they do not match its
 * digest.
 */
export const wholePackets = (codec: PacketCodec["Service"]): WholePackets => ({
  encode: (packet) => {
    if (packet._tag === "StatusPacket") return inMemory(collectBytes(codec.encode(packet, newFiles())))
    const files = new Map<string, Uint8Array>(packet.attachments.map(({ digest, bytes }) => [digest, bytes]))
    return inMemory(
      collectBytes(
        codec.encode(
          { ...packet, attachments: packet.attachments.map(bare) },
          { getBlob: (digest) => Effect.succeed(byteSource(files.get(digest) ?? new Uint8Array())) },
        ),
      ),
    )
  },
  decode: Effect.fnUntraced(function* (bytes) {
    const files = newFiles()
    const read = yield* codec.decode(Stream.make(bytes), files)
    if (!("packet" in read)) return read
    const attachments = yield* Effect.forEach(read.packet.attachments, (attachment) =>
      Effect.map(getBytes(files, attachment.digest), (file) => ({ ...attachment, bytes: file })),
    )
    return { ...read, packet: { ...read.packet, attachments } }
  }, inMemory),
})
