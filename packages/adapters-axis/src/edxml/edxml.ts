import {
  type DocumentPacket,
  getBytes,
  PacketCodec,
  type PacketFiles,
  type StatusPacket,
} from "@lienthong/core/adapter"
import { Effect, Layer, Stream } from "effect"
import type { ReadFile } from "./attachment/whole-file.ts"
import { collectPacket } from "./collect-packet.ts"
import { decodePacket } from "./decode-packet.ts"
import { encodePacket } from "./encode-packet.ts"
import { bytesOf } from "./xml/print-xml.ts"

const encode = Effect.fn("PacketCodec.encode")(function* (
  packet: DocumentPacket | StatusPacket,
  files: Pick<PacketFiles, "getBlob">,
) {
  if (packet._tag === "StatusPacket") return bytesOf(yield* encodePacket(packet))
  const attachments = yield* Effect.forEach(packet.attachments, (attachment) =>
    Effect.map(getBytes(files, attachment.digest), (bytes) => ({ ...attachment, bytes })),
  )
  return bytesOf(yield* encodePacket({ ...packet, attachments }))
})

/**
 * The packet codec of the national document axis: edXML of QCVN 102:2016/BTTTT.
 *
 * The white space at the ends of a text and an empty optional text do not survive the axis and are not
 * written; times are written in whole seconds; a file that is declared a ZIP without being named `.zip` goes
 * as `application/octet-stream`, because other readers would unpack it. Apart from that, decoding what was
 * encoded gives the same packet.
 *
 * @example
 * ```ts
 * import { filesInMemory, PacketCodec } from "@lienthong/core/adapter"
 * import { edxml } from "@lienthong/adapters-axis"
 * import { Effect, Stream } from "effect"
 *
 * const subjectOf = (bytes: Uint8Array) =>
 *   PacketCodec.use((codec) => codec.decode(Stream.make(bytes), filesInMemory())).pipe(
 *     Effect.map((read) => ("packet" in read ? read.packet.subject : read.description)),
 *     Effect.provide(edxml),
 *   )
 * ```
 */
export const edxml: Layer.Layer<PacketCodec> = Layer.succeed(
  PacketCodec,
  PacketCodec.of({
    encode: (packet, files) => Stream.unwrap(encode(packet, files)),
    decode: Effect.fn("PacketCodec.decode")(function* (bytes, files) {
      const read = yield* decodePacket(yield* collectPacket(bytes))
      if (!("packet" in read)) return read
      const keep = ({ bytes: file, ...attachment }: ReadFile) =>
        Effect.map(files.putBlob(Stream.make(file)), (kept) => ({ ...attachment, ...kept }))
      const attachments = yield* Effect.forEach(read.packet.attachments, keep)
      return { ...read, packet: { ...read.packet, attachments } }
    }),
  }),
)
