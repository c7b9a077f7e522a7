import type { StorageError } from "@lienthong/core"
import {
  BlobKeys,
  blobKeysOf,
  type FileEncryption,
  fileEncryption,
  hintsOf,
  makeHints,
  Storage,
  Tenant,
  traced,
} from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect, Layer, Option } from "effect"
import { prepareGetBlob } from "./blob/get.ts"
import { preparePutBlob } from "./blob/put.ts"
import { prepareCommit } from "./commit/commit.ts"
import { sharedConnections } from "./connections.ts"
import type { Listener } from "./hint/listener.ts"
import { makeNotifier } from "./hint/notify.ts"
import { prepareCheckpoints } from "./log/checkpoint.ts"
import { prepareReads } from "./log/read.ts"
import { prepareSettledLog } from "./log/settled.ts"
import { upgradeSchema } from "./migration/upgrade-schema.ts"
import { checkOptions, type PostgresOptions } from "./postgres-options.ts"
import { makeClockCheck } from "./server/clock.ts"
import { closed } from "./server/error.ts"
import { refuseOtherForm } from "./server/other-form.ts"
import { openServer, patience, type Server } from "./server/server.ts"
import { prepareViewReads } from "./view/view-reads.ts"
import { makeViews } from "./view/views.ts"
import { prepareQueue } from "./work/queue.ts"

/**
 * Stores an agency's data in a schema of a PostgreSQL database (15 or newer). Many agencies may share it, and
 * many processes on many machines may have it open.
 *
 * - Exchanges opened with the same value share its connections: a hundred agencies of one server need no more
 *   than one.
 * - A commit is one statement; those that come at once go together. It is on the disk before it is answered,
 *   as long as the server's `fsync` and `synchronous_commit` are on.
 * - Every row belongs to an agency, and row-level security lets no transaction touch another one's.
 * - Files are kept in the database. A file that is destroyed is deleted there; when its bytes are overwritten
 *   is up to the server's vacuum and its log, so keep the disk encrypted, or open the store with
 *   `encryption`.
 * - Building the layer brings the schema up to date. It fails with `schema-too-new` for the schema of a newer
 *   release, and with `unavailable` when the server or the rights are not there. With `migrate: false` it
 *   changes nothing. It fails with `unavailable`, too, for a code under which the store has the agency in
 *   another form (`H53` for `000.00.00.H53`).
 *
 * @example
 * ```ts
 * import { Tenant } from "@lienthong/core/adapter"
 * import type { AgencyCode } from "@lienthong/core/agency"
 * import { postgres } from "@lienthong/adapters-postgres"
 * import { Layer } from "effect"
 *
 * const agency = "000.00.00.H53" as AgencyCode
 * const storage = postgres({ url: "postgres://lienthong@localhost/lienthong" }).pipe(
 *   Layer.provide(Layer.succeed(Tenant, { agency })),
 * )
 * ```
 */
export const postgres = (
  ...given: readonly [options: PostgresOptions]
): Layer.Layer<Storage, StorageError, Tenant> => {
  const [options, ...more] = given as readonly [PostgresOptions, ...ReadonlyArray<unknown>]
  checkOptions(options, more)
  const { url, ownerUrl, listenUrl = url, schema = "lienthong", role = "lienthong_app" } = options
  const { answerMillis = patience.answerMillis } = options
  const connection = { connectionTimeoutMillis: answerMillis, application_name: "lienthong" }
  const connections = sharedConnections(
    { ...connection, connectionString: url, max: options.poolSize ?? 8 },
    answerMillis,
    listenUrl === false
      ? undefined
      : { ...connection, connectionString: listenUrl, query_timeout: answerMillis },
    schema,
  )
  const open = Effect.gen(function* () {
    const { agency } = yield* Tenant
    const keys = options.encryption
      ? blobKeysOf(options.encryption)
      : Option.getOrUndefined(yield* Effect.serviceOption(BlobKeys))
    const { pool, listener } = yield* connections
    const server = yield* openServer(pool, options.preparedStatements ?? true, schema)
    yield* upgradeSchema(
      server,
      { ...connection, connectionString: ownerUrl ?? url },
      { schema, role, partitions: options.partitions ?? 0 },
      options.migrate ?? true,
    )
    return yield* makeStorage(server, {
      schema,
      agency,
      encryption: fileEncryption(agency, keys),
      listener,
    })
  })
  return Layer.effect(Storage, open)
}

interface Opened {
  readonly schema: string
  readonly agency: AgencyCode
  readonly encryption: FileEncryption
  readonly listener: Listener | undefined
}

const makeStorage = Effect.fnUntraced(function* (
  server: Server,
  { schema, agency, encryption, listener }: Opened,
) {
  yield* refuseOtherForm(server, schema, agency)
  const write = prepareCommit(server, schema, agency)
  const read = prepareReads(server, schema, agency)
  const log = prepareSettledLog(server, schema, agency, read)
  const queue = prepareQueue(server, schema, agency)
  const checkClock = makeClockCheck(server)
  const checkpoints = prepareCheckpoints(server, schema, agency)
  const findMark = { name: "find_mark", text: `select ${schema}.find_mark($1, $2)` }
  const putBlob = preparePutBlob(server, schema, agency, encryption)
  const getBlob = prepareGetBlob(server, schema, agency, encryption)

  yield* log.check
  const hints = makeHints()
  const { notify } = yield* Effect.acquireRelease(
    Effect.sync(() => makeNotifier(server, schema, agency)),
    ({ stop }) => Effect.sync(stop),
  )
  const listening = listener ? yield* listener.passOn(agency, hints) : Effect.void

  return Storage.of({
    commit: (commit) =>
      traced("Storage.commit")(
        Effect.map(write(commit), (committed) => {
          const topics = hintsOf(commit)
          hints.tell(topics)
          notify(topics)
          return committed
        }),
      ),
    readStream: (stream, after = 0) => traced("Storage.readStream")(read.stream(stream, after)),
    readLast: (stream) =>
      traced("Storage.readLast")(Effect.map(read.last(stream), ([event]) => Option.fromUndefinedOr(event))),
    readLog: (after, limit) => traced("Storage.readLog")(log.readLog(after, limit)),
    logHead: traced("Storage.logHead")(log.logHead),
    findMark: (key) =>
      traced("Storage.findMark")(
        Effect.map(server.query(findMark, [agency, key]), ([row]) =>
          Option.fromNullishOr(row?.[0] as string | null),
        ),
      ),
    leaseWork: (request) =>
      traced("Storage.leaseWork")(Effect.andThen(checkClock(request), queue.lease(request))),
    nextDue: (lanes) => traced("Storage.nextDue")(queue.nextDue(lanes)),
    listWork: traced("Storage.listWork")(queue.list),
    findWork: (id) => traced("Storage.findWork")(queue.find(id)),
    leaseCheckpoint: Effect.fn("Storage.leaseCheckpoint")((request) =>
      Effect.andThen(checkClock(request), checkpoints.lease(request)),
    ),
    listCheckpoints: traced("Storage.listCheckpoints")(checkpoints.list),
    listen: (topic) =>
      Effect.suspend(() =>
        server.isClosed() ? Effect.fail(closed()) : Effect.andThen(listening, hints.listen(topic)),
      ),
    putBlob: (bytes) => putBlob(bytes).pipe(Effect.withSpan("Storage.putBlob")),
    getBlob: (digest) => getBlob(digest).pipe(Effect.withSpan("Storage.getBlob")),
    encryptsFiles: encryption.isOn,
    views: makeViews(server, schema, agency, prepareViewReads(server, schema, agency, log.prepareBeside)),
  })
})
