import {
  aFileKeys,
  type FileKeys,
  isFileKeys,
  readable,
  unfitKind,
  unknownField,
} from "@lienthong/core/adapter"

/** The options of a PostgreSQL store. */
export interface PostgresOptions {
  /**
   * The address of the database, `postgres://login:password@host:5432/database?sslmode=require`. It may lead
   * through pgbouncer.
   */
  readonly url: string
  /** The login that creates and upgrades the schema, if the login of `url` may not. */
  readonly ownerUrl?: string
  /**
   * The address that bypasses a pooler, to listen for other processes' commits. `false`: only look from time
   * to time.
   */
  readonly listenUrl?: string | false
  /** The schema of the store: small letters, digits and `_`. Default: `lienthong`. */
  readonly schema?: string
  /**
   * The role that reads and writes everything and that row-level security binds; it is created if missing.
   * The login of `url` must be a member of it. A superuser or a role with BYPASSRLS is refused with
   * `unavailable`. Default: `lienthong_app`.
   */
  readonly role?: string
  /**
   * How long the server may stay silent, in milliseconds. Below 10,000, which is how long the server waits
   * for a lock, calls give up on commits that would still have succeeded. Default: 12,000.
   */
  readonly answerMillis?: number
  /** The max number of connections of this process. Default: 8. */
  readonly poolSize?: number
  /**
   * Whether statements are prepared. `false` for a pooler that cannot keep them, such as pgbouncer before
   * 1.21.
   */
  readonly preparedStatements?: boolean
  /** The number of partitions by agency of each table of a new store. Default: 0, which means none. */
  readonly partitions?: number
  /**
   * Whether the schema is created and upgraded. With `false`, a store of any other release is refused with
   * `unavailable`. Default: true.
   */
  readonly migrate?: boolean
  /**
   * The keys that encrypt files at rest. Without them, and without `BlobKeys`, files are stored as they are.
   */
  readonly encryption?: FileKeys
}

const aUrl = {
  en: "an address as text, such as postgres://login@host/database",
  vi: "địa chỉ dạng chữ, ví dụ postgres://login@host/database",
}
const aName = { en: "a name as text", vi: "tên dạng chữ" }
const aFigure = { en: "a number from 0", vi: "một số từ 0" }
const aFlag = { en: "true or false", vi: "true hoặc false" }

const isText = (value: unknown) => typeof value === "string"
const isFigure = (value: unknown) => typeof value === "number" && value >= 0
const isFlag = (value: unknown) => typeof value === "boolean"

/** The requirement of every option. A missing one does not compile. */
const checks: {
  readonly [Option in keyof Required<PostgresOptions>]: readonly [(value: unknown) => boolean, typeof aUrl]
} = {
  url: [isText, aUrl],
  ownerUrl: [isText, aUrl],
  listenUrl: [(value) => isText(value) || value === false, aUrl],
  schema: [isText, aName],
  role: [isText, aName],
  answerMillis: [isFigure, aFigure],
  poolSize: [isFigure, aFigure],
  preparedStatements: [isFlag, aFlag],
  partitions: [isFigure, aFigure],
  migrate: [isFlag, aFlag],
  encryption: [isFileKeys, aFileKeys],
}

const anObject = { en: "one object `{ url, … }`", vi: "một đối tượng `{ url, … }`" }

/**
 * Throws an `InputError` for an option of the wrong kind or an unknown one: a host that asks for something
 * must not believe that it has it.
 */
export const checkOptions = (given: unknown, more: ReadonlyArray<unknown>): void => {
  const options = readable(given)
  if (typeof options !== "object" || options === null || options instanceof URL)
    throw unfitKind("options", options, anObject)
  if (more.length > 0) throw unfitKind("options", more[0], anObject, "options[1]")
  const odd = Object.keys(options).find((name) => !Object.hasOwn(checks, name))
  if (odd !== undefined) throw unknownField(odd, Object.keys(checks))
  for (const [name, [accepts, expected]] of Object.entries(checks)) {
    const value: unknown = Object.hasOwn(options, name) ? Reflect.get(options, name) : undefined
    if ((value !== undefined || name === "url") && !accepts(value)) throw unfitKind(name, value, expected)
  }
}
