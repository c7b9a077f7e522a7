import { Context, type Effect, type Stream } from "effect"
import type { DocumentPacket, ReadDocumentPacket } from "../packet/document-packet.ts"
import type { PacketError } from "../packet/packet-error.ts"
import type { ReadStatusPacket, StatusPacket } from "../packet/status-packet.ts"
import type { Storage } from "./storage/storage.ts"
import type { StorageError } from "./storage/storage-error.ts"

/** Where the files of packets are stored while packets are written and read. A store is such a place. */
export type PacketFiles = Pick<Storage["Service"], "putBlob" | "getBlob">

/**
 * Encodes packets into the bytes that travel, and decodes them (bộ mã hóa gói tin).
 *
 * **Encoding** is strict: a value that the standard does not allow fails with `field-too-long` or
 * `field-invalid`. The same packet always gives the same bytes. A number and notation of another agency's
 * document is quoted as that agency writes it. **Decoding** tolerates any order, prefixes,
 * namespaces and missing optional parts, and rejects DTDs and entities. An incomplete file is listed in
 * `broken` and is not an error, so that the sender can be told which file it is. The codec never chooses
 * between readings that may differ: an element with two values or in the wrong place fails with
 * `ambiguous-element`, and a file that could be taken for another fails with `attachment-ambiguous`. The
 * error's `about` names the packet's sender and document if they can be read beyond doubt.
 */
export class PacketCodec extends Context.Service<
  PacketCodec,
  {
    /**
     * Reads the packet's files from `files` by their digests. A packet that must not be written, or that
     * `decode` would refuse for its length, fails before its first byte. Drafts are written on trial, whole.
     */
    readonly encode: (
      packet: DocumentPacket | StatusPacket,
      files: Pick<PacketFiles, "getBlob">,
    ) => Stream.Stream<Uint8Array, PacketError | StorageError>
    /**
     * Stores the packet's files in `files`. The packet then names the digest and size that `files` answers.
     */
    readonly decode: <E>(
      bytes: Stream.Stream<Uint8Array, E>,
      files: Pick<PacketFiles, "putBlob">,
    ) => Effect.Effect<ReadDocumentPacket | ReadStatusPacket, PacketError | StorageError | E>
  }
>()("@lienthong/core/port/PacketCodec") {}
