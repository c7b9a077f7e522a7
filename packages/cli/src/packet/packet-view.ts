import type {
  BrokenAttachment,
  DocumentPacket,
  ReadDocumentPacket,
  StatusPacket,
  Tolerance,
} from "@lienthong/core/adapter"

/** A document packet to be shown, with what was wrong with it. */
export type DocumentView = DocumentPacket & {
  readonly broken: ReadonlyArray<BrokenAttachment>
  readonly tolerated: ReadonlyArray<Tolerance>
}

/** What is shown of a packet: everything it says, and of its files their sizes and digests. */
export type PacketView = DocumentView | StatusPacket

/** What was read as it is shown. */
export const packetView = (read: ReadDocumentPacket | StatusPacket): PacketView => {
  if ("_tag" in read) return read
  const { packet, broken, tolerated } = read
  return { ...packet, broken, tolerated }
}
