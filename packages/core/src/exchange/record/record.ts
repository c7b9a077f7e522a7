import { Clock, Effect, Random } from "effect"
import { findUnstorable } from "../../adapter-kit/storable-text.ts"
import type { Actor } from "../../agency/actor.ts"
import type { Append, Commit, Committed } from "../../port/storage/commit.ts"
import { Storage } from "../../port/storage/storage.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { newId, now } from "../runtime/runtime.ts"
import { encodeActor } from "./actor-text.ts"
import { counted } from "./annotate-recorded.ts"
import { goingFirst } from "./commits-first.ts"

declare const appended: unique symbol

/**
 * Events written by `append`, `note` and `change`. A commit accepts no others, so that no duty is forgotten.
 */
export interface Appended extends Append {
  readonly [appended]: true
}

/** What a use case records: a commit without the parts that are the same for all. */
export interface Fact extends Omit<Commit, "id" | "at" | "by" | "appends"> {
  readonly appends: ReadonlyArray<Appended>
}

/** How often the same commit is retried; the pauses grow from up to 50 ms to up to 200 ms. */
const maxRepeats = 3
/** No commit is retried after this time: the caller has waited long enough for a silent store. */
const maxWait = 10_000

/**
 * A store that does not answer may have made the commit. Repeating the same commit makes it once, and tells.
 */
const commitOnce = (commit: Commit) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const clock = yield* Clock.Clock
    const began = clock.currentTimeMillisUnsafe()
    const attempt = (repeats: number): Effect.Effect<Committed, StorageError> =>
      Effect.catchIf(
        storage.commit(commit),
        ({ indeterminate }) =>
          indeterminate && repeats < maxRepeats && clock.currentTimeMillisUnsafe() - began < maxWait,
        () =>
          Random.nextIntBetween(0, 50 * 2 ** repeats).pipe(
            Effect.flatMap((millis) => Effect.sleep(millis)),
            Effect.andThen(attempt(repeats + 1)),
          ),
      )
    return yield* attempt(0)
  })

/** Records one fact as one commit, whose text every store keeps unchanged. */
export const record = (
  by: Actor,
  fact: Fact,
  at?: VietnamTime,
): Effect.Effect<Committed, StorageError, Storage> =>
  Effect.gen(function* () {
    const commit: Commit = { ...fact, id: yield* newId, at: at ?? (yield* now), by: encodeActor(by) }
    const unstorable = findUnstorable(commit)
    if (unstorable) return yield* new StorageError({ reason: "text-invalid", detail: unstorable })
    return yield* goingFirst(counted(commitOnce(commit)))
  })

const isContended = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "contended" in error && error.contended === true

/**
 * A missing file may have been destroyed since the state was read. If it is also missing from a state read
 * again, it is really missing.
 */
const isOutOfDate = (error: unknown, retries: number): boolean =>
  retries === 0 && error instanceof StorageError && error.reason === "blob-missing"

/** Two clerks never cause as many as eight; a ninth is a fault that must be seen. */
const maxRetries = 8

/**
 * No pause the first time, then a random pause of up to 10 ms, 20 ms … so that callers that collided do not
 * collide again.
 */
const pause = (retries: number) =>
  retries === 0
    ? Effect.void
    : Effect.flatMap(Random.nextIntBetween(0, 5 * 2 ** retries), (millis) => Effect.sleep(millis))

/** Runs a use case that reads, decides and records, and runs it again when another writer was faster. */
export const retryContended = <A, E, R>(useCase: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => {
  const attempt = (retries: number): Effect.Effect<A, E, R> =>
    Effect.catchIf(
      useCase,
      (error) => (isContended(error) && retries < maxRetries) || isOutOfDate(error, retries),
      () => Effect.andThen(pause(retries), attempt(retries + 1)),
    )
  return attempt(0)
}
