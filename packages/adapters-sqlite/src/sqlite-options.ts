import {
  type FileKeys,
  isPlainObject,
  readableOptions,
  rejectExtraArguments,
  unknownField,
  wrongFileKeys,
  wrongInput,
  wrongKind,
  wrongValue,
} from "@lienthong/core/adapter"

/** The options of a SQLite store. */
export interface SqliteOptions {
  /**
   * How long a call waits for a lock that another process holds before it fails, in milliseconds. Other work
   * in this process continues during the wait. Default: 5000.
   */
  readonly waitMillis?: number
  /**
   * The keys that encrypt files at rest. Default: those of `BlobKeys`, or files are stored as they are.
   */
  readonly encryption?: FileKeys
}

/** The options with every default filled in. */
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
const aPathWithoutNul = {
  en: `${aPath.en}, without the character U+0000`,
  vi: `${aPath.vi}, không có ký tự U+0000`,
}
const aLastingPath = {
  en: `${aPath.en}: a store in memory is lost with the process, and tests have memoryStorage() of @lienthong/testkit`,
  vi: `${aPath.vi}: kho trong bộ nhớ mất khi tiến trình dừng; khi kiểm thử dùng memoryStorage() của @lienthong/testkit`,
}
const anAddress = { en: "an address was given.", vi: "giá trị là địa chỉ máy chủ." }
const noMore = {
  en: "a path and one object `{ waitMillis, encryption }`",
  vi: "đường dẫn và một đối tượng `{ waitMillis, encryption }`",
}
const millis = { en: "milliseconds, a number from 0", vi: "số mili giây từ 0" }

/** The address of a server, which may hold a password. */
const isAddress = (path: string) => /^\s*[a-z][a-z0-9+.-]*:\/\//i.test(path)

const checkPath = (path: unknown): void => {
  if (typeof path !== "string") throw wrongKind("path", path, aPath)
  if (isAddress(path) && !path.startsWith("file:")) throw wrongInput("path", anAddress, aPath)
  // The operating system would take the part before it, or nothing, as the path.
  if (path.includes("\0")) throw wrongValue("path", JSON.stringify(path), aPathWithoutNul)
  // SQLite opens these as a store in memory, or as a file that it deletes when it is closed.
  if (path.trim() === "" || path === ":memory:" || path.startsWith("file:"))
    throw wrongValue("path", JSON.stringify(path), aLastingPath)
}

/**
 * Fills in the defaults. Throws an `InputError` for an invalid path and for an unknown option: a host that
 * asks for encryption must not believe that it has it.
 */
export const settle = (path: unknown, asked: unknown, more: ReadonlyArray<unknown>): Settled => {
  const options = readableOptions(asked)
  checkPath(path)
  if (!isPlainObject(options))
    throw wrongKind("options", options, {
      en: "an object `{ waitMillis, encryption }`",
      vi: "đối tượng `{ waitMillis, encryption }`",
    })
  rejectExtraArguments(more, noMore)
  const odd = Object.keys(options).find((name) => !Object.hasOwn(known, name))
  if (odd !== undefined) throw unknownField(odd, Object.keys(known))
  const given = (name: string): unknown =>
    Object.hasOwn(options, name) ? Reflect.get(options, name) : undefined
  const waitMillis = given("waitMillis") ?? 5_000
  if (typeof waitMillis !== "number" || !(waitMillis >= 0)) throw wrongKind("waitMillis", waitMillis, millis)
  const encryption = given("encryption")
  const wrong = encryption === undefined ? undefined : wrongFileKeys(encryption)
  if (wrong) throw wrong
  return { waitMillis, encryption: encryption as FileKeys | undefined }
}
