import { StorageError } from "@lienthong/core"
import type { Storage } from "@lienthong/core/adapter"
import { Duration, Effect, Stream } from "effect"
import { nameOf, outsideCall } from "./process.ts"
import type { Process, World } from "./world.ts"

type Store = Storage["Service"]

const problems = {
  full: { problem: "the disk is full", problemVi: "ổ đĩa đã đầy" },
  failing: { problem: "the disk gives an I/O error", problemVi: "ổ đĩa báo lỗi đọc ghi" },
  "leases-lost": {
    problem: "the store gave no answer about a lease",
    problemVi: "kho không trả lời về việc giữ",
  },
  "answers-lost": { problem: "the store gave no answer", problemVi: "kho không trả lời" },
} as const

const away = (how: keyof typeof problems) =>
  new StorageError({ reason: "unavailable", detail: problems[how] })

const closedStore = Effect.fail(new StorageError({ reason: "closed", detail: {} }))

/** What a call does to the store. */
interface Call {
  readonly isWrite: boolean
  readonly isLease: boolean
}

const slowMillis = 2_500

/** The store of an agency as one process reaches it, with everything that goes wrong between them. */
export const diskOf = (world: World, process: Process): Store => {
  const { agency } = process
  const { store, index } = agency
  const own = world.chance("disk", index, process.place, process.life)
  let lastTold: string | undefined
  const tell = (how: keyof typeof problems) => {
    if (lastTold !== how)
      world.story.tell(nameOf(process), `meets a store that fails: ${problems[how].problem}`)
    lastTold = how
  }
  const failing = <A>(
    how: keyof typeof problems,
    { isWrite, isLease }: Call,
    call: Effect.Effect<A, StorageError>,
  ) =>
    Effect.gen(function* () {
      if (how === "failing" || (how === "full" && isWrite)) {
        tell(how)
        return yield* away(how)
      }
      const answer = yield* call
      const mayBeLost = how === "answers-lost" || (how === "leases-lost" && isLease)
      if (!mayBeLost || own.happens(0.5)) return answer
      tell(how)
      return yield* away(how)
    })
  /** Other fibers may run before a write, so that writers meet. */
  const before = (isWrite: boolean) => {
    if (world.troubles.isSlow(index)) {
      agency.troubledAt = world.time.now()
      return world.time.clock.sleep(Duration.millis(slowMillis))
    }
    return isWrite || world.plan.shuffles ? Effect.yieldNow : Effect.void
  }
  const reached = <A>(made: Call, call: Effect.Effect<A, StorageError>) =>
    Effect.andThen(
      before(made.isWrite),
      Effect.suspend(() => {
        const how = world.troubles.disk(index)
        if (how) agency.troubledAt = world.time.now()
        return how ? failing(how, made, call) : call
      }),
    )
  const called = <A>(name: string, made: Call, call: Effect.Effect<A, StorageError>) =>
    outsideCall(
      world,
      process,
      name,
      Effect.suspend(() => reached(made, call)),
      closedStore,
    )
  const reads = <A>(name: string, call: Effect.Effect<A, StorageError>) =>
    called(name, { isWrite: false, isLease: false }, call)
  const writes = <A>(name: string, call: Effect.Effect<A, StorageError>) =>
    called(name, { isWrite: true, isLease: false }, call)
  const leases = <A>(name: string, call: Effect.Effect<A, StorageError>) =>
    called(name, { isWrite: true, isLease: true }, call)
  const { views } = store
  return {
    ...store,
    commit: (commit) => writes("a commit", store.commit(commit)),
    readStream: (stream, after) => reads("reading a stream", store.readStream(stream, after)),
    readLast: (stream) => reads("reading a stream's end", store.readLast(stream)),
    readLog: (after, limit) => reads("reading the log", store.readLog(after, limit)),
    logHead: reads("reading the log's head", store.logHead),
    findMark: (key) => reads("finding a mark", store.findMark(key)),
    leaseWork: (request) =>
      Effect.suspend(() => {
        process.workers.add(request.worker)
        return leases("leasing work", store.leaseWork(request))
      }),
    nextDue: (lanes) => reads("asking when work is due", store.nextDue(lanes)),
    listWork: reads("listing work", store.listWork),
    findWork: (id) => reads("finding work", store.findWork(id)),
    leaseCheckpoint: (request) => leases("leasing a checkpoint", store.leaseCheckpoint(request)),
    listCheckpoints: reads("listing checkpoints", store.listCheckpoints),
    putBlob: (bytes) =>
      Effect.flatMap(Stream.runCollect(bytes), (pieces) =>
        writes("keeping a file", store.putBlob(Stream.fromIterable(pieces))),
      ),
    getBlob: (digest) => reads("reading a file", store.getBlob(digest)),
    ...(views && {
      views: {
        open: (view) => reads("opening a view", views.open(view)),
        list: reads("listing views", views.list),
        get: (view, keys) => reads("reading rows", views.get(view, keys)),
        advance: (step) => writes("bringing a view forward", views.advance(step)),
        page: (request) => reads("reading a page", views.page(request)),
        search: (request) => reads("searching", views.search(request)),
        count: (request) => reads("counting rows", views.count(request)),
        activate: (view) => writes("activating a view", views.activate(view)),
        replace: (view, by) => writes("replacing a view", views.replace(view, by)),
        drop: (view) => writes("dropping a view", views.drop(view)),
      },
    }),
  }
}
