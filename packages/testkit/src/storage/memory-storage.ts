import { StorageError } from "@lienthong/core"
import {
  byteSource,
  collectBytes,
  type Digest,
  hintsOf,
  makeHints,
  makeMemoryViews,
  Storage,
  type StoredEvent,
  Tenant,
} from "@lienthong/core/adapter"
import { Clock, Effect, HashMap, Layer, Option, Ref, Result } from "effect"
import { streamEvents } from "./append.ts"
import { leaseCheckpoint, listCheckpoints } from "./checkpoint.ts"
import { makeCommit } from "./commit.ts"
import { getFile, putFile } from "./files.ts"
import { findWork, leaseWork, listWork, nextDue } from "./queue.ts"
import { emptyState, type State } from "./state.ts"

/**
 * A store in memory that keeps every rule of the {@link Storage} port, for tests that need no disk. Each
 * build of the layer starts empty; the content is gone when its scope closes.
 *
 * @example
 * ```ts
 * import { Tenant } from "@lienthong/core/adapter"
 * import type { AgencyCode } from "@lienthong/core/agency"
 * import { memoryStorage } from "@lienthong/testkit"
 * import { Layer } from "effect"
 *
 * const agency = "000.00.00.H53" as AgencyCode
 * const storage = memoryStorage().pipe(Layer.provide(Layer.succeed(Tenant, { agency })))
 * ```
 */
export const memoryStorage = (): Layer.Layer<Storage, never, Tenant> =>
  Layer.effect(
    Storage,
    Effect.gen(function* () {
      const { agency } = yield* Tenant
      const ref = yield* Ref.make(emptyState(agency))
      let isOpen = true
      yield* Effect.addFinalizer(() =>
        Effect.sync(() => {
          isOpen = false
        }),
      )
      return makeMemoryStorage(ref, () => isOpen)
    }),
  )

const makeMemoryStorage = (ref: Ref.Ref<State>, isOpen: () => boolean): Storage["Service"] => {
  const whileOpen = Effect.suspend(() =>
    isOpen() ? Effect.void : Effect.fail(new StorageError({ reason: "closed", detail: {} })),
  )
  const present = Effect.andThen(whileOpen, Ref.get(ref))
  const read = <A>(f: (state: State) => A) => Effect.map(present, f)

  /** Runs one step from a state to the next: a result with the next state, or an error without one. */
  const step = <A>(f: (state: State) => Result.Result<readonly [A, State], StorageError>) =>
    Effect.flatMap(
      Effect.andThen(
        whileOpen,
        Ref.modify(ref, (state): readonly [Result.Result<A, StorageError>, State] => {
          const result = f(state)
          return Result.isSuccess(result)
            ? [Result.succeed(result.success[0]), result.success[1]]
            : [Result.fail(result.failure), state]
        }),
      ),
      Effect.fromResult,
    )

  const { listen, tell } = makeHints()
  const views = makeMemoryViews()
  const put = (bytes: Uint8Array) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) =>
      step((state) => {
        const [digest, files] = putFile(state.files, bytes, now)
        return Result.succeed([
          { digest, size: bytes.length },
          { ...state, files },
        ])
      }),
    )
  const get = (digest: Digest) =>
    Effect.flatMap(present, (state) => Effect.fromResult(getFile(state.files, digest)))

  return {
    commit: Effect.fn("Storage.commit")((commit) =>
      Effect.tap(
        step((state) => makeCommit(state, commit)),
        () => Effect.sync(() => tell(hintsOf(commit))),
      ),
    ),
    readStream: Effect.fn("Storage.readStream")((stream, after = 0) =>
      read((state) => streamEvents(state, stream).slice(after)),
    ),
    readLast: Effect.fn("Storage.readLast")((stream) =>
      read((state) => Option.fromNullishOr(streamEvents(state, stream).at(-1))),
    ),
    readLog: Effect.fn("Storage.readLog")((after, limit) =>
      read((state) => {
        const last = after + BigInt(limit) < state.lastPosition ? after + BigInt(limit) : state.lastPosition
        const page: Array<StoredEvent> = []
        for (let position = after + 1n; position <= last; position++) {
          page.push(HashMap.getUnsafe(state.log, position))
        }
        return page
      }),
    ),
    logHead: read(({ lastPosition }) => ({ settled: lastPosition })).pipe(Effect.withSpan("Storage.logHead")),
    findMark: Effect.fn("Storage.findMark")((key) => read((state) => HashMap.get(state.marks, key))),
    leaseWork: Effect.fn("Storage.leaseWork")((request) =>
      step((state) => {
        const [leased, queue] = leaseWork(state.queue, request)
        return Result.succeed([leased, { ...state, queue }])
      }),
    ),
    nextDue: Effect.fn("Storage.nextDue")((lanes) => read((state) => nextDue(state.queue, lanes))),
    listWork: read((state) => listWork(state.queue)).pipe(Effect.withSpan("Storage.listWork")),
    findWork: Effect.fn("Storage.findWork")((id) => read((state) => findWork(state.queue, id))),
    leaseCheckpoint: Effect.fn("Storage.leaseCheckpoint")((request) =>
      step((state) => {
        const [leased, checkpoints] = leaseCheckpoint(state.checkpoints, request)
        return Result.succeed([leased, { ...state, checkpoints }])
      }),
    ),
    listCheckpoints: read((state) => listCheckpoints(state.checkpoints)).pipe(
      Effect.withSpan("Storage.listCheckpoints"),
    ),
    listen: (topic) => Effect.andThen(whileOpen, listen(topic)),
    putBlob: (bytes) => Effect.flatMap(collectBytes(bytes), put).pipe(Effect.withSpan("Storage.putBlob")),
    getBlob: Effect.fn("Storage.getBlob")((digest) => Effect.map(get(digest), byteSource)),
    views,
  }
}
