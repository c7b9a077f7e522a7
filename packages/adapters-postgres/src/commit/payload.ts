import { createHash } from "node:crypto"
import { type Commit, commitContent, type Expected } from "@lienthong/core/adapter"

/** The SHA-256 of a commit's content. */
export const contentDigest = (commit: Commit): string =>
  createHash("sha256").update(commitContent(commit)).digest("hex")

const maxVersion = 2_147_483_647

/** Whether a stream can have this version and one more event. */
export const isVersion = (expected: number): boolean =>
  Number.isInteger(expected) && expected >= 0 && expected < maxVersion

/** The min and max version at which an append accepts a stream; `most` is a stream without events. */
const versionsOf = (expected: Expected): readonly [least: number, most: number] => {
  switch (expected) {
    case "any":
      return [0, maxVersion]
    case "none":
      return [0, 0]
    default:
      return isVersion(expected) ? [expected, expected] : [maxVersion, maxVersion]
  }
}

/** Prints a commit in the form of `apply_commit`: lists by their place, and only the non-empty parts. */
export const payloadOf = (commit: Commit): string => {
  const { id, at, by, appends, marks, work, blobs, checkpoints } = commit
  const holds = (list: NonNullable<Commit["blobs"]>["hold"]) =>
    (list ?? []).map(({ digest, holder }) => [digest, holder])
  return JSON.stringify({
    id,
    content: contentDigest(commit),
    at,
    by,
    appends: appends.map(({ stream, expected, events }) => [
      stream,
      ...versionsOf(expected),
      events.map(({ type, schemaVersion, data }) => [type, schemaVersion, data]),
    ]),
    ...(marks?.length && { marks: marks.map(({ key, value }) => [key, value]) }),
    ...(work?.settle?.length && {
      settle: work.settle.map(({ id: item, lease, outcome }) => [
        item,
        lease,
        outcome._tag,
        outcome._tag === "Done" ? null : outcome.note,
        outcome._tag === "Again" ? outcome.dueAt : null,
        ...(outcome._tag !== "Done" && outcome.failure
          ? [outcome.failure.problem, outcome.failure.since ?? null]
          : []),
      ]),
    }),
    ...((work?.requeue?.length || work?.release?.length) && {
      requeue: (work.requeue ?? []).map((item) => [item.id, item.dueAt]),
      release: (work.release ?? []).map((item) => [item.id, item.lease, item.dueAt]),
    }),
    ...(work?.add?.length && {
      add: work.add.map((item) => [item.id, item.lane, item.kind, item.payload, item.dueAt]),
    }),
    ...((blobs?.hold?.length || blobs?.release?.length) && {
      hold: holds(blobs.hold),
      let: holds(blobs.release),
    }),
    ...(checkpoints?.length && {
      checkpoints: checkpoints.map(({ subscriber, lease, from, to, keep }) => [
        subscriber,
        lease,
        String(from),
        String(to),
        keep,
      ]),
    }),
  })
}
