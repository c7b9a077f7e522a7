import type { InputError } from "@lienthong/core"
import {
  type FileKeys,
  isPlainObject,
  type Reason,
  readableOptions,
  rejectExtraArguments,
  unknownField,
  wrongFileKeys,
  wrongInput,
  wrongKind,
  wrongValue,
} from "@lienthong/core/adapter"
import { anAddress, wrongAddress } from "./address.ts"
import { reservedWords } from "./reserved-words.ts"

/** The options of a PostgreSQL store. */
export interface PostgresOptions {
  /**
   * The address of the database, `postgres://login:password@host:5432/database?sslmode=require`. It may lead
   * through pgbouncer. It names one server: where a standby takes over, give the address of a pooler, a proxy
   * or a moving address in front of both. An address with several servers is refused with an `InputError`.
   */
  readonly url: string
  /** The login that creates and upgrades the schema, if the login of `url` may not. */
  readonly ownerUrl?: string
  /**
   * The address that bypasses a pooler, to listen for other processes' commits. `false`: only look from time
   * to time.
   */
  readonly listenUrl?: string | false
  /** The schema: small letters, digits and `_`, not `pg_…`, no reserved word. Default: `lienthong`. */
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
  /** The max number of connections of this process, from 1. Default: 8. */
  readonly poolSize?: number
  /**
   * Whether statements are prepared. `false` for a pooler that cannot keep them, such as pgbouncer before
   * 1.21.
   */
  readonly preparedStatements?: boolean
  /**
   * The number of partitions by agency of each table of a new store, at most 1,024. Default: 0, which means
   * none.
   */
  readonly partitions?: number
  /**
   * Whether the schema is created and upgraded. With `false`, a store of any other release is refused with
   * `unavailable`. Default: true.
   */
  readonly migrate?: boolean
  /**
   * The keys that encrypt files at rest. Default: those of `BlobKeys`, or files are stored as they are.
   */
  readonly encryption?: FileKeys
}

const aSchema = {
  en: "a name of small letters, digits and _, which begins with a letter and not with pg_, and is not a reserved word of SQL",
  vi: "tên gồm chữ thường, chữ số và _, bắt đầu bằng chữ cái, không bắt đầu bằng pg_ và không phải từ dành riêng của SQL",
}
const aRole = { en: `${aSchema.en}, and is not none or public`, vi: `${aSchema.vi}, khác none và public` }
const aFlag = { en: "true or false", vi: "true hoặc false" }

/** The longest that a timer of the platform waits. */
const maxMillis = 2 ** 31 - 1

/** Finds what is wrong with one option. */
type Check = (field: string, value: unknown) => InputError | undefined

const address: Check = (field, value) => {
  if (typeof value !== "string" || value.trim() === "") return wrongKind(field, value, anAddress)
  const wrong = wrongAddress(value)
  return wrong && wrongInput(field, wrong, anAddress)
}
const name =
  (expected: Reason, more: ReadonlyArray<string> = []): Check =>
  (field, value) => {
    if (typeof value !== "string") return wrongKind(field, value, expected)
    const isName =
      /^(?!pg_)[a-z_][a-z0-9_]{0,50}$/.test(value) && ![...reservedWords, ...more].includes(value)
    if (isName) return undefined
    // An address in the wrong place may hold a password, which no message repeats.
    return (/[:@]/.test(value) ? wrongKind : wrongValue)(field, value, expected)
  }
const whole =
  (min: number, max: number): Check =>
  (field, value) => {
    const expected = { en: `a whole number from ${min} to ${max}`, vi: `số nguyên từ ${min} đến ${max}` }
    return Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? undefined
      : wrongValue(field, value, expected)
  }
const flag: Check = (field, value) =>
  typeof value === "boolean" ? undefined : wrongKind(field, value, aFlag)

/** The requirement of every option. A missing one does not compile. */
const checks: { readonly [Option in keyof Required<PostgresOptions>]: Check } = {
  url: address,
  ownerUrl: address,
  listenUrl: (field, value) => (value === false ? undefined : address(field, value)),
  schema: name(aSchema),
  role: name(aRole, ["none", "public"]),
  answerMillis: whole(1, maxMillis),
  poolSize: whole(1, 10_000),
  preparedStatements: flag,
  partitions: whole(0, 1_024),
  migrate: flag,
  encryption: (_, value) => wrongFileKeys(value),
}

const anObject = { en: "one object `{ url, … }`", vi: "một đối tượng `{ url, … }`" }

/**
 * Throws an `InputError` for an option that cannot be used and for an unknown one: a host that asks for
 * something must not believe that it has it.
 */
export const checkOptions = (given: unknown, more: ReadonlyArray<unknown>): void => {
  const options = readableOptions(given)
  if (!isPlainObject(options)) throw wrongKind("options", options, anObject)
  rejectExtraArguments(more, anObject)
  const odd = Object.keys(options).find((name) => !Object.hasOwn(checks, name))
  if (odd !== undefined) throw unknownField(odd, Object.keys(checks))
  for (const [field, check] of Object.entries(checks)) {
    const value: unknown = Object.hasOwn(options, field) ? Reflect.get(options, field) : undefined
    const wrong = value === undefined && field !== "url" ? undefined : check(field, value)
    if (wrong) throw wrong
  }
}
