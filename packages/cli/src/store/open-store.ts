import { open } from "node:fs/promises"
import { openLogFile, sqlite } from "@lienthong/adapters-sqlite"
import { StorageError } from "@lienthong/core"
import { Storage, Tenant, wrongKind } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Context, Effect, Layer, ManagedRuntime } from "effect"
import { fileProblem } from "../console/file-problem.ts"

/** Selects an agency's part of a store: a file or a server may hold those of several. */
export interface StoreChoice {
  readonly agency?: string | undefined
  /** The schema of a store in PostgreSQL. */
  readonly schema?: string | undefined
}

/** An agency's part of a store, and what runs its operations. Disposing of the runtime closes the store. */
export interface OpenedStore {
  readonly agency: string
  readonly storage: Storage["Service"]
  readonly runtime: ManagedRuntime.ManagedRuntime<Storage, StorageError>
}

/** The error of a store that cannot be read. */
export const unavailable = (problem: string, problemVi: string, cause?: unknown) =>
  new StorageError({
    reason: "unavailable",
    detail: { problem, problemVi },
    ...(cause !== undefined && { cause }),
  })

/** Whether a place is the address of a PostgreSQL server. */
export const isPostgres = (where: string): boolean => /^postgres(ql)?:\/\//.test(where)

const sqliteMagic = "SQLite format 3\0"

/** Whether a file is an SQLite database. */
export const isSqlite = async (path: string): Promise<boolean> => {
  try {
    await using file = await open(path, "r")
    const { buffer } = await file.read(Buffer.alloc(sqliteMagic.length), 0, sqliteMagic.length, 0)
    return buffer.toString("latin1") === sqliteMagic
  } catch (cause) {
    const { en, vi } = fileProblem(cause)
    throw unavailable(`${path} cannot be read: ${en}`, `không đọc được tệp ${path}: ${vi}`, cause)
  }
}

const openLayer = async (
  agency: string,
  layer: Layer.Layer<Storage, StorageError, Tenant>,
): Promise<OpenedStore> => {
  const tenant = Layer.succeed(Tenant, { agency: agency as AgencyCode, reads: true })
  const runtime = ManagedRuntime.make(Layer.provide(layer, tenant))
  const storage = await runtime.runPromise(Effect.map(Effect.context<Storage>(), Context.get(Storage)))
  return { agency, storage, runtime }
}

/** Reading changes nothing in the database that a wrong URL points to. */
const asReader = { poolSize: 1, listenUrl: false, migrate: false } as const

const anAgency = {
  en: "the agency's code, as --agency 000.00.00.H53: a server may have the stores of several",
  vi: "mã cơ quan, ví dụ `--agency 000.00.00.H53`: một máy chủ có thể chứa kho của nhiều cơ quan",
}

/** Opens an agency's store on a PostgreSQL server, to read it. */
export const openPostgres = async (url: string, { agency, schema }: StoreChoice): Promise<OpenedStore> => {
  if (agency === undefined) throw wrongKind("--agency", agency, anAgency)
  // Loaded on demand: checking a file needs no driver.
  const { postgres } = await import("@lienthong/adapters-postgres")
  return openLayer(agency, postgres({ ...asReader, url, ...(schema !== undefined && { schema }) }))
}

/** Refuses a store that has nothing of its agency, whose code is probably wrong. */
export const refuseEmpty = async ({ agency, storage, runtime }: OpenedStore): Promise<void> => {
  const [first] = await runtime.runPromise(storage.readLog(0n, 1))
  if (first === undefined)
    throw unavailable(
      `the store has nothing of the agency ${agency}`,
      `kho không có dữ liệu của cơ quan ${agency}`,
    )
}

/** Opens an agency's store: a file, or `postgres://…`. A file of an earlier release is migrated. */
export const openStore = async (where: string, choice: StoreChoice): Promise<OpenedStore> => {
  if (isPostgres(where)) return openPostgres(where, choice)
  if (!(await isSqlite(where)))
    throw unavailable(`${where} is not a store`, `${where} không phải kho dữ liệu`)
  const file = openLogFile(where, choice.agency)
  file.close()
  return openLayer(file.agency, sqlite(where))
}
