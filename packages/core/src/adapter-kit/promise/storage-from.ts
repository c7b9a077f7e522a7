import { Effect, Layer, Option } from "effect"
import type { AgencyCode } from "../../agency/agency-code.ts"
import type { LogHead, StoredEvent } from "../../log/stored-event.ts"
import type { CheckpointView, LeaseCheckpoint, LeasedCheckpoint } from "../../port/storage/checkpoint.ts"
import type { Commit, Committed } from "../../port/storage/commit.ts"
import { type KeptBlob, Storage, Tenant } from "../../port/storage/storage.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { LeasedWork, LeaseRequest, WorkView } from "../../port/storage/work.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { type InputError, reject } from "../../vocabulary/input-error.ts"
import { hintsOf, makeHints } from "../hints.ts"
import { type CallContext, callAdapter, describeThrown, failureOf } from "./call-adapter.ts"
import { givenSource, iterableOf, type PlainBytes, watched } from "./plain-bytes.ts"

/**
 * The store of one agency as async functions; {@link Storage} documents each. An async iterable that is
 * stored may throw: then nothing is stored, and the error is passed on.
 */
export interface PromiseStorage {
  readonly commit: (commit: Commit, call: CallContext) => Promise<Committed>
  readonly readStream: (
    stream: string,
    after: number,
    call: CallContext,
  ) => Promise<ReadonlyArray<StoredEvent>>
  readonly readLast: (stream: string, call: CallContext) => Promise<StoredEvent | undefined>
  readonly readLog: (after: bigint, limit: number, call: CallContext) => Promise<ReadonlyArray<StoredEvent>>
  readonly logHead: (call: CallContext) => Promise<LogHead>
  readonly findMark: (key: string, call: CallContext) => Promise<string | undefined>
  readonly leaseWork: (request: LeaseRequest, call: CallContext) => Promise<ReadonlyArray<LeasedWork>>
  readonly nextDue: (lanes: ReadonlyArray<number>, call: CallContext) => Promise<VietnamTime | undefined>
  readonly listWork: (call: CallContext) => Promise<ReadonlyArray<WorkView>>
  readonly findWork: (id: string, call: CallContext) => Promise<WorkView | undefined>
  readonly leaseCheckpoint: (
    request: LeaseCheckpoint,
    call: CallContext,
  ) => Promise<LeasedCheckpoint | undefined>
  readonly listCheckpoints: (call: CallContext) => Promise<ReadonlyArray<CheckpointView>>
  readonly putBlob: (bytes: AsyncIterable<Uint8Array>, call: CallContext) => Promise<KeptBlob>
  readonly getBlob: (digest: Digest, call: CallContext) => Promise<Uint8Array | PlainBytes>
  /** Closes the database together with the store. No function is called after it. */
  readonly close?: () => Promise<unknown>
}

/** Opens the store of an agency. */
export type OpenPromiseStorage = (agency: AgencyCode) => PromiseStorage | Promise<PromiseStorage>

const failure = failureOf(
  StorageError,
  (cause) =>
    new StorageError({
      reason: "unavailable",
      detail: { problem: describeThrown(cause), problemVi: "cơ sở dữ liệu báo lỗi" },
      cause,
    }),
)

/** Every function that a store must have. One that is not listed does not compile. */
const required: { readonly [Name in Exclude<keyof PromiseStorage, "close">]: true } = {
  commit: true,
  readStream: true,
  readLast: true,
  readLog: true,
  logHead: true,
  findMark: true,
  leaseWork: true,
  nextDue: true,
  listWork: true,
  findWork: true,
  leaseCheckpoint: true,
  listCheckpoints: true,
  putBlob: true,
  getBlob: true,
}

/**
 * What `open` answers with instead of a store, as when an adapter's function itself was given: a programming
 * error.
 */
const noStore = (given: unknown): InputError | undefined => {
  const missing = Object.keys(required).filter(
    (name) => typeof (given as Readonly<Record<string, unknown>> | null | undefined)?.[name] !== "function",
  )
  if (missing.length === 0) return undefined
  return reject("value-invalid", {
    field: "storage",
    problem: `the function given for it does not open a store: ${missing.join(", ")} is missing.`,
    problemVi: "hàm được khai báo không mở kho lưu trữ.",
    next: 'Give what an adapter makes, such as `sqlite("tay-ninh.db")`, or a function that answers with all functions of a store.',
    nextVi: 'Khai báo kết quả của bộ nối, ví dụ `sqlite("tay-ninh.db")`, hoặc hàm trả về đủ các hàm của kho.',
  })
}

/**
 * Makes a store of async functions and opens it for the agency of the exchange. They throw a `StorageError`,
 * or a value with one of its reasons as `reason` and the details as `detail`. Any other thrown value becomes
 * `unavailable`, which is retried. Calls after closing are refused here, and listeners are notified of the
 * commits of this process.
 */
export const storageFrom = (open: OpenPromiseStorage): Layer.Layer<Storage, StorageError, Tenant> =>
  Layer.effect(
    Storage,
    Effect.gen(function* () {
      const { agency } = yield* Tenant
      let isOpen = true
      const plain = yield* Effect.acquireRelease(
        Effect.tap(
          callAdapter(failure)(() => open(agency)),
          (given) => {
            const wrong = noStore(given)
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
        listen: (topic) => Effect.andThen(whileOpen, listen(topic)),
        putBlob: (bytes) => {
          const { stream, orItsFailure } = watched(bytes)
          return orItsFailure(ask((call) => plain.putBlob(iterableOf(stream), call)))
        },
        getBlob: (digest) =>
          Effect.map(
            ask((call) => plain.getBlob(digest, call)),
            (given) => givenSource(given, failure),
          ),
      })
    }),
  )
