import { Context, type Effect } from "effect"
import type { StorageError } from "./storage-error.ts"

/** A key with which files are encrypted at rest. */
export interface BlobKey {
  /** Names the key for as long as a file is encrypted with it; not secret. */
  readonly id: string
  /** 32 bytes, for AES-256-GCM. */
  readonly key: Uint8Array
}

/**
 * Where a store gets the keys of its files (khóa mã hóa tệp): a key file, a key management service, an HSM. A
 * store that is opened with it encrypts every new file with the current key; files that were kept before stay
 * readable, encrypted or not. Keys may be changed at any time as long as `find` still knows the old ones.
 */
export class BlobKeys extends Context.Service<
  BlobKeys,
  {
    /** The key for new files. */
    readonly current: Effect.Effect<BlobKey, StorageError>
    /** A key by its id; fails with `unavailable` when it is not to be had. No message may contain the key. */
    readonly find: (id: string) => Effect.Effect<BlobKey, StorageError>
  }
>()("@lienthong/core/port/BlobKeys") {}
