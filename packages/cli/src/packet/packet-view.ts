import type {
  BrokenAttachment,
  DocumentPacket,
  ReadDocumentPacket,
  ReadStatusPacket,
  Tolerance,
} from "@lienthong/core/adapter"

/** A document packet to show, with what is wrong with it. */
export type DocumentView = DocumentPacket & {
  readonly broken: ReadonlyArray<BrokenAttachment>
  readonly tolerated: ReadonlyArray<Tolerance>
}

/** What to show of a packet: everything it states, and the sizes and digests of its files. */
export type PacketView = DocumentView | ReadStatusPacket

/** Converts a packet that was read into what is shown. */
export const packetView = (read: ReadDocumentPacket | ReadStatusPacket): PacketView => {
  if ("_tag" in read) return read
  const { packet, broken, tolerated } = read
  return { ...packet, broken, tolerated }
}
