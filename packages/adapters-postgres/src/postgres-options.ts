import { aFileKeys, type FileKeys, isFileKeys, unfitKind, unknownField } from "@lienthong/core/adapter"

/** How a store is opened. */
export interface PostgresOptions {
  /** `postgres://login:password@host:5432/database?sslmode=require`; it may lead through pgbouncer. */
  readonly url: string
  /** Whose login creates and upgrades the schema, where that of `url` may not. */
  readonly ownerUrl?: string
  /**
   * A way to the server past a pooler, to hear of other processes' commits; `false`: only look from time to
   * time.
   */
  readonly listenUrl?: string | false
  /** The schema of the store: small letters, digits and `_`; `lienthong` unless told. */
  readonly schema?: string
  /**
   * The role under which everything is read and written, which row-level security binds; `lienthong_app`
   * unless told. It is created when it is not there. The login of `url` must be a member of it. A superuser
   * or a role with BYPASSRLS is refused with `unavailable`.
   */
  readonly role?: string
  /**
   * How long the server may be silent; milliseconds, 12,000 unless told. Less than 10,000, which is how long
   * it waits for a lock, gives up on commits that would still have gone through.
   */
  readonly answerMillis?: number
  /** Connections of this process at most; 8 unless told. */
  readonly poolSize?: number
  /** `false` where a pooler cannot keep prepared statements, as pgbouncer before 1.21. */
  readonly preparedStatements?: boolean
  /** Divides each table of a new store by agency into so many partitions; 0, not at all, unless told. */
  readonly partitions?: number
  /**
   * `false`: the schema is neither created nor upgraded. What is not a store of exactly this release is
   * refused with `unavailable`. True unless told.
   */
  readonly migrate?: boolean
  /**
   * The keys with which files are encrypted at rest; without them, and without `BlobKeys`, files are kept as
   * they are.
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

/** What every option must be; one that is not here does not compile. */
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
 * Throws an `InputError` for an option that is of another kind or that nothing has: a host that asks for
 * something here must not believe that it has it.
 */
export const checkOptions = (options: unknown, more: ReadonlyArray<unknown>): void => {
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
