import { PacketError } from "@lienthong/core"
import { collectBytes } from "@lienthong/core/adapter"
import { Effect, Stream } from "effect"
import { limits } from "./xml/xml-limits.ts"

const tooLarge = new PacketError({
  reason: "not-xml",
  detail: {
    problem: `it has more than ${limits.bytes} bytes, which are read at most`,
    problemVi: `dung lượng vượt mức đọc tối đa ${limits.bytes} byte`,
  },
})

/** Collects the bytes of a packet in memory. Stops as soon as a packet is larger than any real one. */
export const collectPacket = <E>(
  bytes: Stream.Stream<Uint8Array, E>,
): Effect.Effect<Uint8Array, E | PacketError> =>
  Effect.suspend(() => {
    let size = 0
    return collectBytes(
      Stream.tap(bytes, (piece) => {
        size += piece.length
        return size > limits.bytes ? Effect.fail(tooLarge) : Effect.void
      }),
    )
  })
