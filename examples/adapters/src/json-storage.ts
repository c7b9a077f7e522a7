import { createHash } from "node:crypto"
import { StorageError } from "@lienthong/core"
import {
  byteSource,
  collectBytes,
  type Digest,
  hintsOf,
  type LeaseCheckpoint,
  type LeaseRequest,
  makeHints,
  Storage,
  Tenant,
} from "@lienthong/core/adapter"
import { epochMillis, vietnamTime } from "@lienthong/core/calendar"
import { Clock, Effect, Layer, Option } from "effect"
import { eventsOf, makeCommit, refuse, unheldMillis } from "./json-commit.ts"
import { readState, type State, writeState } from "./json-file.ts"

const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex") as Digest

/** All work, fastest lane first, then by due time, then in the order of insertion. */
const queue = ({ work }: State) =>
  [...work.values()].sort((a, b) => a.lane - b.lane || epochMillis(a.dueAt) - epochMillis(b.dueAt))

const leaseWork = (state: State, { lanes, limit, now, until, worker }: LeaseRequest) =>
  queue(state)
    .filter(
      ({ lane, state, leased, dueAt }) =>
        lanes.includes(lane) && state !== "parked" && (leased?.until ?? dueAt) <= now,
    )
    .slice(0, limit)
    .map((item) => {
      const lease = String(++state.leases)
      const attempt = item.attempt + 1
      state.work.set(item.id, { ...item, state: "leased", attempt, leased: { worker, lease, until } })
      const { state: _, leased, ...rest } = item
      return { ...rest, lease, attempt }
    })

const leaseCheckpoint = (state: State, { subscriber, worker, now, until }: LeaseCheckpoint) => {
  const known = state.checkpoints.get(subscriber)
  const isHeld = known?.worker !== undefined && known.worker !== worker && (known.leasedUntil ?? now) > now
  if (isHeld) return Option.none()
  const lease = String(++state.leases)
  const position = known?.position ?? "0"
  state.checkpoints.set(subscriber, { subscriber, position, lease, worker, leasedUntil: until })
  return Option.some({ subscriber, position: BigInt(position), lease })
}

const putFile = ({ files }: State, bytes: Uint8Array, now: number) => {
  for (const [digest, { holders, putAt }] of files)
    if (holders.length === 0 && putAt < now - unheldMillis) files.delete(digest)
  const digest = digestOf(bytes)
  const known = files.get(digest)
  files.set(
    digest,
    known
      ? { ...known, putAt: now, putAgainAt: now }
      : { base64: Buffer.from(bytes).toString("base64"), holders: [], putAt: now },
  )
  return { digest, size: bytes.length }
}

const getFile = ({ files }: State, digest: Digest): Uint8Array => {
  const { base64 } = files.get(digest) ?? refuse("blob-missing", { digest })
  const bytes = new Uint8Array(Buffer.from(base64, "base64"))
  return digestOf(bytes) === digest ? bytes : refuse("blob-corrupt", { digest })
}

/** The disk's own errors may pass; any other error is a defect of this adapter. */
const errorOf = (cause: unknown): StorageError => {
  if (cause instanceof StorageError) return cause
  if (!(cause instanceof Error && "syscall" in cause)) throw cause
  const problem = cause.message
  return new StorageError({ reason: "unavailable", detail: { problem }, cause })
}

/**
 * Stores events in a JSON file, for one agency and one process, with max a few thousand events: every call
 * reads the file and every change rewrites it. Each call runs without interruption, so that no two calls
 * overlap.
 */
export const jsonStorage = (path: string): Layer.Layer<Storage, never, Tenant> =>
  Layer.effect(
    Storage,
    Effect.gen(function* () {
      const { agency } = yield* Tenant
      const hints = makeHints()
      let isOpen = true
      const close = () => {
        isOpen = false
      }
      yield* Effect.addFinalizer(() => Effect.sync(close))

      const whenOpen = <A>(call: () => A) =>
        Effect.try({ try: () => (isOpen ? call() : refuse("closed")), catch: errorOf })
      const look = <A>(at: (state: State) => A) => whenOpen(() => at(readState(path)))
      const change = <A>(by: (state: State) => A) =>
        whenOpen(() => {
          const state = readState(path)
          const answer = by(state)
          writeState(path, state)
          return answer
        })
      const put = (bytes: Uint8Array) =>
        Effect.flatMap(Clock.currentTimeMillis, (now) => change((state) => putFile(state, bytes, now)))

      return Storage.of({
        commit: (commit) =>
          Effect.tap(
            change((state) => makeCommit(state, agency, commit)),
            () => Effect.sync(() => hints.tell(hintsOf(commit))),
          ),
        readStream: (stream, after = 0) => look((state) => eventsOf(state, stream).slice(after)),
        readLast: (stream) => look((state) => Option.fromNullishOr(eventsOf(state, stream).at(-1))),
        readLog: (after, limit) =>
          look(({ log }) =>
            log
              .slice(Number(after), Number(after) + limit)
              .map((event, index) => ({ ...event, position: after + BigInt(index + 1) })),
          ),
        logHead: look(({ log }) => ({ settled: BigInt(log.length) })),
        findMark: (key) => look(({ marks }) => Option.fromNullishOr(marks.get(key))),
        leaseWork: (request) => change((state) => leaseWork(state, request)),
        nextDue: (lanes) =>
          look((state) => {
            const times = queue(state)
              .filter((item) => lanes.includes(item.lane) && item.state !== "parked")
              .map(({ leased, dueAt }) => epochMillis(leased?.until ?? dueAt))
            return times.length === 0 ? Option.none() : Option.some(vietnamTime(Math.min(...times)))
          }),
        listWork: look(queue),
        findWork: (id) => look(({ work }) => Option.fromNullishOr(work.get(id))),
        leaseCheckpoint: (request) => change((state) => leaseCheckpoint(state, request)),
        listCheckpoints: look(({ checkpoints }) =>
          [...checkpoints.values()]
            .map(({ lease: _, position, ...view }) => ({ ...view, position: BigInt(position) }))
            .sort((a, b) => (a.subscriber < b.subscriber ? -1 : 1)),
        ),
        listen: (topic) =>
          Effect.andThen(
            whenOpen(() => undefined),
            hints.listen(topic),
          ),
        putBlob: (bytes) => Effect.flatMap(collectBytes(bytes), put),
        getBlob: (digest) =>
          Effect.map(
            look((state) => getFile(state, digest)),
            byteSource,
          ),
      })
    }),
  )
