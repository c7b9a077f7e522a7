import { Effect } from "effect"

const algorithm = "AES-GCM"

/** The length of an AES-256 key in bytes. */
export const keyBytes = 32
/** The length of a nonce in bytes. A nonce is used once with a key. */
export const nonceBytes = 12

/** A key of WebCrypto that cannot be exported. */
export type AesKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

// A copy, since WebCrypto refuses memory that another thread can change.
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))

export const newKey = (): Uint8Array => random(keyBytes)
export const newNonce = (): Uint8Array => random(nonceBytes)

/** Imports a key of 32 bytes. */
export const importKey = (key: Uint8Array): Effect.Effect<AesKey> =>
  Effect.promise(() => crypto.subtle.importKey("raw", own(key), algorithm, false, ["encrypt", "decrypt"]))

const parameters = (nonce: Uint8Array, bound: string) => ({
  name: algorithm,
  iv: own(nonce),
  additionalData: new TextEncoder().encode(bound),
})

/**
 * Encrypts bytes and returns the ciphertext followed by its tag of 16 bytes. `bound` is authenticated too:
 * opening needs the same text.
 */
export const seal = (
  key: AesKey,
  nonce: Uint8Array,
  bound: string,
  bytes: Uint8Array,
): Effect.Effect<Uint8Array> =>
  Effect.map(
    Effect.promise(() => crypto.subtle.encrypt(parameters(nonce, bound), key, own(bytes))),
    (sealed) => new Uint8Array(sealed),
  )

/** WebCrypto's error for bytes that were not sealed with this key, nonce and text. */
const isForged = (cause: unknown): boolean => cause instanceof Error && cause.name === "OperationError"

/** Decrypts bytes; `undefined` when the key, nonce, text or bytes differ. */
export const open = (
  key: AesKey,
  nonce: Uint8Array,
  bound: string,
  sealed: Uint8Array,
): Effect.Effect<Uint8Array | undefined> =>
  Effect.tryPromise({
    try: () => crypto.subtle.decrypt(parameters(nonce, bound), key, own(sealed)),
    catch: (cause) => cause,
  }).pipe(
    Effect.map((bytes) => new Uint8Array(bytes)),
    Effect.catch((cause) => (isForged(cause) ? Effect.undefined : Effect.die(cause))),
  )
