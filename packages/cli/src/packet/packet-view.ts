import type {
  Attachment,
  BrokenAttachment,
  DocumentPacket,
  ReadDocumentPacket,
  StatusPacket,
  Tolerance,
} from "@lienthong/core/adapter"

/** A file of a packet without its bytes. */
export type FileView = Omit<Attachment, "bytes"> & { readonly size: number }

/** A document packet to be shown, with what was wrong with it. */
export type DocumentView = Omit<DocumentPacket, "attachments"> & {
  readonly attachments: ReadonlyArray<FileView>
  readonly broken: ReadonlyArray<BrokenAttachment>
  readonly tolerated: ReadonlyArray<Tolerance>
}

/** What is shown of a packet: everything it says, and of its files their sizes and digests. */
export type PacketView = DocumentView | StatusPacket

/** Leaves the files' bytes out of what was read. */
export const packetView = (read: ReadDocumentPacket | StatusPacket): PacketView => {
  if ("_tag" in read) return read
  const { packet, broken, tolerated } = read
  const attachments = packet.attachments.map(({ bytes, ...file }) => ({ ...file, size: bytes.length }))
  return { ...packet, attachments, broken, tolerated }
}
