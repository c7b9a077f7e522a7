import { type AgencyCode, Storage, type StorageError, Tenant } from "@lienthong/core"
import type Database from "better-sqlite3"
import { Clock, Effect, Layer, Option } from "effect"
import { Kysely, SqliteDialect } from "kysely"
import { attempt } from "./attempt.ts"
import { prepareGetBlob, preparePutBlob } from "./blob/bytes.ts"
import { truncateLog } from "./blob/truncate-log.ts"
import { prepareCommit } from "./commit/commit.ts"
import { prepareFindMark } from "./commit/mark.ts"
import { openConnection } from "./connection.ts"
import { storageErrorOf } from "./error.ts"
import { migrate } from "./migration/migrate.ts"
import { prepareReads } from "./read.ts"
import type { Schema } from "./schema.ts"
import { prepareLeaseWork } from "./work/lease.ts"
import { listWork, prepareNextDue, prepareRequeueWork } from "./work/queue.ts"

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
  const requeue = prepareRequeueWork(db, agency)
  const putBlob = preparePutBlob(db, agency)
  const getBlob = prepareGetBlob(db, agency)

  let logHoldsDestroyed = false
  const driveOutDestroyed = Effect.fnUntraced(function* (destroyed: boolean) {
    logHoldsDestroyed ||= destroyed
    if (logHoldsDestroyed) logHoldsDestroyed = !(yield* truncateLog(db))
  })

  return {
    commit: Effect.fn("Storage.commit")(function* (commit) {
      const { committed, destroyed } = yield* attempt(() => write(commit))
      yield* driveOutDestroyed(destroyed)
      return committed
    }),
    readStream: Effect.fn("Storage.readStream")((stream, after = 0) =>
      attempt(() => read.stream(stream, after)),
    ),
    readLast: Effect.fn("Storage.readLast")((stream) =>
      attempt(() => Option.fromNullishOr(read.last(stream))),
    ),
    readLog: Effect.fn("Storage.readLog")((after, limit) => attempt(() => read.log(after, limit))),
    findMark: Effect.fn("Storage.findMark")((key) => attempt(() => Option.fromNullishOr(findMark(key)))),
    leaseWork: Effect.fn("Storage.leaseWork")((request) => attempt(() => lease(request))),
    nextDue: Effect.fn("Storage.nextDue")((lanes) => attempt(() => Option.fromNullishOr(nextDue(lanes)))),
    listWork: Effect.tryPromise({ try: () => listWork(queries, agency), catch: storageErrorOf }).pipe(
      Effect.withSpan("Storage.listWork"),
    ),
    requeueWork: Effect.fn("Storage.requeueWork")((id, dueAt) => attempt(() => requeue(id, dueAt))),
    putBlob: Effect.fn("Storage.putBlob")(function* (bytes) {
      const now = yield* Clock.currentTimeMillis
      const { digest, destroyed } = yield* attempt(() => putBlob(bytes, now))
      yield* driveOutDestroyed(destroyed)
      return digest
    }),
    getBlob: Effect.fn("Storage.getBlob")((digest) => attempt(() => getBlob(digest))),
  }
}
