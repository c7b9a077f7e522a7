import type { StorageError } from "@lienthong/core"
import type { Storage } from "@lienthong/core/adapter"
import { Effect, Stream } from "effect"

type Store = Storage["Service"]

/** What a call asks of a store. */
export interface StoreCall {
  /** As the story tells it: "a commit". */
  readonly name: string
  readonly isWrite: boolean
  readonly isLease: boolean
}

/** Does something around a call to a store. */
export type AroundCall = <A>(
  made: StoreCall,
  call: Effect.Effect<A, StorageError>,
) => Effect.Effect<A, StorageError>

/** A store with something done around each of its calls, except that nothing is done around listening. */
export const aroundStore = (store: Store, around: AroundCall): Store => {
  const reads = <A>(name: string, call: Effect.Effect<A, StorageError>) =>
    around({ name, isWrite: false, isLease: false }, call)
  const writes = <A>(name: string, call: Effect.Effect<A, StorageError>) =>
    around({ name, isWrite: true, isLease: false }, call)
  const leases = <A>(name: string, call: Effect.Effect<A, StorageError>) =>
    around({ name, isWrite: true, isLease: true }, call)
  const { views } = store
  return {
    ...store,
    commit: (commit) => writes("a commit", store.commit(commit)),
    readStream: (stream, after) => reads("reading a stream", store.readStream(stream, after)),
    readLast: (stream) => reads("reading a stream's end", store.readLast(stream)),
    readLog: (after, limit) => reads("reading the log", store.readLog(after, limit)),
    logHead: reads("reading the log's head", store.logHead),
    findMark: (key) => reads("finding a mark", store.findMark(key)),
    leaseWork: (request) => leases("leasing work", store.leaseWork(request)),
    nextDue: (lanes) => reads("asking when work is due", store.nextDue(lanes)),
    listWork: reads("listing work", store.listWork),
    findWork: (id) => reads("finding work", store.findWork(id)),
    leaseCheckpoint: (request) => leases("leasing a checkpoint", store.leaseCheckpoint(request)),
    listCheckpoints: reads("listing checkpoints", store.listCheckpoints),
    putBlob: (bytes) =>
      Effect.flatMap(Stream.runCollect(bytes), (pieces) =>
        writes("storing a file", store.putBlob(Stream.fromIterable(pieces))),
      ),
    getBlob: (digest) => reads("reading a file", store.getBlob(digest)),
    ...(views && {
      views: {
        open: (view) => reads("opening a view", views.open(view)),
        list: reads("listing views", views.list),
        get: (view, keys) => reads("reading rows", views.get(view, keys)),
        advance: (step) => writes("advancing a view", views.advance(step)),
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
