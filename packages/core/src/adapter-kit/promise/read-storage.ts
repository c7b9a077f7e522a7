import { Effect, Layer, Stream } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { ViewStore } from "../../port/storage/view-store.ts"
import { accepts, shownAnswer } from "./answer.ts"
import {
  areCheckpoints,
  areItems,
  areLeased,
  areNext,
  areOfStream,
  isCheckpoint,
  isCommitted,
  isHead,
  isItemOrNone,
  isKept,
  isLast,
  isTextOrNone,
} from "./storage-answer.ts"
import { areFound, areRows, areStandings, isNumberOf, isPage, isStanding } from "./view-answer.ts"

type Store = Storage["Service"]

const malformed = (call: string, given: unknown) =>
  new StorageError({
    reason: "malformed-answer",
    detail: {
      problem: `\`${call}\` gave an answer that is not of the port's shape: ${shownAnswer(given)}`,
      problemVi: `câu trả lời cho \`${call}\` không đúng cấu trúc`,
    },
  })

const read = <A, E>(
  call: keyof Store | `views.${keyof ViewStore}`,
  answer: Effect.Effect<A, E>,
  check: (given: A) => boolean,
): Effect.Effect<A, E | StorageError> =>
  Effect.isEffect(answer)
    ? Effect.flatMap(answer, (given) =>
        accepts(() => check(given), given) ? Effect.succeed(given) : Effect.fail(malformed(call, given)),
      )
    : Effect.fail(malformed(call, answer))

const readViews = (views: ViewStore): ViewStore => ({
  open: (view) => read("views.open", views.open(view), (given) => isStanding(view, given)),
  list: read("views.list", views.list, areStandings),
  get: (view, keys) => read("views.get", views.get(view, keys), areRows),
  advance: (step) => views.advance(step),
  page: (request) => read("views.page", views.page(request), (given) => isPage(request, given)),
  search: (request) => read("views.search", views.search(request), (given) => areFound(request, given)),
  count: (request) => read("views.count", views.count(request), (given) => isNumberOf(request, given)),
  activate: (view) => views.activate(view),
  replace: (view, by) => views.replace(view, by),
  drop: (view) => read("views.drop", views.drop(view), (given) => typeof given === "boolean"),
})

const known = new WeakMap<Store, Store>()

/**
 * Wraps a store so that each answer is compared with what was asked, since a wrong one would lose documents
 * silently. An answer that the port does not allow becomes `malformed-answer`. Each store is wrapped once.
 */
export const readStorage = (store: Store): Store => {
  const before = known.get(store)
  if (before !== undefined) return before
  // One by one: the store may be an object of a class, whose methods lie on its prototype.
  const checked: Store = {
    commit: (commit) => read("commit", store.commit(commit), (given) => isCommitted(commit, given)),
    readStream: (stream, after) =>
      read("readStream", store.readStream(stream, after), (given) => areOfStream(stream, after ?? 0, given)),
    readLast: (stream) => read("readLast", store.readLast(stream), (given) => isLast(stream, given)),
    readLog: (after, limit) =>
      read("readLog", store.readLog(after, limit), (given) => areNext(after, limit, given)),
    logHead: read("logHead", store.logHead, isHead),
    findMark: (key) => read("findMark", store.findMark(key), isTextOrNone),
    leaseWork: (request) => read("leaseWork", store.leaseWork(request), (given) => areLeased(request, given)),
    nextDue: (lanes) => read("nextDue", store.nextDue(lanes), isTextOrNone),
    listWork: read("listWork", store.listWork, areItems),
    findWork: (id) => read("findWork", store.findWork(id), (given) => isItemOrNone(id, given)),
    leaseCheckpoint: (request) =>
      read("leaseCheckpoint", store.leaseCheckpoint(request), (given) => isCheckpoint(request, given)),
    listCheckpoints: read("listCheckpoints", store.listCheckpoints, areCheckpoints),
    listen: (topic) => store.listen(topic),
    putBlob: (bytes) => read("putBlob", store.putBlob(bytes), isKept),
    getBlob: (digest) => read("getBlob", store.getBlob(digest), ({ stream }) => Stream.isStream(stream)),
    ...(store.encryptsFiles !== undefined && { encryptsFiles: store.encryptsFiles }),
    ...(store.views && { views: readViews(store.views) }),
  }
  known.set(store, checked)
  known.set(checked, checked)
  return checked
}

/** The checked store, for everything in an exchange. */
export const checkedStorage: Layer.Layer<Storage, never, Storage> = Layer.effect(
  Storage,
  Effect.map(Storage, readStorage),
)
