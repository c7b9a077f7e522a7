import { Effect, Layer, Stream } from "effect"
import type { DocumentPacket, ReadDocumentPacket } from "../../packet/document-packet.ts"
import type { PacketError } from "../../packet/packet-error.ts"
import type { ReadStatusPacket, StatusPacket } from "../../packet/status-packet.ts"
import { PacketCodec, type PacketFiles } from "../../port/packet-codec.ts"
import type { KeptBlob } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { isProblem } from "../../problem/problem.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { asking, type Call } from "./asking.ts"
import {
  type GivenBytes,
  givenStream,
  iterableOf,
  type PlainBytes,
  plainBytes,
  watched,
} from "./plain-bytes.ts"

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
    call: Call,
  ) => Promise<GivenBytes>
  readonly decode: (
    bytes: AsyncIterable<Uint8Array>,
    files: Pick<PlainFiles, "putBlob">,
    call: Call,
  ) => Promise<ReadDocumentPacket | ReadStatusPacket>
}

const givenFile = (bytes: GivenBytes) => givenStream(bytes, (thrown) => thrown)

const getting = ({ getBlob }: Pick<PacketFiles, "getBlob">): Pick<PlainFiles, "getBlob"> => ({
  getBlob: (digest) => Effect.runPromise(Effect.map(getBlob(digest), plainBytes)),
})

const putting = ({ putBlob }: Pick<PacketFiles, "putBlob">): Pick<PlainFiles, "putBlob"> => ({
  putBlob: (bytes) => Effect.runPromise(putBlob(givenFile(bytes))),
})

/** Errors of the library are failures; anything else is a defect of the codec. */
const ask = <A, E>(call: (call: Call) => Promise<A>): Effect.Effect<A, E> =>
  Effect.catch(asking((thrown) => thrown)(call), (thrown) =>
    isProblem(thrown) ? Effect.fail(thrown as E) : Effect.die(thrown),
  )

/**
 * Makes a codec of async functions. They throw `PacketError`s and pass on errors of the bytes and the files;
 * any other thrown value is a defect of the codec.
 */
export const packetCodecFrom = (plain: PromisePacketCodec): Layer.Layer<PacketCodec> =>
  Layer.succeed(
    PacketCodec,
    PacketCodec.of({
      encode: (packet, files) =>
        Stream.unwrap(
          Effect.map(
            ask<GivenBytes, PacketError | StorageError>((call) => plain.encode(packet, getting(files), call)),
            (given) => givenStream(given, (thrown) => thrown as PacketError | StorageError),
          ),
        ),
      decode: (bytes, files) => {
        const { stream, orItsFailure } = watched(bytes)
        return orItsFailure(ask((call) => plain.decode(iterableOf(stream), putting(files), call)))
      },
    }),
  )
