import { Effect } from "effect"
import type { DocumentPacket } from "../../packet/document-packet.ts"
import { beyondBounds } from "../../packet/packet-bounds.ts"
import { PacketError } from "../../packet/packet-error.ts"
import { PacketCodec, type PacketFiles } from "../../port/packet-codec.ts"

/**
 * Writes the packet of a document. A packet that this library would refuse on arrival is not written: its
 * texts are within the bounds of reading, and the codec checks the rest.
 */
export const writePacket = Effect.fnUntraced(function* (
  packet: DocumentPacket,
  files: Pick<PacketFiles, "getBlob">,
) {
  const codec = yield* PacketCodec
  const long = beyondBounds(packet)
  if (long === undefined) return codec.encode(packet, files)
  const { field, length, limit } = long
  const detail = { field, length: String(length), limit: String(limit) }
  return yield* new PacketError({ reason: "field-too-long", detail })
})
