import { BlobKeys, hintsOf, Storage, type StorageError, Tenant, traced } from "@lienthong/core"
import type Database from "better-sqlite3"
import { Effect, Layer, Option } from "effect"
import { Kysely, SqliteDialect } from "kysely"
import { enterAgency, type KnownAgency } from "./agency.ts"
import { attempt } from "./attempt.ts"
import { type Batch, makeBatch } from "./batch.ts"
import { makeGet } from "./blob/get.ts"
import { makePut } from "./blob/put.ts"
import { type DriveOut, makeDriveOut, truncateLog } from "./blob/write-ahead-log.ts"
import { prepareLeaseCheckpoint, prepareListCheckpoints } from "./checkpoint.ts"
import { prepareCommit } from "./commit/commit.ts"
import { prepareFindMark } from "./commit/mark.ts"
import { openConnection } from "./connection.ts"
import { storageErrorOf } from "./error.ts"
import { type Hearing, makeHearing } from "./hearing.ts"
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
 * - A commit is on the disk (write-ahead log, `synchronous=FULL`) before it is answered. Commits of one turn of the
 *   event loop share the waiting for the disk; a caller that is interrupted has written all of its commit or nothing.
 * - Files are kept in chunks, and encrypted (AES-256-GCM) when the layer is built with `BlobKeys`.
 * - Who listens is told at once of what this layer committed, and within a quarter of a second of what others did.
 * - A file nobody holds any more is overwritten in the database and the write-ahead log is emptied at once; where
 *   another process is reading just then, within a second or two of the end of that reading.
 * - Building the layer brings the schema up to date; a process that runs an older release then writes no more, its
 *   commits fail with `schema-too-new`. Building fails with `schema-too-new` for the file of a newer release,
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
      const keys = yield* Effect.serviceOption(BlobKeys)
      const db = yield* openConnection(path, waitMillis)
      const queries = new Kysely<Schema>({ dialect: new SqliteDialect({ database: db }) })
      yield* migrate(db, queries)
      const known = yield* attempt(() => enterAgency(db, agency))
      const driveOut = yield* makeDriveOut(db, waitMillis)
      driveOut.note(!(yield* truncateLog(db)))
      const batch = yield* Effect.acquireRelease(
        Effect.sync(() => makeBatch(db)),
        ({ flush }) => flush,
      )
      return makeStorage(db, queries, known, batch, keys, driveOut, yield* makeHearing(db))
    }),
  )

const makeStorage = (
  db: Database.Database,
  queries: Kysely<Schema>,
  agency: KnownAgency,
  batch: Batch,
  keys: Option.Option<BlobKeys["Service"]>,
  driveOut: DriveOut,
  hints: Hearing,
): Storage["Service"] => {
  const write = prepareCommit(db, agency)
  const read = prepareReads(db, agency.number)
  const findMark = prepareFindMark(db, agency.number)
  const lease = prepareLeaseWork(db, agency.number)
  const nextDue = prepareNextDue(db, agency.number)
  const leaseCheckpoint = prepareLeaseCheckpoint(db, agency.number)
  const listCheckpoints = prepareListCheckpoints(db, agency.number)

  return {
    commit: (commit) =>
      batch
        .run(
          () => write(commit),
          ({ destroyed }) => {
            driveOut.note(destroyed)
            hints.tell(hintsOf(commit))
          },
        )
        .pipe(
          Effect.flatMap(({ committed }) => Effect.as(driveOut.run, committed)),
          traced("Storage.commit"),
        ),
    readStream: (stream, after = 0) =>
      traced("Storage.readStream")(attempt(() => read.stream(stream, after))),
    readLast: (stream) => traced("Storage.readLast")(attempt(() => Option.fromNullishOr(read.last(stream)))),
    readLog: (after, limit) => traced("Storage.readLog")(attempt(() => read.log(after, limit))),
    logHead: traced("Storage.logHead")(attempt(read.head)),
    findMark: (key) => traced("Storage.findMark")(attempt(() => Option.fromNullishOr(findMark(key)))),
    leaseWork: (request) => traced("Storage.leaseWork")(batch.run(() => lease(request))),
    nextDue: (lanes) => traced("Storage.nextDue")(attempt(() => Option.fromNullishOr(nextDue(lanes)))),
    listWork: traced("Storage.listWork")(
      Effect.tryPromise({ try: () => listWork(queries, agency.number), catch: storageErrorOf }),
    ),
    findWork: (id) =>
      Effect.tryPromise({ try: () => findWork(queries, agency.number, id), catch: storageErrorOf }).pipe(
        Effect.map(Option.fromUndefinedOr),
        traced("Storage.findWork"),
      ),
    leaseCheckpoint: (request) =>
      traced("Storage.leaseCheckpoint")(batch.run(() => Option.fromUndefinedOr(leaseCheckpoint(request)))),
    listCheckpoints: traced("Storage.listCheckpoints")(attempt(listCheckpoints)),
    listen: hints.listen,
    ...makePut(db, agency, batch, keys, driveOut),
    ...makeGet(db, agency, keys),
  }
}
