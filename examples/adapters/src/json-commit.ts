import { createHash } from "node:crypto"
import { StorageError } from "@lienthong/core"
import {
  type Append,
  type Commit,
  type Committed,
  chainPreimage,
  chainStart,
  commitContent,
  findUnstorable,
  isExpected,
  type MoveCheckpoint,
  type SettledWork,
  unheldMillis,
} from "@lienthong/core/adapter"
import { epochMillis } from "@lienthong/core/calendar"
import type { State } from "./json-file.ts"

export const refuse = (
  reason: StorageError["reason"],
  detail: Readonly<Record<string, string>> = {},
): never => {
  throw new StorageError({ reason, detail })
}

export const eventsOf = (state: State, stream: string) =>
  state.log.flatMap((event, index) =>
    event.stream === stream ? [{ ...event, position: BigInt(index + 1) }] : [],
  )

const append = (state: State, agency: string, commit: Commit, { stream, expected, events }: Append) => {
  const before = eventsOf(state, stream)
  const actual = before.length
  if (!isExpected(expected, actual))
    refuse("version-conflict", { stream, expected: String(expected), actual: String(actual) })
  let previous = before.at(-1)?.hash ?? chainStart
  for (const [index, { type, schemaVersion, data }] of events.entries()) {
    const { id: commitId, at, by } = commit
    const bound = { stream, version: actual + index + 1, type, schemaVersion, data, commitId, at, by }
    previous = createHash("sha256")
      .update(chainPreimage(previous, agency, bound))
      .digest("hex")
    state.log.push({ ...bound, hash: previous })
  }
}

const settle = ({ work }: State, { id, lease, outcome }: SettledWork) => {
  const item = work.get(id)
  if (item?.leased?.lease !== lease) return refuse("lease-lost", { work: id })
  const { leased: _, failure: __, ...free } = item
  if (outcome._tag === "Done") return work.delete(id)
  const { note, failure } = outcome
  const left = { ...free, note, ...(failure && { failure }) }
  return outcome._tag === "Parked"
    ? work.set(id, { ...left, state: "parked" })
    : work.set(id, { ...left, state: "waiting", dueAt: outcome.dueAt })
}

const changeWork = (
  state: State,
  { settle: settled, requeue, release, add }: NonNullable<Commit["work"]>,
) => {
  const { work } = state
  const moved = (id: string) => refuse("work-moved", { work: id, state: work.get(id)?.state ?? "done" })
  for (const each of settled ?? []) settle(state, each)
  for (const { id, dueAt } of requeue ?? []) {
    const item = work.get(id)
    if (item?.state !== "parked") return moved(id)
    work.set(id, { ...item, state: "waiting", dueAt, attempt: 0 })
  }
  for (const { id, lease, dueAt } of release ?? []) {
    const item = work.get(id)
    if (item?.leased?.lease !== lease) return moved(id)
    const { leased: _, ...free } = item
    work.set(id, { ...free, state: "waiting", dueAt })
  }
  for (const { id, lane, kind, payload, dueAt } of add ?? []) {
    const known = work.get(id)
    if (known !== undefined) refuse("mark-taken", { key: `work ${id}`, value: known.kind })
    work.set(id, { id, lane, kind, payload, dueAt, state: "waiting", attempt: 0 })
  }
}

const changeHolds = ({ files }: State, { blobs, at }: Commit) => {
  for (const { digest, holder } of blobs?.hold ?? []) {
    const file = files.get(digest) ?? refuse("blob-missing", { digest })
    files.set(digest, { ...file, holders: [...new Set([...file.holders, holder])] })
  }
  for (const { digest, holder } of blobs?.release ?? []) {
    const file = files.get(digest)
    if (!file?.holders.includes(holder)) continue
    const holders = file.holders.filter((each) => each !== holder)
    const isWanted = file.putAgainAt !== undefined && file.putAgainAt >= epochMillis(at) - unheldMillis
    if (holders.length === 0 && !isWanted) files.delete(digest)
    else files.set(digest, { ...file, holders })
  }
}

const move = ({ checkpoints }: State, { subscriber, lease, from, to, keep }: MoveCheckpoint) => {
  const known = checkpoints.get(subscriber)
  if (known?.worker === undefined || known.lease !== lease || known.position !== String(from))
    return refuse("checkpoint-moved", { subscriber })
  const { worker, leasedUntil, ...free } = known
  checkpoints.set(subscriber, { ...(keep ? known : free), position: String(to) })
}

/** Makes a commit, or throws and leaves a state that is discarded. */
export const makeCommit = (state: State, agency: string, commit: Commit): Committed => {
  const unstorable = findUnstorable(commit)
  if (unstorable !== undefined) refuse("text-invalid", unstorable)
  const content = commitContent(commit)
  const made = state.commits.get(commit.id)
  if (made !== undefined)
    return made.content === content
      ? { versions: made.versions, replayed: true }
      : refuse("commit-conflict", { commit: commit.id })
  for (const each of commit.appends) append(state, agency, commit, each)
  for (const { key, value } of commit.marks ?? []) {
    const taken = state.marks.get(key)
    if (taken !== undefined) refuse("mark-taken", { key, value: taken })
    state.marks.set(key, value)
  }
  if (commit.work) changeWork(state, commit.work)
  changeHolds(state, commit)
  for (const each of commit.checkpoints ?? []) move(state, each)
  const versions = Object.fromEntries(
    commit.appends.map(({ stream }) => [stream, eventsOf(state, stream).length]),
  )
  state.commits.set(commit.id, { content, versions })
  return { versions, replayed: false }
}
