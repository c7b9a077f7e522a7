import { Effect } from "effect"
import type { BlobKey, BlobKeys } from "../../port/storage/blob-keys.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import { keyBytes } from "./aes-gcm.ts"

/** The keys with which a store encrypts its files (khóa mã hóa tệp), for a host without Effect. */
export type FileKeys =
  | {
      /** The key for new files: `{ id, key }` with a key of 32 bytes. */
      readonly current: BlobKey
      /** The keys of files stored before a change of keys. */
      readonly earlier?: ReadonlyArray<BlobKey>
    }
  | {
      /** Asks a key management service for the key of new files. */
      readonly current: () => Promise<BlobKey>
      /** Asks it for a key by its id. */
      readonly find: (id: string) => Promise<BlobKey>
    }

const unavailable = (id: string, cause?: unknown) =>
  new StorageError({
    reason: "unavailable",
    detail: {
      problem: id === "" ? "the key for files cannot be had" : `the key ${id} for files cannot be had`,
      problemVi: id === "" ? "không lấy được khóa dùng cho tệp" : `không lấy được khóa ${id} dùng cho tệp`,
    },
    ...(cause !== undefined && { cause }),
  })

const ask = (id: string, question: () => Promise<BlobKey>) =>
  Effect.tryPromise({ try: question, catch: (cause) => unavailable(id, cause) })

/** Makes the port of a host's keys. */
export const blobKeysOf = (given: FileKeys): BlobKeys["Service"] => {
  if ("find" in given) return { current: ask("", given.current), find: (id) => ask(id, () => given.find(id)) }
  const { current, earlier = [] } = given
  const keys = new Map([...earlier, current].map((key) => [key.id, key]))
  return {
    current: Effect.succeed(current),
    find: (id) => {
      const key = keys.get(id)
      return key ? Effect.succeed(key) : Effect.fail(unavailable(id))
    },
  }
}

const isKey = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  "id" in value &&
  typeof value.id === "string" &&
  "key" in value &&
  value.key instanceof Uint8Array &&
  value.key.length === keyBytes

/** Whether a value is valid as the option `encryption`. */
export const isFileKeys = (value: unknown): value is FileKeys => {
  if (typeof value !== "object" || value === null || !("current" in value)) return false
  if ("find" in value) return typeof value.current === "function" && typeof value.find === "function"
  const earlier = "earlier" in value ? value.earlier : undefined
  return isKey(value.current) && (earlier === undefined || (Array.isArray(earlier) && earlier.every(isKey)))
}

/** What the option must be, for the sentence of an error. No message contains a key. */
export const aFileKeys = {
  en: `\`{ current: { id, key } }\` with a key of ${keyBytes} bytes, or \`{ current, find }\` that ask for keys`,
  vi: `\`{ current: { id, key } }\` với khóa dài ${keyBytes} byte, hoặc \`{ current, find }\` là các hàm lấy khóa`,
}
