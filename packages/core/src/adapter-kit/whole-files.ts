import { Effect, Stream } from "effect"
import { collectBytes } from "../port/storage/byte-source.ts"
import type { Storage } from "../port/storage/storage.ts"
import type { StorageError } from "../port/storage/storage-error.ts"
import type { Digest } from "../vocabulary/file.ts"

/** Keeps a file that is whole in memory. Answers with its digest. */
export const putBytes = (
  storage: Pick<Storage["Service"], "putBlob">,
  bytes: Uint8Array,
): Effect.Effect<Digest, StorageError> =>
  Effect.map(storage.putBlob(Stream.make(bytes)), ({ digest }) => digest)

/** A file as a whole in memory. */
export const getBytes = (
  storage: Pick<Storage["Service"], "getBlob">,
  digest: Digest,
): Effect.Effect<Uint8Array, StorageError> =>
  Effect.flatMap(storage.getBlob(digest), ({ stream }) => collectBytes(stream))
