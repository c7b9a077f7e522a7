import { Effect, Layer, Stream } from "effect"
import type { DocumentPacket, ReadDocumentPacket } from "../../packet/document-packet.ts"
import type { ReadStatusPacket, StatusPacket } from "../../packet/status-packet.ts"
import { PacketCodec, type PacketFiles } from "../../port/packet-codec.ts"
import type { KeptBlob } from "../../port/storage/storage.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { type CallContext, callAdapter } from "./call-adapter.ts"
import {
  type GivenBytes,
  givenStream,
  isGivenBytes,
  iterableOf,
  type PlainBytes,
  plainBytes,
  watched,
} from "./plain-bytes.ts"
import { codecFailure, noBytes } from "./read-codec.ts"

/** Stores and reads the files of a packet, for code without Effect. */
export interface PlainFiles {
  readonly getBlob: (digest: Digest) => Promise<PlainBytes>
  readonly putBlob: (bytes: GivenBytes) => Promise<KeptBlob>
}

/** A codec as async functions; {@link PacketCodec} documents each. */
export interface PromisePacketCodec {
  readonly encode: (
    packet: DocumentPacket | StatusPacket,
    files: Pick<PlainFiles, "getBlob">,
    call: CallContext,
  ) => Promise<GivenBytes>
  readonly decode: (
    bytes: AsyncIterable<Uint8Array>,
    files: Pick<PlainFiles, "putBlob">,
    call: CallContext,
  ) => Promise<ReadDocumentPacket | ReadStatusPacket>
}

const givenFile = (bytes: GivenBytes) => givenStream(bytes, (thrown) => thrown)

const getting = ({ getBlob }: Pick<PacketFiles, "getBlob">): Pick<PlainFiles, "getBlob"> => ({
  getBlob: (digest) => Effect.runPromise(Effect.map(getBlob(digest), plainBytes)),
})

const putting = ({ putBlob }: Pick<PacketFiles, "putBlob">): Pick<PlainFiles, "putBlob"> => ({
  putBlob: (bytes) => Effect.runPromise(putBlob(givenFile(bytes))),
})

/**
 * Makes a codec from async functions. They throw a `PacketError`, or anything with its `reason` and `detail`,
 * and pass on errors of the bytes and the files. Anything else that they return or throw is `codec-failed`.
 */
export const packetCodecFrom = (plain: PromisePacketCodec): Layer.Layer<PacketCodec> =>
  Layer.succeed(
    PacketCodec,
    PacketCodec.of({
      encode: (packet, files) =>
        Stream.unwrap(
          Effect.flatMap(
            callAdapter(codecFailure)((call) => plain.encode(packet, getting(files), call)),
            (given) =>
              isGivenBytes(given)
                ? Effect.succeed(givenStream(given, codecFailure))
                : Effect.fail(noBytes(given)),
          ),
        ),
      decode: (bytes, files) => {
        const { stream, orItsFailure } = watched(bytes)
        return orItsFailure(
          callAdapter(codecFailure)((call) => plain.decode(iterableOf(stream), putting(files), call)),
        )
      },
    }),
  )
