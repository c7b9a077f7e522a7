import { Effect, Stream } from "effect"
import { collectBytes } from "../port/storage/byte-source.ts"
import type { Storage } from "../port/storage/storage.ts"
import type { StorageError } from "../port/storage/storage-error.ts"
import type { Digest } from "../vocabulary/file.ts"

/** Stores a file that is in memory and returns its digest. */
export const putBytes = (
  storage: Pick<Storage["Service"], "putBlob">,
  bytes: Uint8Array,
): Effect.Effect<Digest, StorageError> =>
  Effect.map(storage.putBlob(Stream.make(bytes)), ({ digest }) => digest)

/** Reads a whole file into memory. */
export const getBytes = (
  storage: Pick<Storage["Service"], "getBlob">,
  digest: Digest,
): Effect.Effect<Uint8Array, StorageError> =>
  Effect.flatMap(storage.getBlob(digest), ({ stream }) => collectBytes(stream))
