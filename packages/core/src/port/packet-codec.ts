import { Context, type Effect, type Stream } from "effect"
import type { DocumentPacket, ReadDocumentPacket } from "../packet/document-packet.ts"
import type { PacketError } from "../packet/packet-error.ts"
import type { StatusPacket } from "../packet/status-packet.ts"
import type { Storage } from "./storage/storage.ts"
import type { StorageError } from "./storage/storage-error.ts"

/** Where the files of packets lie while packets are written and read. A store is such a place. */
export type PacketFiles = Pick<Storage["Service"], "putBlob" | "getBlob">

/**
 * Turns packets into the bytes that travel and back (bộ mã hóa gói tin).
 *
 * **Encoding** is strict: a value that the standard does not allow fails with `field-too-long` or
 * `field-invalid`. The same packet always gives the same bytes. **Decoding** is tolerant of order, prefixes,
 * namespaces and missing optional parts, and strict against DTDs and entities; a file of the packet that did
 * not come whole is not an error here but listed in `broken`, so that the sender can be told which. What
 * another reader would read otherwise is never decided here: an element that says two things, or stands where
 * it does not belong, fails with `ambiguous-element`, a file that could be taken for another is
 * `attachment-ambiguous`. A packet that fails says in the error's `about` whose it is, where it still tells
 * that beyond doubt.
 */
export class PacketCodec extends Context.Service<
  PacketCodec,
  {
    /**
     * Reads the packet's files from `files` by their digests. A packet that must not be written fails before
     * its first byte.
     */
    readonly encode: (
      packet: DocumentPacket | StatusPacket,
      files: Pick<PacketFiles, "getBlob">,
    ) => Stream.Stream<Uint8Array, PacketError | StorageError>
    /**
     * Puts the packet's files into `files`, whose answer is the digest and the size that the packet then
     * names.
     */
    readonly decode: <E>(
      bytes: Stream.Stream<Uint8Array, E>,
      files: Pick<PacketFiles, "putBlob">,
    ) => Effect.Effect<ReadDocumentPacket | StatusPacket, PacketError | StorageError | E>
  }
>()("@lienthong/core/port/PacketCodec") {}
