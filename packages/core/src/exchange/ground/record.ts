import { Clock, Effect, Random } from "effect"
import { findUnstorable } from "../../adapter-kit/storable-text.ts"
import type { Actor } from "../../agency/actor.ts"
import type { Append, Commit, Committed } from "../../port/storage/commit.ts"
import { Storage } from "../../port/storage/storage.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { encodeActor } from "./actor-text.ts"
import { countCommit } from "./recording.ts"
import { newId, now } from "./runtime.ts"

declare const appended: unique symbol

/**
 * Events as `append`, `note` and `change` write them. A commit takes no others, so that no duty is forgotten.
 */
export interface Appended extends Append {
  readonly [appended]: true
}

/** What a use case wants recorded: a commit without the parts that are the same for all. */
export interface Fact extends Omit<Commit, "id" | "at" | "by" | "appends"> {
  readonly appends: ReadonlyArray<Appended>
}

/** How often the same commit is made again; the pauses between grow from up to 50 ms to up to 200 ms. */
const maxRepeats = 3
/** After this time nothing is made again: whoever asked has waited for a silent store already. */
const maxWait = 10_000

/**
 * A store that does not answer may have done it all the same. The same commit again is done once, and tells.
 */
const commitSurely = (commit: Commit) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const clock = yield* Clock.Clock
    const began = clock.currentTimeMillisUnsafe()
    const attempt = (repeats: number): Effect.Effect<Committed, StorageError> =>
      Effect.catchIf(
        storage.commit(commit),
        ({ reason }) =>
          reason === "unavailable" &&
          repeats < maxRepeats &&
          clock.currentTimeMillisUnsafe() - began < maxWait,
        () =>
          Random.nextIntBetween(0, 50 * 2 ** repeats).pipe(
            Effect.flatMap((millis) => Effect.sleep(millis)),
            Effect.andThen(attempt(repeats + 1)),
          ),
      )
    return yield* attempt(0)
  })

/** Makes one fact one commit, whose text any store keeps as it is. */
export const record = (
  by: Actor,
  fact: Fact,
  at?: VietnamTime,
): Effect.Effect<Committed, StorageError, Storage> =>
  Effect.gen(function* () {
    const commit: Commit = { ...fact, id: yield* newId, at: at ?? (yield* now), by: encodeActor(by) }
    const unstorable = findUnstorable(commit)
    if (unstorable) return yield* new StorageError({ reason: "text-invalid", detail: unstorable })
    return yield* commitSurely(commit).pipe(
      Effect.tap(countCommit("made")),
      Effect.tapError(({ reason }) => (reason === "unavailable" ? countCommit("lost") : Effect.void)),
    )
  })

const isContended = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "contended" in error && error.contended === true

/**
 * A file that is gone may have gone with the state that was read. When it is gone from what is read anew, it
 * is missing.
 */
const isOutOfDate = (error: unknown, retries: number): boolean =>
  retries === 0 && error instanceof StorageError && error.reason === "blob-missing"

/** Eight times is far beyond what two clerks can cause; a ninth would be a fault to be seen. */
const maxRetries = 8

/**
 * At once the first time; then for up to 10 ms, 20 ms … by chance, so that those who met do not meet again.
 */
const pause = (retries: number) =>
  retries === 0
    ? Effect.void
    : Effect.flatMap(Random.nextIntBetween(0, 5 * 2 ** retries), (millis) => Effect.sleep(millis))

/** Runs a use case that reads, decides and records, again when somebody else was faster. */
export const retryContended = <A, E, R>(useCase: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => {
  const attempt = (retries: number): Effect.Effect<A, E, R> =>
    Effect.catchIf(
      useCase,
      (error) => (isContended(error) && retries < maxRetries) || isOutOfDate(error, retries),
      () => Effect.andThen(pause(retries), attempt(retries + 1)),
    )
  return attempt(0)
}
