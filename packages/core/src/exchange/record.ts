import { Effect, Random, Schema } from "effect"
import { Actor } from "../agency/actor.ts"
import type { VietnamTime } from "../calendar/vietnam-time.ts"
import type { Commit, Committed } from "../port/storage/commit.ts"
import { Storage } from "../port/storage/storage.ts"
import type { StorageError } from "../port/storage/storage-error.ts"
import { newId, now } from "./now.ts"

const encodeActor = Schema.encodeSync(Schema.fromJsonString(Actor))

/** What a use case wants recorded: a commit without the parts that are the same for all. */
export type Fact = Omit<Commit, "id" | "at" | "by">

/** Makes one fact one commit. */
export const record = (
  by: Actor,
  fact: Fact,
  at?: VietnamTime,
): Effect.Effect<Committed, StorageError, Storage> =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const id = yield* newId
    return yield* storage.commit({ ...fact, id, at: at ?? (yield* now), by: encodeActor(by) })
  })

const isContended = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "contended" in error && error.contended === true

/** Eight times is far beyond what two clerks can cause; a ninth would be a fault to be seen. */
const mostRetries = 8

/** At once the first time; then for up to 10 ms, 20 ms … by chance, so that those who met do not meet again. */
const pause = (retries: number) =>
  retries === 0
    ? Effect.void
    : Effect.flatMap(Random.nextIntBetween(0, 5 * 2 ** retries), (millis) => Effect.sleep(millis))

/** Runs a use case that reads, decides and records, again when somebody else was faster. */
export const retryContended = <A, E, R>(useCase: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => {
  const attempt = (retries: number): Effect.Effect<A, E, R> =>
    Effect.catchIf(
      useCase,
      (error) => isContended(error) && retries < mostRetries,
      () => Effect.andThen(pause(retries), attempt(retries + 1)),
    )
  return attempt(0)
}
