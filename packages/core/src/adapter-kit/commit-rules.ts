import type { Commit, Expected } from "../port/storage/commit.ts"
import type { WorkFailure } from "../port/storage/work.ts"

/** How long a file that nothing holds is kept for the commit that takes a hold on it, in milliseconds. */
export const unheldMillis = 86_400_000

/** Whether a stream's version (0: it does not exist) is what an append expects. */
export const isExpected = (expected: Expected, version: number): boolean => {
  switch (expected) {
    case "any":
      return true
    case "none":
      return version === 0
    default:
      return version === expected
  }
}

const failureContent = ({ failure }: { readonly failure?: WorkFailure }): ReadonlyArray<unknown> =>
  failure === undefined ? [] : [failure.problem, failure.since ?? null]

/**
 * A commit's content as one text, equal for equal content; an absent list equals an empty one. An adapter
 * stores it, or its SHA-256, with the commit's id to tell a repeated commit from another commit with the same
 * id.
 */
export const commitContent = (commit: Commit): string => {
  const { at, by, appends, marks, work, blobs, checkpoints } = commit
  return JSON.stringify([
    at,
    by,
    appends.map((append) => [
      append.stream,
      append.expected,
      append.events.map((event) => [event.type, event.schemaVersion, event.data]),
    ]),
    (marks ?? []).map((mark) => [mark.key, mark.value]),
    (work?.add ?? []).map((item) => [item.id, item.lane, item.kind, item.payload, item.dueAt]),
    (work?.settle ?? []).map(({ id, lease, outcome }) => [
      id,
      lease,
      outcome._tag,
      ...(outcome._tag === "Again" ? [outcome.dueAt] : []),
      ...(outcome._tag === "Done" ? [] : [outcome.note, ...failureContent(outcome)]),
    ]),
    (work?.requeue ?? []).map(({ id, dueAt }) => [id, dueAt]),
    (work?.release ?? []).map(({ id, lease, dueAt }) => [id, lease, dueAt]),
    (blobs?.hold ?? []).map((hold) => [hold.digest, hold.holder]),
    (blobs?.release ?? []).map((hold) => [hold.digest, hold.holder]),
    (checkpoints ?? []).map(({ subscriber, lease, from, to, keep }) => [
      subscriber,
      lease,
      String(from),
      String(to),
      keep,
    ]),
  ])
}
