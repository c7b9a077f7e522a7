import { Effect, Layer, Stream } from "effect"
import type { DocumentPacket, ReadDocumentPacket } from "../../packet/document-packet.ts"
import { PacketError } from "../../packet/packet-error.ts"
import type { ReadStatusPacket, StatusPacket } from "../../packet/status-packet.ts"
import { PacketCodec, type PacketFiles } from "../../port/packet-codec.ts"
import type { KeptBlob } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { shownAnswer } from "./answer.ts"
import { asking, type Call, failureOf, wordsOf } from "./asking.ts"
import {
  type GivenBytes,
  givenStream,
  isGivenBytes,
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

const failed = (problem: string, problemVi: string, cause?: unknown) =>
  new PacketError({ reason: "codec-failed", detail: { problem, problemVi }, cause })

const codecFailure = failureOf<PacketError | StorageError>(PacketError, (thrown) =>
  failed(wordsOf(thrown), "phần mềm báo lỗi", thrown),
)

const noBytes = (given: unknown) =>
  failed(
    `\`encode\` must give a Uint8Array or an AsyncIterable of them; it gave ${shownAnswer(given)}`,
    "kết quả không phải là dữ liệu của gói tin",
  )

/** A packet that the codec fails on may be read by a later version: it is not called unreadable. */
const orDefect = <E>(error: E): Effect.Effect<never, E> =>
  error instanceof PacketError && error.reason === "codec-failed"
    ? Effect.die(error.cause ?? error)
    : Effect.fail(error)

/**
 * Makes a codec of async functions. They throw a `PacketError`, or anything with its `reason` and `detail`,
 * and pass on errors of the bytes and the files. Anything else that `encode` gives or throws is
 * `codec-failed`, and anything else that `decode` throws is a defect.
 */
export const packetCodecFrom = (plain: PromisePacketCodec): Layer.Layer<PacketCodec> =>
  Layer.succeed(
    PacketCodec,
    PacketCodec.of({
      encode: (packet, files) =>
        Stream.unwrap(
          Effect.flatMap(
            asking(codecFailure)((call) => plain.encode(packet, getting(files), call)),
            (given) =>
              isGivenBytes(given)
                ? Effect.succeed(givenStream(given, codecFailure))
                : Effect.fail(noBytes(given)),
          ),
        ),
      decode: (bytes, files) => {
        const { stream, orItsFailure } = watched(bytes)
        return orItsFailure(
          Effect.catch(
            asking(codecFailure)((call) => plain.decode(iterableOf(stream), putting(files), call)),
            orDefect,
          ),
        )
      },
    }),
  )
