import { Effect } from "effect"
import type { AgencyCode } from "../../agency/agency-code.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { type FileEncryption, fileEncryption, type KeptFileKey } from "./file-encryption.ts"
import { blobKeysOf, type FileKeys } from "./file-keys.ts"

/** {@link FileSealer} as async functions. */
export interface PlainFileSealer {
  readonly sealChunk: (place: number, chunk: Uint8Array) => Promise<Uint8Array>
  readonly keptKey: (digest: Digest) => Promise<KeptFileKey>
}

/** {@link OpenChunk} as an async function. */
export type PlainOpenChunk = (place: number, kept: Uint8Array) => Promise<Uint8Array>

/** {@link FileEncryption} as async functions, which reject with its `StorageError`. */
export interface PlainFileEncryption {
  readonly isOn: boolean
  readonly sealer: () => Promise<PlainFileSealer>
  readonly opener: (digest: Digest, kept: KeptFileKey) => Promise<PlainOpenChunk>
}

/** The same encryption for code without Effect. */
export const plainEncryptionOf = ({ isOn, sealer, opener }: FileEncryption): PlainFileEncryption => ({
  isOn,
  sealer: async () => {
    const { sealChunk, keptKey } = await Effect.runPromise(sealer)
    return {
      sealChunk: (place, chunk) => Effect.runPromise(sealChunk(place, chunk)),
      keptKey: (digest) => Effect.runPromise(keptKey(digest)),
    }
  },
  opener: async (digest, kept) => {
    const openChunk = await Effect.runPromise(opener(digest, kept))
    return (place, chunk) => Effect.runPromise(openChunk(place, chunk))
  },
})

/**
 * Encrypts the files of a store with the keys given in its options: {@link fileEncryption} for code without
 * Effect.
 *
 * @example
 * ```ts
 * import { type Digest, type FileKeys, plainFileEncryption } from "@lienthong/core/adapter"
 * import type { AgencyCode } from "@lienthong/core/agency"
 *
 * declare const agency: AgencyCode
 * declare const keys: FileKeys
 *
 * const sealed = async (digest: Digest, file: Uint8Array) => {
 *   const { sealChunk, keptKey } = await plainFileEncryption(agency, keys).sealer()
 *   return { bytes: await sealChunk(0, file), ...(await keptKey(digest)) }
 * }
 * ```
 */
export const plainFileEncryption = (agency: AgencyCode, keys: FileKeys | undefined): PlainFileEncryption =>
  plainEncryptionOf(fileEncryption(agency, keys && blobKeysOf(keys)))
