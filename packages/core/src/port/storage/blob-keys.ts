import { Context, type Effect } from "effect"
import type { StorageError } from "./storage-error.ts"

/** A key with which files are encrypted at rest. */
export interface BlobKey {
  /** Identifies the key as long as a file is encrypted with it. Not secret. */
  readonly id: string
  /** 32 bytes, for AES-256-GCM. */
  readonly key: Uint8Array
}

/**
 * Supplies a store with the keys of its files (khóa mã hóa tệp), from a key file, a key management service or
 * an HSM. The store encrypts every new file with the current key. Files stored earlier stay readable,
 * encrypted or not. Keys may change at any time as long as `find` still knows the old ones.
 */
export class BlobKeys extends Context.Service<
  BlobKeys,
  {
    /** The key for new files. */
    readonly current: Effect.Effect<BlobKey, StorageError>
    /**
     * A key by its id. Fails with `unavailable` when the key cannot be read. No message may contain the key.
     */
    readonly find: (id: string) => Effect.Effect<BlobKey, StorageError>
  }
>()("@lienthong/core/port/BlobKeys") {}
