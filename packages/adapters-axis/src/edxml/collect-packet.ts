import { PacketError } from "@lienthong/core"
import { collectBytes } from "@lienthong/core/adapter"
import { Effect, Stream } from "effect"

/** Far above any real packet. */
const maxBytes = 256 * 1024 * 1024

const tooLarge = new PacketError({
  reason: "not-xml",
  detail: {
    problem: `it has more than ${maxBytes} bytes, which are read at most`,
    problemVi: `dung lượng vượt mức đọc tối đa ${maxBytes} byte`,
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
        return size > maxBytes ? Effect.fail(tooLarge) : Effect.void
      }),
    )
  })
