import { createReadStream } from "node:fs"
import { open } from "node:fs/promises"
import { createInterface } from "node:readline"
import { openLogFile } from "@lienthong/adapters-sqlite"
import { LogError, StorageError } from "@lienthong/core"
import { type LogHead, Storage, type StoredEvent, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { readExportHead, readExportLine, sealStream } from "@lienthong/core/log"
import { Context, Effect, Layer, ManagedRuntime, Option, Result } from "effect"

/** A source to read a log from. */
export interface LogSource {
  readonly agency: string
  /** How far the log may be read. Returns nothing for an export, which is complete. */
  readonly head: () => Promise<LogHead | undefined>
  /** All events by position. */
  readonly events: () => AsyncIterable<StoredEvent>
  /** Only the seals, in order, including unsettled ones. */
  readonly seals: () => AsyncIterable<StoredEvent>
  readonly close: () => Promise<void>
}

/** Selects the log in a store: a file or a server may hold those of several agencies. */
export interface LogChoice {
  readonly agency?: string | undefined
  /** The schema of a store in PostgreSQL. */
  readonly schema?: string | undefined
}

/** The fault of a log that does not contain an event of one of its streams. */
export const eventOutside = ({ position, stream, version }: NonNullable<LogHead["outside"]>): LogError =>
  new LogError({
    reason: "position-outside",
    detail: { position: String(position), stream, version: String(version) },
  })

const pageSize = 1_000

const each = async function* <A>(values: Iterable<A>): AsyncIterable<A> {
  yield* values
}

const unavailable = (problem: string, cause?: unknown) =>
  new StorageError({ reason: "unavailable", detail: { problem }, ...(cause !== undefined && { cause }) })

const fromSqlite = (path: string, agency: string | undefined): LogSource => {
  const file = openLogFile(path, agency)
  return {
    agency: file.agency,
    head: async () => file.head(),
    events: () => each(file.events()),
    seals: () => each(file.seals()),
    close: async () => file.close(),
  }
}

/** Reading changes nothing in the database that a wrong URL points to. */
const asReader = { poolSize: 1, listenUrl: false, migrate: false } as const

const fromPostgres = async (url: string, { agency, schema }: LogChoice): Promise<LogSource> => {
  if (agency === undefined) throw unavailable("name the agency with --agency")
  // Loaded on demand: checking a file needs no driver.
  const { postgres } = await import("@lienthong/adapters-postgres")
  const tenant = Layer.succeed(Tenant, { agency: agency as AgencyCode })
  const runtime = ManagedRuntime.make(
    Layer.provide(postgres({ ...asReader, url, ...(schema !== undefined && { schema }) }), tenant),
  )
  const storage = await runtime.runPromise(Effect.map(Effect.context<Storage>(), Context.get(Storage)))
  return {
    agency,
    head: () => runtime.runPromise(storage.logHead),
    events: async function* () {
      for (let after = 0n; ; ) {
        const page = await runtime.runPromise(storage.readLog(after, pageSize))
        yield* page
        const last = page.at(-1)
        if (last === undefined) return
        after = last.position
      }
    },
    seals: async function* () {
      yield* await runtime.runPromise(storage.readStream(sealStream))
    },
    close: () => runtime.dispose(),
  }
}

const linesOf = (path: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY })

const unreadableLine = (line: number, problem: string) =>
  new LogError({ reason: "line-unreadable", detail: { line: String(line), problem } })

const fromExport = async (path: string, asked: string | undefined): Promise<LogSource> => {
  let head = Option.none<{ readonly agency: string }>()
  for await (const line of linesOf(path)) {
    head = readExportHead(line)
    break
  }
  if (Option.isNone(head)) throw unreadableLine(1, "not the head of an exported log")
  const { agency } = head.value
  if (asked !== undefined && asked !== agency)
    throw unavailable(`it is the log of ${agency}, not of ${asked}`)
  const events = async function* (wanted: (line: string) => boolean) {
    let number = 0
    for await (const line of linesOf(path)) {
      number += 1
      if (number === 1 || !wanted(line)) continue
      const read = readExportLine(line)
      if (Result.isFailure(read)) throw unreadableLine(number, read.failure)
      yield read.success
    }
  }
  // Lines that only look like a seal, such as another event's text, are filtered out after parsing.
  const seals = async function* () {
    for await (const event of events((line) => line.includes(sealStream)))
      if (event.stream === sealStream) yield event
  }
  return {
    agency,
    head: async () => undefined,
    events: () => events(() => true),
    seals,
    close: async () => {},
  }
}

const sqliteMagic = "SQLite format 3\0"

const isSqlite = async (path: string): Promise<boolean> => {
  try {
    await using file = await open(path, "r")
    const { buffer } = await file.read(Buffer.alloc(sqliteMagic.length), 0, sqliteMagic.length, 0)
    return buffer.toString("latin1") === sqliteMagic
  } catch (cause) {
    throw unavailable(
      cause instanceof Error && "code" in cause ? `${path}: ${cause.code}` : String(cause),
      cause,
    )
  }
}

/**
 * Opens a log: an SQLite store, an exported log, or (`postgres://…`) a PostgreSQL store. Rejects with a
 * `StorageError`, or with a `LogError` for a file that is neither.
 */
export const openLogSource = async (where: string, choice: LogChoice): Promise<LogSource> => {
  if (/^postgres(ql)?:\/\//.test(where)) return fromPostgres(where, choice)
  return (await isSqlite(where)) ? fromSqlite(where, choice.agency) : fromExport(where, choice.agency)
}
