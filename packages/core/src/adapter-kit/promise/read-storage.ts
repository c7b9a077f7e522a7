import { Effect, Layer } from "effect"
import type { Commit } from "../../port/storage/commit.ts"
import { Storage } from "../../port/storage/storage.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { LeaseRequest } from "../../port/storage/work.ts"
import { accepts, shownAnswer } from "./answer.ts"

type Store = Storage["Service"]

const isText = (given: unknown): given is string => typeof given === "string" && given !== ""
const isCount = (given: unknown): given is number => Number.isSafeInteger(given) && Number(given) > 0

/** Whether the answer to a commit has the version of each of its streams after its events. */
const isCommitted = ({ appends }: Commit, given: Effect.Success<ReturnType<Store["commit"]>>): boolean =>
  typeof given.replayed === "boolean" &&
  appends.every(({ stream, events }) => {
    const version = given.versions[stream]
    return isCount(version) && version >= events.length
  })

/** Whether events are those of one stream, with no gap from the first that was asked for. */
const areOfStream = (
  stream: string,
  after: number,
  given: Effect.Success<ReturnType<Store["readStream"]>>,
): boolean =>
  Array.isArray(given) &&
  given.every((event, at) => event.stream === stream && event.version === after + at + 1 && isStored(event))

const isStored = (event: Effect.Success<ReturnType<Store["readStream"]>>[number]): boolean =>
  typeof event.position === "bigint" && isCount(event.schemaVersion) && isText(event.type)

const areLeased = (
  { lanes, limit }: LeaseRequest,
  given: Effect.Success<ReturnType<Store["leaseWork"]>>,
): boolean =>
  Array.isArray(given) &&
  given.length <= limit &&
  given.every(
    ({ id, lane, kind, lease, attempt }) =>
      isText(id) && isText(kind) && isText(lease) && isCount(attempt) && lanes.includes(lane),
  )

const read = <A>(
  call: string,
  answer: Effect.Effect<A, StorageError>,
  check: (given: A) => boolean,
): Effect.Effect<A, StorageError> =>
  Effect.flatMap(answer, (given) =>
    accepts(() => check(given), given)
      ? Effect.succeed(given)
      : Effect.fail(
          new StorageError({
            reason: "unavailable",
            detail: {
              problem: `\`${call}\` gave an answer that is not of the port's shape: ${shownAnswer(given)}`,
              problemVi: "câu trả lời của kho không đúng cấu trúc",
            },
          }),
        ),
  )

const known = new WeakMap<Store, Store>()

/**
 * A store whose answers are compared with what was asked, where a wrong one would lose documents in silence:
 * what it says of a commit, the events of a stream, and leased work. Whether it wrote is unknown then, as
 * after any `unavailable`. One for each store.
 */
export const readStorage = (store: Store): Store => {
  const before = known.get(store)
  if (before !== undefined) return before
  // One by one: the store may be an object of a class, whose methods lie on its prototype.
  const checked: Store = {
    commit: (commit) => read("commit", store.commit(commit), (given) => isCommitted(commit, given)),
    readStream: (stream, after) =>
      read("readStream", store.readStream(stream, after), (given) => areOfStream(stream, after ?? 0, given)),
    readLast: (stream) => store.readLast(stream),
    readLog: (after, limit) => store.readLog(after, limit),
    logHead: store.logHead,
    findMark: (key) => store.findMark(key),
    leaseWork: (request) => read("leaseWork", store.leaseWork(request), (given) => areLeased(request, given)),
    nextDue: (lanes) => store.nextDue(lanes),
    listWork: store.listWork,
    findWork: (id) => store.findWork(id),
    leaseCheckpoint: (request) => store.leaseCheckpoint(request),
    listCheckpoints: store.listCheckpoints,
    listen: (topic) => store.listen(topic),
    putBlob: (bytes) => store.putBlob(bytes),
    getBlob: (digest) => store.getBlob(digest),
    ...(store.encryptsFiles !== undefined && { encryptsFiles: store.encryptsFiles }),
    ...(store.views && { views: store.views }),
  }
  known.set(store, checked)
  known.set(checked, checked)
  return checked
}

/** The store that everything in an exchange has. */
export const checkedStorage: Layer.Layer<Storage, never, Storage> = Layer.effect(
  Storage,
  Effect.map(Storage, readStorage),
)
