import type { Attachment, DocumentPacket, ReadDocumentPacket } from "@lienthong/core/adapter"

/** A file to write, with its bytes. */
export type WholeFile = Attachment & { readonly bytes: Uint8Array }

/** The packet of a document to write, with the bytes of its files. */
export type WholePacket = Omit<DocumentPacket, "attachments"> & {
  readonly attachments: ReadonlyArray<WholeFile>
}

/** A file that was read, and is not kept anywhere yet. */
export type ReadFile = Omit<WholeFile, "digest" | "size">

/** What reading the packet of a document gave, with the bytes of its files. */
export type ReadWhole = Omit<ReadDocumentPacket, "packet"> & {
  readonly packet: Omit<DocumentPacket, "attachments"> & { readonly attachments: ReadonlyArray<ReadFile> }
}
