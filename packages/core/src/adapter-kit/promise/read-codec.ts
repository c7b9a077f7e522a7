import { Cause, Effect, Layer, Stream } from "effect"
import { PacketError } from "../../packet/packet-error.ts"
import { PacketCodec } from "../../port/packet-codec.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { shownAnswer } from "./answer.ts"
import { describeThrown, failureOf } from "./call-adapter.ts"
import { readPacket } from "./packet-answer.ts"
import { watched } from "./plain-bytes.ts"

const failed = (problem: string, problemVi: string, cause?: unknown) =>
  new PacketError({
    reason: "codec-failed",
    detail: { problem, problemVi },
    ...(cause !== undefined && { cause }),
  })

/** Turns what a codec threw or failed with into the port's error. */
export const codecFailure = failureOf<PacketError | StorageError>(PacketError, (thrown) =>
  failed(describeThrown(thrown), "phần mềm báo lỗi", thrown),
)

export const noBytes = (given: unknown): PacketError =>
  failed(
    `\`encode\` must return a Uint8Array or an AsyncIterable of them; it returned ${shownAnswer(given)}`,
    "kết quả không phải là dữ liệu của gói tin",
  )

const noStream = (given: unknown) =>
  failed(
    `\`encode\` must return a stream of Uint8Array; it returned ${shownAnswer(given)}`,
    "kết quả không phải là dữ liệu của gói tin",
  )

const noPacket = (given: unknown, cause?: unknown) =>
  failed(
    `\`decode\` must return a packet as the port has it; it returned ${shownAnswer(given)}`,
    "kết quả đọc không phải là gói tin",
    cause,
  )

/** Turns a defect of a codec into a failure and passes interruptions on. */
const orFailure = (cause: Cause.Cause<unknown>): Effect.Effect<never, PacketError | StorageError> =>
  Cause.hasInterruptsOnly(cause) ? Effect.interrupt : Effect.fail(codecFailure(Cause.squash(cause)))

type Codec = PacketCodec["Service"]

const known = new WeakMap<Codec, Codec>()

/**
 * Wraps a codec so that its answers have the port's shapes; the exchange only uses codecs wrapped in this
 * way. Any other answer, failure or defect becomes `codec-failed`.
 */
export const readCodec = (codec: Codec): Codec => {
  const before = known.get(codec)
  if (before !== undefined) return before
  const checked: Codec = {
    encode: (packet, files) =>
      Stream.suspend((): Stream.Stream<unknown, unknown> => {
        const given: unknown = codec.encode(packet, files)
        return Stream.isStream(given)
          ? (given as Stream.Stream<unknown, unknown>)
          : Stream.fail(noStream(given))
      }).pipe(
        Stream.mapEffect((piece) =>
          piece instanceof Uint8Array ? Effect.succeed(piece) : Effect.fail(noStream(piece)),
        ),
        Stream.catchCause((cause) => Stream.fromEffect(orFailure(cause))),
      ),
    decode: (bytes, files) => {
      const { stream, orItsFailure } = watched(bytes)
      return orItsFailure(
        Effect.suspend((): Effect.Effect<unknown, unknown> => {
          const given: unknown = codec.decode(stream, files)
          return Effect.isEffect(given)
            ? (given as Effect.Effect<unknown, unknown>)
            : Effect.fail(noPacket(given))
        }).pipe(
          Effect.catchCause(orFailure),
          Effect.flatMap((given) =>
            Effect.mapError(Effect.fromResult(readPacket(given)), (cause) => noPacket(given, cause)),
          ),
        ),
      )
    },
  }
  known.set(codec, checked)
  known.set(checked, checked)
  return checked
}

/** The checked codec, for everything in an exchange. */
export const checkedCodec: Layer.Layer<PacketCodec, never, PacketCodec> = Layer.effect(
  PacketCodec,
  Effect.map(PacketCodec, readCodec),
)
