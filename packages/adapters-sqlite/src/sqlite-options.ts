import { aFileKeys, type FileKeys, isFileKeys, unfit, unfitKind, unknownField } from "@lienthong/core/adapter"

/** How a store is opened. */
export interface SqliteOptions {
  /**
   * Milliseconds a call waits for a lock that another process holds before it fails; 5000 when absent.
   * Everything else in this process goes on meanwhile.
   */
  readonly waitMillis?: number
  /**
   * The keys with which files are encrypted at rest; without them, and without `BlobKeys`, files are kept as
   * they are.
   */
  readonly encryption?: FileKeys
}

/** The options with everything decided. */
export interface Settled {
  readonly waitMillis: number
  readonly encryption: FileKeys | undefined
}

const known: { readonly [Option in keyof Required<SqliteOptions>]: true } = {
  waitMillis: true,
  encryption: true,
}

const aPath = {
  en: 'the path of a file as text, such as "tay-ninh.db"',
  vi: 'đường dẫn tệp dạng chữ, ví dụ "tay-ninh.db"',
}
const aLastingPath = {
  en: `${aPath.en}: a store in memory is lost with the process, and tests have memoryStorage() of @lienthong/testkit`,
  vi: `${aPath.vi}: kho trong bộ nhớ mất khi tiến trình dừng; khi kiểm thử dùng memoryStorage() của @lienthong/testkit`,
}
const millis = { en: "milliseconds, a number from 0", vi: "số mili giây từ 0" }

const checkPath = (path: unknown): void => {
  if (typeof path !== "string") throw unfitKind("path", path, aPath)
  // SQLite takes these for a store in memory, or for a file that it deletes when it is closed.
  if (path.trim() === "" || path === ":memory:" || path.startsWith("file:"))
    throw unfit("path", JSON.stringify(path), aLastingPath)
}

/**
 * The options with everything decided. Throws an `InputError` for what is no path and for an option that
 * nothing has: a host that asks for encryption here must not believe that it has it.
 */
export const settle = (path: unknown, options: unknown): Settled => {
  checkPath(path)
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw unfitKind("options", options, {
      en: "an object `{ waitMillis, encryption }`",
      vi: "đối tượng `{ waitMillis, encryption }`",
    })
  const odd = Object.keys(options).find((name) => !Object.hasOwn(known, name))
  if (odd !== undefined) throw unknownField(odd, Object.keys(known))
  const given = (name: string): unknown =>
    Object.hasOwn(options, name) ? Reflect.get(options, name) : undefined
  const waitMillis = given("waitMillis") ?? 5_000
  if (typeof waitMillis !== "number" || !(waitMillis >= 0)) throw unfitKind("waitMillis", waitMillis, millis)
  const encryption = given("encryption")
  if (encryption !== undefined && !isFileKeys(encryption))
    throw unfitKind("encryption", encryption, aFileKeys)
  return { waitMillis, encryption }
}
