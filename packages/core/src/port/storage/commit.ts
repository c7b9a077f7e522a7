import type { NewEvent } from "../../log/stored-event.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Digest } from "../../vocabulary/file.ts"
import type { MoveCheckpoint } from "./checkpoint.ts"
import type { NewWork, ReleasedWork, RequeuedWork, SettledWork } from "./work.ts"

/** What a stream must look like for an append to go through: its version, or one of the three words. */
export type Expected = number | "none" | "exists" | "any"

/** Events for one stream. With no events it only checks `expected`. */
export interface Append {
  readonly stream: string
  readonly expected: Expected
  readonly events: ReadonlyArray<NewEvent>
}

/**
 * A fact of its own: `key` can be set once per agency and keeps its value for ever; setting it again fails
 * with `mark-taken`, also to the same value. Dedupe marks and secondary keys (số/ký hiệu to document) are
 * marks.
 */
export interface Mark {
  readonly key: string
  readonly value: string
}

/**
 * Which files somebody (a stream) needs kept, or no longer needs. Releasing what is not held does nothing.
 */
export interface BlobHold {
  readonly digest: Digest
  readonly holder: string
}

/**
 * Everything that belongs to one fact (promise 1). All of it is written in one transaction or none of it.
 *
 * Appends take effect one after another, so a stream may stand in a commit twice; work is settled, then
 * requeued and released, then added, and holds are taken before holds are released.
 *
 * **A second call** with the same `id` and content (`at` and `by` included) changes nothing and answers as
 * the first did; the same `id` with other content fails with `commit-conflict`.
 */
export interface Commit {
  readonly id: string
  readonly at: VietnamTime
  /** JSON text of the {@link Actor}. */
  readonly by: string
  readonly appends: ReadonlyArray<Append>
  readonly marks?: ReadonlyArray<Mark>
  readonly work?: {
    readonly add?: ReadonlyArray<NewWork>
    readonly settle?: ReadonlyArray<SettledWork>
    readonly requeue?: ReadonlyArray<RequeuedWork>
    readonly release?: ReadonlyArray<ReleasedWork>
  }
  readonly blobs?: {
    /** Every digest must have been put before. */
    readonly hold?: ReadonlyArray<BlobHold>
    /**
     * A file that nobody holds any more is destroyed in the same transaction; one whose bytes were put again,
     * while they were there, within the day before `at` waits out that day: the commit that is to hold them
     * is on its way.
     */
    readonly release?: ReadonlyArray<BlobHold>
  }
  readonly checkpoints?: ReadonlyArray<MoveCheckpoint>
}

/** What a commit did. */
export interface Committed {
  /** The version of each stream of the commit, after it. */
  readonly versions: Readonly<Record<string, number>>
  /** Whether this commit had already been made by an earlier call. */
  readonly replayed: boolean
}
