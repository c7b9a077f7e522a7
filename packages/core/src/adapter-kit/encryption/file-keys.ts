import { Effect } from "effect"
import type { BlobKey, BlobKeys } from "../../port/storage/blob-keys.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import { isBlank } from "../../text/plain-text.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { inWords, lookUpMillis } from "../patience.ts"
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

const unavailable = (id: string, cause?: unknown, why?: Reason) =>
  new StorageError({
    reason: "unavailable",
    detail: {
      problem: `the key ${id === "" ? "" : `${id} `}for files is not available${why ? `: ${why.en}` : ""}`,
      problemVi: `không lấy được khóa ${id === "" ? "" : `${id} `}dùng cho tệp${why ? `: ${why.vi}` : ""}`,
    },
    ...(cause !== undefined && { cause }),
  })

/** Whether a value is a key that a store can use. */
export const isBlobKey = (value: unknown): value is BlobKey =>
  typeof value === "object" &&
  value !== null &&
  "id" in value &&
  typeof value.id === "string" &&
  !isBlank(value.id) &&
  "key" in value &&
  value.key instanceof Uint8Array &&
  value.key.length === keyBytes

const noKey: Reason = {
  en: `the answer is not a key \`{ id, key }\` with a name in \`id\` and ${keyBytes} bytes`,
  vi: `câu trả lời không phải khóa \`{ id, key }\` có tên ở \`id\` và dài ${keyBytes} byte`,
}
const noAnswer: Reason = {
  en: `no answer in ${inWords(lookUpMillis).en}`,
  vi: `không có câu trả lời trong ${inWords(lookUpMillis).vi}`,
}
const otherKey: Reason = {
  en: "the answer is a key with another id",
  vi: "câu trả lời là khóa có mã khác",
}

/** Asks the host for a key. With an id, a key of another id is refused. */
const ask = (question: () => Promise<unknown>, id = "") =>
  Effect.flatMap(
    Effect.tryPromise({
      try: async () => {
        const answer = await question()
        return isBlobKey(answer) ? { id: answer.id, key: answer.key } : undefined
      },
      catch: (cause) => unavailable(id, cause),
    }).pipe(
      Effect.timeoutOrElse({
        duration: lookUpMillis,
        orElse: () => Effect.fail(unavailable(id, undefined, noAnswer)),
      }),
    ),
    (key) => {
      if (key === undefined) return Effect.fail(unavailable(id, undefined, noKey))
      return id === "" || key.id === id
        ? Effect.succeed(key)
        : Effect.fail(unavailable(id, undefined, otherKey))
    },
  )

/** Turns a host's keys into the port that a store reads them from. */
export const blobKeysOf = (given: FileKeys): BlobKeys["Service"] => {
  if ("find" in given) return { current: ask(given.current), find: (id) => ask(() => given.find(id), id) }
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
