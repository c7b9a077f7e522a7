import { Effect, Layer, Option, Semaphore } from "effect"
import { BlobKeys } from "../../port/storage/blob-keys.ts"
import { Storage, Tenant } from "../../port/storage/storage.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import { InputError } from "../../vocabulary/input-error.ts"
import { fileEncryption } from "../encryption/file-encryption.ts"
import { plainEncryptionOf } from "../encryption/plain-file-encryption.ts"
import { type Hints, hintsOf, makeHints } from "../hints.ts"
import { type CallContext, callAdapter, failureOf, problemOf } from "./call-adapter.ts"
import { missingFunctions, opensNoStore } from "./missing-functions.ts"
import { givenSource, iterableOf, watched } from "./plain-bytes.ts"
import type { OpenPromiseStorage, PromiseStorage } from "./promise-storage.ts"
import { viewStoreFrom } from "./view-store-from.ts"

const failure = failureOf(
  StorageError,
  (cause) =>
    new StorageError({
      reason: "unavailable",
      detail: problemOf(cause, "cơ sở dữ liệu báo lỗi"),
      cause,
    }),
)

type Ask = <A>(call: (call: CallContext) => Promise<A>) => Effect.Effect<A, StorageError>

/** Asks the store once to watch for commits of other processes, and again after a failure. */
const watchOthers = ({ listen }: PromiseStorage, tell: Hints["tell"], ask: Ask) =>
  Effect.map(Semaphore.make(1), (oneAtATime) => {
    let isWatching = false
    return oneAtATime.withPermits(1)(
      Effect.suspend(() =>
        isWatching || listen === undefined
          ? Effect.void
          : Effect.map(
              ask((call) => listen(tell, call)),
              () => {
                isWatching = true
              },
            ),
      ),
    )
  })

/**
 * Makes a store from async functions and opens it for the agency of the exchange. They throw a
 * `StorageError`, or a value with one of its reasons as `reason` and the details as `detail`. Any other
 * thrown value becomes `unavailable`, which is retried. Calls after closing are refused here, and listeners
 * are notified here of the commits of this process.
 */
export const storageFrom = (open: OpenPromiseStorage): Layer.Layer<Storage, StorageError, Tenant> =>
  Layer.effect(
    Storage,
    Effect.gen(function* () {
      const { agency, reads = false } = yield* Tenant
      const keys = Option.getOrUndefined(yield* Effect.serviceOption(BlobKeys))
      const encryption = plainEncryptionOf(fileEncryption(agency, keys))
      let isOpen = true
      const plain = yield* Effect.acquireRelease(
        Effect.tap(
          // An adapter's own function takes the agency for its options, and refuses them.
          Effect.catchIf(
            callAdapter(failure)(() => open(agency, { reads, encryption })),
            (error: unknown) => error instanceof InputError,
            () => Effect.die(opensNoStore()),
          ),
          (given) => {
            const wrong = missingFunctions(given)
            return wrong ? Effect.die(wrong) : Effect.void
          },
        ),
        ({ close }) => {
          isOpen = false
          return close ? Effect.promise(close) : Effect.void
        },
      )
      const whileOpen = Effect.suspend(() =>
        isOpen ? Effect.void : Effect.fail(new StorageError({ reason: "closed", detail: {} })),
      )
      const ask = <A>(call: (call: CallContext) => Promise<A>) =>
        Effect.andThen(whileOpen, callAdapter(failure)(call))
      const find = <A>(call: (call: CallContext) => Promise<A | undefined>) =>
        Effect.map(ask(call), Option.fromUndefinedOr)
      const { listen, tell } = makeHints()
      const watchesOthers = yield* watchOthers(plain, tell, ask)
      return Storage.of({
        commit: (commit) =>
          Effect.tap(
            ask((call) => plain.commit(commit, call)),
            () => Effect.sync(() => tell(hintsOf(commit))),
          ),
        readStream: (stream, after = 0) => ask((call) => plain.readStream(stream, after, call)),
        readLast: (stream) => find((call) => plain.readLast(stream, call)),
        readLog: (after, limit) => ask((call) => plain.readLog(after, limit, call)),
        logHead: ask((call) => plain.logHead(call)),
        findMark: (key) => find((call) => plain.findMark(key, call)),
        leaseWork: (request) => ask((call) => plain.leaseWork(request, call)),
        nextDue: (lanes) => find((call) => plain.nextDue(lanes, call)),
        listWork: ask((call) => plain.listWork(call)),
        findWork: (id) => find((call) => plain.findWork(id, call)),
        leaseCheckpoint: (request) => find((call) => plain.leaseCheckpoint(request, call)),
        listCheckpoints: ask((call) => plain.listCheckpoints(call)),
        listen: (topic) => Effect.tap(Effect.andThen(whileOpen, listen(topic)), () => watchesOthers),
        putBlob: (bytes) => {
          const { stream, orItsFailure } = watched(bytes)
          return orItsFailure(ask((call) => plain.putBlob(iterableOf(stream), call)))
        },
        getBlob: (digest) =>
          Effect.map(
            ask((call) => plain.getBlob(digest, call)),
            (given) => givenSource(given, failure),
          ),
        ...(plain.encryptsFiles !== undefined && { encryptsFiles: plain.encryptsFiles }),
        ...(plain.views && { views: viewStoreFrom(plain.views, ask) }),
      })
    }),
  )
