import { type AgencyCode, hintsOf, makeHints, Storage, type StorageError, Tenant } from "@lienthong/core"
import type Database from "better-sqlite3"
import { Clock, Effect, Layer, Option, Stream } from "effect"
import { Kysely, SqliteDialect } from "kysely"
import { attempt } from "./attempt.ts"
import { prepareGetBlob, preparePutBlob } from "./blob/bytes.ts"
import { truncateLog } from "./blob/truncate-log.ts"
import { prepareLeaseCheckpoint, prepareListCheckpoints } from "./checkpoint.ts"
import { prepareCommit } from "./commit/commit.ts"
import { prepareFindMark } from "./commit/mark.ts"
import { openConnection } from "./connection.ts"
import { storageErrorOf } from "./error.ts"
import { migrate } from "./migration/migrate.ts"
import { prepareReads } from "./read.ts"
import type { Schema } from "./schema.ts"
import { prepareLeaseWork } from "./work/lease.ts"
import { findWork, listWork, prepareNextDue } from "./work/queue.ts"

/** How a store is opened. */
export interface SqliteOptions {
  /** Milliseconds a call waits for other processes that are writing before it fails; 5000 unless told. */
  readonly waitMillis?: number
}

/**
 * Storage in one SQLite file, which is created when it is not there; its folder must exist. Many agencies may share
 * the file, and many processes of one machine may have it open: their writers wait for each other.
 *
 * - A commit is on the disk (write-ahead log, `synchronous=FULL`) before it is answered.
 * - A file nobody holds any more is overwritten in the database and the write-ahead log is emptied at once; where
 *   another process is reading just then, after the next commit or when the layer is closed.
 * - Building the layer brings the schema up to date. It fails with `schema-too-new` for the file of a newer release,
 *   and with `unavailable` for a file that cannot be opened or is not such a store; that file is left as it is.
 *
 * @example
 * ```ts
 * import { type AgencyCode, Tenant } from "@lienthong/core"
 * import { sqlite } from "@lienthong/adapters-sqlite"
 * import { Layer } from "effect"
 *
 * const agency = "000.00.00.H53" as AgencyCode
 * const storage = sqlite("tay-ninh.db").pipe(Layer.provide(Layer.succeed(Tenant, { agency })))
 * ```
 */
export const sqlite = (
  path: string,
  { waitMillis = 5_000 }: SqliteOptions = {},
): Layer.Layer<Storage, StorageError, Tenant> =>
  Layer.effect(
    Storage,
    Effect.gen(function* () {
      const { agency } = yield* Tenant
      const db = yield* openConnection(path, waitMillis)
      const queries = new Kysely<Schema>({ dialect: new SqliteDialect({ database: db }) })
      yield* migrate(db, queries)
      yield* truncateLog(db)
      return makeStorage(db, queries, agency)
    }),
  )

const makeStorage = (
  db: Database.Database,
  queries: Kysely<Schema>,
  agency: AgencyCode,
): Storage["Service"] => {
  const write = prepareCommit(db, agency)
  const read = prepareReads(db, agency)
  const findMark = prepareFindMark(db, agency)
  const lease = prepareLeaseWork(db, agency)
  const nextDue = prepareNextDue(db, agency)
  const leaseCheckpoint = prepareLeaseCheckpoint(db, agency)
  const listCheckpoints = prepareListCheckpoints(db, agency)
  const { listen, tell } = makeHints()
  const putBlob = preparePutBlob(db, agency)
  const getBlob = prepareGetBlob(db, agency)

  let logHoldsDestroyed = false
  const driveOutDestroyed = Effect.fnUntraced(function* (destroyed: boolean) {
    logHoldsDestroyed ||= destroyed
    if (logHoldsDestroyed) logHoldsDestroyed = !(yield* truncateLog(db))
  })

  const put = Effect.fnUntraced(function* (bytes: Uint8Array) {
    const now = yield* Clock.currentTimeMillis
    const { digest, destroyed } = yield* attempt(() => putBlob(bytes, now))
    yield* driveOutDestroyed(destroyed)
    return digest
  })

  return {
    commit: Effect.fn("Storage.commit")(function* (commit) {
      const { committed, destroyed } = yield* attempt(() => write(commit))
      yield* driveOutDestroyed(destroyed)
      tell(hintsOf(commit))
      return committed
    }),
    readStream: Effect.fn("Storage.readStream")((stream, after = 0) =>
      attempt(() => read.stream(stream, after)),
    ),
    readLast: Effect.fn("Storage.readLast")((stream) =>
      attempt(() => Option.fromNullishOr(read.last(stream))),
    ),
    readLog: Effect.fn("Storage.readLog")((after, limit) => attempt(() => read.log(after, limit))),
    logHead: attempt(read.head).pipe(Effect.withSpan("Storage.logHead")),
    findMark: Effect.fn("Storage.findMark")((key) => attempt(() => Option.fromNullishOr(findMark(key)))),
    leaseWork: Effect.fn("Storage.leaseWork")((request) => attempt(() => lease(request))),
    nextDue: Effect.fn("Storage.nextDue")((lanes) => attempt(() => Option.fromNullishOr(nextDue(lanes)))),
    listWork: Effect.tryPromise({ try: () => listWork(queries, agency), catch: storageErrorOf }).pipe(
      Effect.withSpan("Storage.listWork"),
    ),
    findWork: Effect.fn("Storage.findWork")((id) =>
      Effect.map(
        Effect.tryPromise({ try: () => findWork(queries, agency, id), catch: storageErrorOf }),
        Option.fromUndefinedOr,
      ),
    ),
    leaseCheckpoint: Effect.fn("Storage.leaseCheckpoint")((request) =>
      attempt(() => Option.fromUndefinedOr(leaseCheckpoint(request))),
    ),
    listCheckpoints: attempt(listCheckpoints).pipe(Effect.withSpan("Storage.listCheckpoints")),
    listen,
    putBlob: Effect.fn("Storage.putBlob")(put),
    putBlobStream: (bytes) =>
      Stream.runCollect(bytes).pipe(
        Effect.flatMap((chunks) => put(Buffer.concat(chunks))),
        Effect.withSpan("Storage.putBlobStream"),
      ),
    getBlob: Effect.fn("Storage.getBlob")((digest) => attempt(() => getBlob(digest))),
    getBlobStream: (digest) => Stream.fromEffect(attempt(() => getBlob(digest))),
  }
}
