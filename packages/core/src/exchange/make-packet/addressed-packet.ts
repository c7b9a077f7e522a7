import { Effect } from "effect"
import type { DispatchLine } from "../../document/outgoing/event.ts"
import { PacketCodec } from "../../port/packet-codec.ts"
import { byteSource, collectBytes } from "../../port/storage/byte-source.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { openPacket } from "./open-packet.ts"
import { paperTo } from "./packet-business.ts"

/**
 * A stored packet, addressed only to the recipients that should get it now. The axis routes by the packet's
 * own list, so recipients from whom the document was taken back meanwhile are removed, together with what the
 * packet says about their paper. Otherwise it is sent as it was made.
 */
export const addressedPacket = Effect.fnUntraced(function* (
  kept: { readonly packet: Digest; readonly to: ReadonlyArray<string> },
  staying: ReadonlyArray<string>,
  lines: ReadonlyArray<DispatchLine>,
) {
  const storage = yield* Storage
  const packet = yield* storage.getBlob(kept.packet)
  if (staying.length === kept.to.length) return packet
  const codec = yield* PacketCodec
  const read = yield* openPacket(yield* collectBytes(packet.stream))
  if (!("packet" in read)) return yield* Effect.die(new Error("a stored document packet is not one"))
  const to = read.packet.to.filter(({ code }) => code !== undefined && staying.includes(code))
  const business = { ...read.packet.business, paper: paperTo(lines, staying) }
  const addressed = codec.encode({ ...read.packet, to, business }, read.files)
  return byteSource(yield* collectBytes(addressed))
})
