import type { StorageError } from "@lienthong/core"
import {
  BlobKeys,
  blobKeysOf,
  type FileEncryption,
  fileEncryption,
  findWork,
  hintsOf,
  listWork,
  Storage,
  Tenant,
  traced,
} from "@lienthong/core/adapter"
import type Database from "better-sqlite3"
import { Effect, Layer, Option } from "effect"
import { Kysely, SqliteDialect } from "kysely"
import { makeEraser } from "./blob/erase.ts"
import { makeGet } from "./blob/get.ts"
import { makePut } from "./blob/put.ts"
import { prepareRows } from "./blob/rows.ts"
import { prepareCommit } from "./commit/commit.ts"
import { prepareFindMark } from "./commit/mark.ts"
import { enterAgency, type KnownAgency, knownAgency } from "./connection/agency.ts"
import { attempt } from "./connection/attempt.ts"
import { type Batch, makeBatch } from "./connection/batch.ts"
import { openConnection } from "./connection/connection.ts"
import { storageErrorOf } from "./connection/error.ts"
import { makePatient, type Patient } from "./connection/patience.ts"
import type { Schema } from "./connection/schema.ts"
import { type LogPurge, makeLogPurge, truncateLog } from "./connection/write-ahead-log.ts"
import { type CommitWatch, makeCommitWatch } from "./hint/commit-watch.ts"
import { prepareLeaseCheckpoint, prepareListCheckpoints } from "./log/checkpoint.ts"
import { prepareReads } from "./log/read.ts"
import { upgradeSchema } from "./migration/upgrade-schema.ts"
import { type SqliteOptions, settle } from "./sqlite-options.ts"
import { prepareViews } from "./view/views.ts"
import { prepareLeaseWork, prepareNextDue } from "./work/lease.ts"
import { workOf } from "./work/list-work.ts"

/**
 * Stores an agency's data in one SQLite file, which is created if it is missing; its folder must exist. Many
 * agencies may share the file, and many processes of one machine may have it open: their writers wait for
 * each other.
 *
 * - A commit is on the disk (write-ahead log, `synchronous=FULL`) before it is answered. Commits of one turn
 *   of the event loop share the waiting for the disk; a caller that is interrupted has written all of its
 *   commit or nothing.
 * - Files are kept in chunks, and encrypted (AES-256-GCM) with the option `encryption` or the service
 *   `BlobKeys`.
 * - Listeners hear of this layer's commits at once, and of those of others within a quarter of a second.
 * - A file nobody holds any more is overwritten in the database and the write-ahead log is emptied at once;
 *   where another process is reading just then, within a second or two of the end of that reading.
 * - Building the layer brings the schema up to date; the commits of a process that runs an older
 *   release then fail with `schema-too-new`. Building fails with `schema-too-new` for the file of a
 *   newer release, and with `unavailable` for a file that cannot be opened or is not such a store; that file
 *   is left as it is.
 * - Reports make no store: a file that is missing, or that has nothing of the agency, is `unavailable`.
 * - An invalid path or an unknown option throws an `InputError` at once.
 *
 * @example
 * ```ts
 * import { Tenant } from "@lienthong/core/adapter"
 * import type { AgencyCode } from "@lienthong/core/agency"
 * import { sqlite } from "@lienthong/adapters-sqlite"
 * import { Layer } from "effect"
 *
 * const agency = "000.00.00.H53" as AgencyCode
 * const storage = sqlite("tay-ninh.db").pipe(Layer.provide(Layer.succeed(Tenant, { agency })))
 * ```
 */
export const sqlite = (
  ...given: readonly [path: string, options?: SqliteOptions]
): Layer.Layer<Storage, StorageError, Tenant> => {
  const [path, options = {}, ...more] = given as readonly [string, SqliteOptions?, ...Array<unknown>]
  const { waitMillis, encryption } = settle(path, options, more)
  return Layer.effect(
    Storage,
    Effect.gen(function* () {
      const { agency, reads = false } = yield* Tenant
      const keys = encryption
        ? blobKeysOf(encryption)
        : Option.getOrUndefined(yield* Effect.serviceOption(BlobKeys))
      const db = yield* openConnection(path, waitMillis, reads)
      const queries = new Kysely<Schema>({ dialect: new SqliteDialect({ database: db }) })
      const patient = makePatient(waitMillis)
      yield* upgradeSchema(db, queries, patient)
      const known = yield* patient(attempt(() => (reads ? knownAgency(db, agency) : enterAgency(db, agency))))
      const logPurge = yield* makeLogPurge(db, waitMillis)
      logPurge.note(!(yield* truncateLog(db)))
      const batch = yield* Effect.acquireRelease(
        patient(attempt(() => makeBatch(db, waitMillis))),
        ({ flush }) => flush,
      )
      const eraser = yield* patient(attempt(() => makeEraser(db, known.number, batch, logPurge))).pipe(
        Effect.flatten,
      )
      // A process that died may have left destroyed files behind.
      if (!reads) eraser.note(yield* patient(attempt(() => prepareRows(db, known.number).isAnyDestroyed())))
      const hints = yield* makeCommitWatch(db, patient)
      return yield* patient(
        attempt(() =>
          makeStorage(db, queries, known, batch, fileEncryption(agency, keys), eraser, hints, patient),
        ),
      )
    }),
  )
}

const makeStorage = (
  db: Database.Database,
  queries: Kysely<Schema>,
  agency: KnownAgency,
  batch: Batch,
  encryption: FileEncryption,
  eraser: LogPurge,
  hints: CommitWatch,
  patient: Patient,
): Storage["Service"] => {
  const look = <A>(read: () => A) => patient(attempt(read))
  const ask = <A>(read: () => Promise<A>) => patient(Effect.tryPromise({ try: read, catch: storageErrorOf }))
  const write = prepareCommit(db, agency)
  const read = prepareReads(db, agency.number)
  const findMark = prepareFindMark(db, agency.number)
  const lease = prepareLeaseWork(db, agency.number)
  const nextDue = prepareNextDue(db, agency.number)
  const leaseCheckpoint = prepareLeaseCheckpoint(db, agency.number)
  const listCheckpoints = prepareListCheckpoints(db, agency.number)
  const views = prepareViews(db, agency.number, read.settled)

  return {
    commit: (commit) =>
      batch
        .run(
          () => write(commit),
          ({ destroyed }) => {
            eraser.note(destroyed)
            hints.tell(hintsOf(commit))
          },
        )
        .pipe(
          Effect.flatMap(({ committed }) => Effect.as(eraser.run, committed)),
          traced("Storage.commit"),
        ),
    readStream: (stream, after = 0) => traced("Storage.readStream")(look(() => read.stream(stream, after))),
    readLast: (stream) => traced("Storage.readLast")(look(() => Option.fromNullishOr(read.last(stream)))),
    readLog: (after, limit) => traced("Storage.readLog")(look(() => read.log(after, limit))),
    logHead: traced("Storage.logHead")(look(read.head)),
    findMark: (key) => traced("Storage.findMark")(look(() => Option.fromNullishOr(findMark(key)))),
    leaseWork: (request) => traced("Storage.leaseWork")(batch.run(() => lease(request))),
    nextDue: (lanes) => traced("Storage.nextDue")(look(() => Option.fromNullishOr(nextDue(lanes)))),
    listWork: traced("Storage.listWork")(ask(() => listWork(workOf(queries, agency.number)))),
    findWork: (id) =>
      traced("Storage.findWork")(
        Effect.map(
          ask(() => findWork(workOf(queries, agency.number), id)),
          Option.fromUndefinedOr,
        ),
      ),
    leaseCheckpoint: (request) =>
      traced("Storage.leaseCheckpoint")(batch.run(() => Option.fromUndefinedOr(leaseCheckpoint(request)))),
    listCheckpoints: traced("Storage.listCheckpoints")(look(listCheckpoints)),
    listen: hints.listen,
    putBlob: makePut(db, agency, batch, encryption, eraser),
    getBlob: makeGet(db, agency, encryption, patient),
    encryptsFiles: encryption.isOn,
    views: {
      // A view that is there already is opened at each report, and needs no write lock.
      open: (view) =>
        traced("ViewStore.open")(
          Effect.flatMap(
            look(() => views.find(view)),
            (known) => (known ? Effect.succeed(known) : batch.run(() => views.open(view))),
          ),
        ),
      list: traced("ViewStore.list")(look(views.list)),
      get: (view, keys) => traced("ViewStore.get")(look(() => views.get(view, keys))),
      advance: (step) => traced("ViewStore.advance")(batch.runDerived(() => views.advance(step))),
      page: (request) => traced("ViewStore.page")(look(() => views.page(request))),
      search: (request) => traced("ViewStore.search")(look(() => views.search(request))),
      count: (request) => traced("ViewStore.count")(look(() => views.count(request))),
      activate: (view) => traced("ViewStore.activate")(batch.run(() => views.activate(view))),
      replace: (view, by) => traced("ViewStore.replace")(batch.run(() => views.replace(view, by))),
      drop: (view) => traced("ViewStore.drop")(batch.run(() => views.drop(view))),
    },
  }
}
