import type { NewEvent } from "../../log/stored-event.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Digest } from "../../vocabulary/file.ts"
import type { MoveCheckpoint } from "./checkpoint.ts"
import type { NewWork, ReleasedWork, RequeuedWork, SettledWork } from "./work.ts"

/** What a stream must be for an append to succeed: at a version, without events, or any. */
export type Expected = number | "none" | "any"

/** Events for one stream. Without events it only checks `expected`. */
export interface Append {
  readonly stream: string
  readonly expected: Expected
  readonly events: ReadonlyArray<NewEvent>
}

/**
 * A key that is set once per agency and keeps its value. Setting it again fails with `mark-taken`, even to
 * the same value. Deduplication marks and secondary keys (số/ký hiệu to document) are marks.
 */
export interface Mark {
  readonly key: string
  readonly value: string
}

/**
 * The files that a holder (a stream) needs, or no longer needs. Releasing a file that is not held does
 * nothing.
 */
export interface BlobHold {
  readonly digest: Digest
  readonly holder: string
}

/**
 * Everything that belongs to one fact, written in one transaction or not at all.
 *
 * Appends apply one after another, so a stream may appear in a commit twice. Work is settled, then requeued
 * and released, then added. Holds are taken before holds are released.
 *
 * **A second call** with the same `id` and content (including `at` and `by`) changes nothing and gives the
 * same answer as the first. The same `id` with other content fails with `commit-conflict`.
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
     * A file without a holder is destroyed in the same transaction. A file whose bytes were put again while
     * they were stored, within the day before `at`, waits until that day has passed, because the commit that
     * will hold it is still to come.
     */
    readonly release?: ReadonlyArray<BlobHold>
  }
  readonly checkpoints?: ReadonlyArray<MoveCheckpoint>
}

/**
 * The result of a commit. The exchange compares it with the commit, so that a store whose answer does not fit
 * is found at once (`malformed-answer`); the contract suite uses it to check that concurrent commits were
 * made in one order, each once.
 */
export interface Committed {
  /** The version of each of the commit's streams after it. */
  readonly versions: Readonly<Record<string, number>>
  /** Whether an earlier call already made this commit. */
  readonly replayed: boolean
}
