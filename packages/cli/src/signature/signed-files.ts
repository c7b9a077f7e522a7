import { basename } from "node:path"
import {
  collectBytes,
  filesInMemory,
  PacketCodec,
  type ReadDocumentPacket,
  type ReadStatusPacket,
} from "@lienthong/core/adapter"
import { Effect, Stream } from "effect"
import { SignatureFileError } from "./signature-file-error.ts"

/** A file and its bytes. */
export interface SignedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A packet that was read, and its files. */
export interface PacketWithFiles {
  readonly read: ReadDocumentPacket | ReadStatusPacket
  readonly files: ReadonlyArray<SignedFile>
}

/** Reads a packet with its files in memory. */
export const readWithFiles = Effect.fnUntraced(
  function* (bytes: Uint8Array) {
    const codec = yield* PacketCodec
    const kept = filesInMemory()
    const read = yield* codec.decode(Stream.make(bytes), kept)
    const attachments = "_tag" in read ? [] : read.packet.attachments
    const files = yield* Effect.forEach(attachments, ({ name, digest }) =>
      kept.getBlob(digest).pipe(
        Effect.flatMap(({ stream }) => collectBytes(stream)),
        Effect.map((content): SignedFile => ({ name, bytes: content })),
      ),
    )
    return { read, files } satisfies PacketWithFiles
  },
  Effect.catchTag("StorageError", (error) => Effect.die(error)),
)

/** How far into a PDF its header may stand (ISO 32000-1, Annex H). */
const headerWithin = 1_024

const beginOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, headerWithin)).toString("latin1").replaceAll("\0", "")

/** The files to check in a file: itself, if it is a PDF, or those of a packet. */
export const signedFiles = Effect.fnUntraced(function* (path: string, bytes: Uint8Array) {
  const begin = beginOf(bytes)
  if (begin.includes("%PDF-")) return [{ name: basename(path), bytes }]
  if (!/^(?:\u{EF}\u{BB}\u{BF}|\u{FF}\u{FE}|\u{FE}\u{FF})?\s*</u.test(begin))
    return yield* new SignatureFileError({ reason: "kind-unknown", detail: { path } })
  const { files } = yield* readWithFiles(bytes)
  return files
})
