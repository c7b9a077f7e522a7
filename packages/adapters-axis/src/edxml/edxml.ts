import { PacketCodec } from "@lienthong/core/adapter"
import { Effect, Layer } from "effect"
import { decodePacket } from "./decode-packet.ts"
import { encodePacket } from "./encode-packet.ts"

/**
 * The packet codec of the national document axis: edXML of QCVN 102:2016/BTTTT.
 *
 * The white space at the ends of a text and an empty optional text do not survive the axis and are not written;
 * times are written in whole seconds; a file that is declared a ZIP without being named `.zip` goes as
 * `application/octet-stream`, because other readers would unpack it. Apart from that, decoding what was encoded gives the same packet.
 *
 * @example
 * ```ts
 * import { PacketCodec } from "@lienthong/core/adapter"
 * import { edxml } from "@lienthong/adapters-axis"
 * import { Effect } from "effect"
 *
 * const subjectOf = (bytes: Uint8Array) =>
 *   PacketCodec.use((codec) => codec.decode(bytes)).pipe(
 *     Effect.map((read) => ("packet" in read ? read.packet.subject : read.description)),
 *     Effect.provide(edxml),
 *   )
 * ```
 */
export const edxml: Layer.Layer<PacketCodec> = Layer.succeed(
  PacketCodec,
  PacketCodec.of({
    encode: Effect.fn("PacketCodec.encode")(function* (packet) {
      return yield* Effect.fromResult(encodePacket(packet))
    }),
    decode: Effect.fn("PacketCodec.decode")(function* (bytes) {
      return yield* Effect.fromResult(decodePacket(bytes))
    }),
  }),
)
