import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import { openLogFile } from "@lienthong/adapters-sqlite"
import type { LogHead, StoredEvent } from "@lienthong/core/adapter"
import { LogError, readExportHead, readExportLine, sealStream } from "@lienthong/core/log"
import { Option, Result } from "effect"
import { isPostgres, isSqlite, openPostgres, type StoreChoice, unavailable } from "../store/open-store.ts"

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

const fromPostgres = async (url: string, choice: StoreChoice): Promise<LogSource> => {
  const { agency, storage, runtime } = await openPostgres(url, choice)
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
    throw unavailable(
      `it is the log of ${agency}, not of ${asked}`,
      `đây là nhật ký của ${agency}, không phải của ${asked}`,
    )
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

/**
 * Opens a log: an SQLite store, an exported log, or (`postgres://…`) a PostgreSQL store. Rejects with a
 * `StorageError`, or with a `LogError` for a file that is neither.
 */
export const openLogSource = async (where: string, choice: StoreChoice): Promise<LogSource> => {
  if (isPostgres(where)) return fromPostgres(where, choice)
  return (await isSqlite(where)) ? fromSqlite(where, choice.agency) : fromExport(where, choice.agency)
}
