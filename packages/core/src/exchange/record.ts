import { Effect, Schema } from "effect"
import { Actor } from "../agency/actor.ts"
import type { VietnamTime } from "../calendar/vietnam-time.ts"
import type { Commit, Committed } from "../port/storage/commit.ts"
import { Storage } from "../port/storage/storage.ts"
import type { StorageError } from "../port/storage/storage-error.ts"
import { newId, now } from "./now.ts"
import { Wake } from "./wake.ts"

const encodeActor = Schema.encodeSync(Schema.fromJsonString(Actor))

/** What a use case wants recorded: a commit without the parts that are the same for all. */
export type Fact = Omit<Commit, "id" | "at" | "by">

/** Makes one fact one commit, and wakes the workers when it left them something to do. */
export const record = (
  by: Actor,
  fact: Fact,
  at?: VietnamTime,
): Effect.Effect<Committed, StorageError, Storage | Wake> =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const wake = yield* Wake
    const id = yield* newId
    const done = yield* storage.commit({ ...fact, id, at: at ?? (yield* now), by: encodeActor(by) })
    if (fact.work?.add?.length) yield* wake.signal
    return done
  })

/**
 * Runs a use case that reads, decides and records, again when somebody else was faster. Eight times is far beyond what
 * two clerks can cause; a ninth would be a fault to be seen.
 */
export const retryContended = Effect.retry({
  while: (error: unknown) =>
    typeof error === "object" && error !== null && "contended" in error && error.contended === true,
  times: 8,
}) as <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
