import type { Attachment, DocumentPacket, ReadDocumentPacket } from "@lienthong/core/adapter"

/** A file to write, with its bytes. */
export type WholeFile = Attachment & { readonly bytes: Uint8Array }

/** A document's packet to write, with the bytes of its files. */
export type WholePacket = Omit<DocumentPacket, "attachments"> & {
  readonly attachments: ReadonlyArray<WholeFile>
}

/** A file that was read and is not stored yet. */
export type ReadFile = Omit<WholeFile, "digest" | "size">

/** The result of reading a document's packet, with the bytes of its files. */
export type ReadWhole = Omit<ReadDocumentPacket, "packet"> & {
  readonly packet: Omit<DocumentPacket, "attachments"> & { readonly attachments: ReadonlyArray<ReadFile> }
}
