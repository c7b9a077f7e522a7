import { Effect } from "effect"
import { getBytes } from "../../adapter-kit/whole-files.ts"
import type { DispatchLine } from "../../document/outgoing/event.ts"
import { PacketCodec } from "../../port/packet-codec.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { paperTo } from "./packet-business.ts"

/**
 * The bytes of a kept packet, for no more recipients than are to get it now. The axis routes by the packet's own list,
 * so whoever the document was taken back from meanwhile is struck off it, and with them what it says of their paper;
 * otherwise it goes as it was made.
 */
export const addressedPacket = Effect.fnUntraced(function* (
  kept: { readonly packet: Digest; readonly to: ReadonlyArray<string> },
  staying: ReadonlyArray<string>,
  lines: ReadonlyArray<DispatchLine>,
) {
  const storage = yield* Storage
  const bytes = yield* getBytes(storage, kept.packet)
  if (staying.length === kept.to.length) return bytes
  const codec = yield* PacketCodec
  const read = yield* codec.decode(bytes)
  if (!("packet" in read)) return yield* Effect.die(new Error("a document packet that is none was kept"))
  const to = read.packet.to.filter(({ code }) => code !== undefined && staying.includes(code))
  const business = { ...read.packet.business, paper: paperTo(lines, staying) }
  return yield* codec.encode({ ...read.packet, to, business })
})
