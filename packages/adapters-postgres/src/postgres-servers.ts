import { InputError, type StorageError } from "@lienthong/core"
import {
  isPlainObject,
  otherForms,
  type Reason,
  readableOptions,
  type Storage,
  Tenant,
  wrongInput,
  wrongKind,
} from "@lienthong/core/adapter"
import { type AgencyCode, agencyKey } from "@lienthong/core/agency"
import { Effect, Layer, Option } from "effect"
import { wrongAddress } from "./address.ts"
import { postgres } from "./postgres.ts"
import { checkOptions, type PostgresOptions } from "./postgres-options.ts"
import { unavailable } from "./server/error.ts"
import { patience } from "./server/server.ts"

/** The server of an agency: its address, or also those of its owner and to listen. */
export type ServerAddress = string | Pick<PostgresOptions, "url" | "ownerUrl" | "listenUrl">

/** The servers of agencies by their codes, as a map or an object. */
export type ServerMap = ReadonlyMap<string, ServerAddress> | Readonly<Record<string, ServerAddress>>

/** The options of stores on several servers: those of {@link PostgresOptions}, and which server has whom. */
export interface PostgresServersOptions extends Omit<PostgresOptions, "url" | "ownerUrl" | "listenUrl"> {
  /**
   * The server of each agency. A function is called whenever an exchange is opened, so that an agency that
   * has moved is opened at its new server without a restart of the others.
   */
  readonly servers: ServerMap | (() => ServerMap | PromiseLike<ServerMap>)
}

const aMap = {
  en: 'the server of each agency, `{ "000.00.00.H53": "postgres://…" }`, or a function that returns it',
  vi: 'máy chủ của từng cơ quan, `{ "000.00.00.H53": "postgres://…" }`, hoặc hàm trả về danh sách này',
}

const entriesOf = (map: unknown): ReadonlyArray<readonly [string, unknown]> | undefined =>
  map instanceof Map ? [...map] : isPlainObject(map) ? Object.entries(map) : undefined

const keyOf = (code: string): string => {
  const key = agencyKey(code)
  return [key, ...otherForms(key as AgencyCode)].sort()[0] ?? key
}

/** The servers by agency, whichever way its code is written; or what is wrong with the map. */
const readMap = (given: unknown): ReadonlyMap<string, ServerAddress> | Reason => {
  const entries = entriesOf(readableOptions(given))
  if (entries === undefined)
    return { en: "the map of servers is not a map", vi: "danh sách máy chủ không phải là bảng" }
  const servers = new Map<string, ServerAddress>()
  const writtenAs = new Map<string, string>()
  for (const [code, unread] of entries) {
    const address = readableOptions(unread)
    const url = isPlainObject(address) ? Reflect.get(address, "url") : address
    const wrong =
      typeof url !== "string"
        ? { en: "the address is not text.", vi: "địa chỉ không phải là chữ." }
        : wrongAddress(url)
    if (typeof code !== "string" || code.trim() === "")
      return { en: "the map of servers has no code of an agency", vi: "danh sách máy chủ thiếu mã cơ quan" }
    if (wrong)
      return {
        en: `the map of servers is wrong at ${code}: ${wrong.en.replace(/\.$/, "")}`,
        vi: `danh sách máy chủ sai ở ${code}: ${wrong.vi.replace(/\.$/, "")}`,
      }
    const key = keyOf(code)
    const before = writtenAs.get(key)
    if (before !== undefined)
      return {
        en: `the map of servers has one agency twice, as ${before} and as ${code}`,
        vi: `danh sách máy chủ có một cơ quan hai lần, ghi là ${before} và ${code}`,
      }
    writtenAs.set(key, code)
    servers.set(key, address as ServerAddress)
  }
  return servers
}

/** What is wrong beside the address itself, such as an unknown field. */
const wrongAt = (code: string, thrown: unknown): Reason => {
  const { problem = "", problemVi = "" } = thrown instanceof InputError ? thrown.detail : {}
  return {
    en: `the map of servers is wrong at ${code}: ${problem.replace(/\.$/, "")}`,
    vi: `danh sách máy chủ sai ở ${code}: ${problemVi.replace(/\.$/, "")}`,
  }
}

const mend = {
  en: "Fix the map of servers, and open the exchange again. The others go on.",
  vi: "Sửa danh sách máy chủ rồi mở lại hệ thống của cơ quan. Các cơ quan khác vẫn hoạt động.",
}

/**
 * Stores each agency's data on the server that is chosen for it: the way to more than one server, since no
 * call concerns two agencies. All agencies of one server share its connections. A map that is wrong throws an
 * `InputError` at once; one that a function returns, and an agency without a server, is refused with
 * `unavailable` when the exchange is opened, and nothing is opened elsewhere.
 *
 * @example
 * ```ts
 * import { postgresServers } from "@lienthong/adapters-postgres"
 * import { readFile } from "node:fs/promises"
 *
 * const storage = postgresServers({
 *   // {"000.01.12.H53": "postgres://lienthong@may-1/lienthong", "000.02.12.H53": "postgres://…"}
 *   servers: async () => JSON.parse(await readFile("may-chu.json", "utf8")),
 *   poolSize: 10,
 * })
 * ```
 */
export const postgresServers = (
  ...asked: readonly [options: PostgresServersOptions]
): Layer.Layer<Storage, StorageError, Tenant> => {
  const [given, ...more] = asked as readonly [PostgresServersOptions, ...ReadonlyArray<unknown>]
  const readable = readableOptions(given)
  if (!isPlainObject(readable)) throw wrongKind("options", readable, aMap)
  const { servers, ...shared } = readable
  checkOptions({ ...shared, url: "postgres://localhost" }, more)
  const opened = new Map<string, Layer.Layer<Storage, StorageError, Tenant>>()

  /** One layer a server, and so one pool. */
  const storeOf = (address: ServerAddress) => {
    const options = typeof address === "string" ? { url: address } : address
    const { url, ownerUrl, listenUrl } = options
    const key = JSON.stringify([url, ownerUrl, listenUrl])
    const known = opened.get(key)
    if (known) return known
    const made = postgres({ ...shared, ...options })
    opened.set(key, made)
    return made
  }

  if (typeof servers !== "function") {
    const map = readMap(servers)
    if (!(map instanceof Map)) throw wrongInput("servers", map as Reason, aMap)
    for (const address of map.values()) storeOf(address)
  }

  const { answerMillis = patience.answerMillis } = shared
  const read = Effect.gen(function* () {
    const map = yield* Effect.tryPromise({
      try: async () => (typeof servers === "function" ? await servers() : servers),
      catch: (cause) =>
        unavailable(
          { en: "the map of servers cannot be read", vi: "không đọc được danh sách máy chủ" },
          cause,
          mend,
        ),
    }).pipe(Effect.timeoutOption(answerMillis))
    if (Option.isSome(map)) return map.value
    return yield* unavailable(
      {
        en: `the function \`servers\` gave no map of servers within ${answerMillis} ms`,
        vi: `hàm \`servers\` không trả về danh sách máy chủ trong ${answerMillis} ms`,
      },
      undefined,
      mend,
    )
  })

  return Layer.unwrap(
    Effect.gen(function* () {
      const { agency } = yield* Tenant
      const map = readMap(yield* read)
      if (!(map instanceof Map)) return yield* unavailable(map as Reason, undefined, mend)
      const address = map.get(keyOf(agency))
      if (address === undefined)
        return yield* unavailable(
          {
            en: `the map of servers has none for the agency ${agency}`,
            vi: `danh sách máy chủ không có máy chủ của cơ quan ${agency}`,
          },
          undefined,
          mend,
        )
      return yield* Effect.try({
        try: () => storeOf(address),
        catch: (cause) => unavailable(wrongAt(agency, cause), cause, mend),
      })
    }),
  )
}
