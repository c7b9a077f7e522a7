import { StorageError } from "@lienthong/core"
import {
  type Commit,
  type Committed,
  commitContent,
  findUnstorable,
  type Mark,
} from "@lienthong/core/adapter"
import { HashMap, Option, Result } from "effect"
import { appendEvents, streamEvents } from "./append.ts"
import { moveCheckpoint } from "./checkpoint.ts"
import { holdFile, releaseFile } from "./files.ts"
import { addWork, releaseWork, requeueWork, settleWork } from "./queue.ts"
import type { State } from "./state.ts"

/**
 * Computes the state after a commit, or the refusal. Work is settled before work is added and files are held
 * before others are released, so that one commit can replace an item by its successor and pass a file from
 * one holder to the next.
 */
export const makeCommit = (
  state: State,
  commit: Commit,
): Result.Result<readonly [Committed, State], StorageError> =>
  Result.gen(function* () {
    const unstorable = findUnstorable(commit)
    if (unstorable !== undefined)
      return yield* Result.fail(new StorageError({ reason: "text-invalid", detail: unstorable }))
    const content = commitContent(commit)
    const made = Option.getOrUndefined(HashMap.get(state.commits, commit.id))
    if (made !== undefined) {
      return made.content === content
        ? [{ versions: made.versions, replayed: true }, state]
        : yield* Result.fail(new StorageError({ reason: "commit-conflict", detail: { commit: commit.id } }))
    }

    let next = state
    for (const append of commit.appends) next = yield* appendEvents(next, commit, append)
    for (const mark of commit.marks ?? []) next = yield* setMark(next, mark)

    let { queue, files, checkpoints } = next
    for (const settled of commit.work?.settle ?? []) queue = yield* settleWork(queue, settled)
    for (const work of commit.work?.requeue ?? []) queue = yield* requeueWork(queue, work)
    for (const work of commit.work?.release ?? []) queue = yield* releaseWork(queue, work)
    for (const work of commit.work?.add ?? []) queue = yield* addWork(queue, work)
    for (const hold of commit.blobs?.hold ?? []) files = yield* holdFile(files, hold)
    for (const hold of commit.blobs?.release ?? []) files = releaseFile(files, hold, commit.at)
    for (const move of commit.checkpoints ?? []) checkpoints = yield* moveCheckpoint(checkpoints, move)

    const versions = Object.fromEntries(
      commit.appends.map(({ stream }) => [stream, streamEvents(next, stream).length]),
    )
    const commits = HashMap.set(next.commits, commit.id, { content, versions })
    return [
      { versions, replayed: false },
      { ...next, queue, files, checkpoints, commits },
    ]
  })

const setMark = (state: State, { key, value }: Mark): Result.Result<State, StorageError> =>
  Option.match(HashMap.get(state.marks, key), {
    onSome: (taken) => Result.fail(new StorageError({ reason: "mark-taken", detail: { key, value: taken } })),
    onNone: () => Result.succeed({ ...state, marks: HashMap.set(state.marks, key, value) }),
  })
