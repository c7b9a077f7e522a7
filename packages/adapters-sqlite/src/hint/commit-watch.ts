import type { StorageError } from "@lienthong/core"
import { makeHints, type Storage } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"
import { Effect, RcRef, type Scope } from "effect"
import { attempt } from "../connection/attempt.ts"
import type { Patient } from "../connection/patience.ts"

/** How often to look for other processes' commits, while anybody listens. */
const lookMillis = 250

/** Listens to the commits of this connection and of other processes. */
export interface CommitWatch {
  readonly listen: Storage["Service"]["listen"]
  readonly tell: ReturnType<typeof makeHints>["tell"]
}

/**
 * SQLite does not announce commits, but keeps a number that others' commits change; reading it costs next to
 * nothing.
 */
export const makeCommitWatch = (
  db: Database.Database,
  patient: Patient,
): Effect.Effect<CommitWatch, never, Scope.Scope> =>
  Effect.gen(function* () {
    const hints = makeHints()
    const findVersion = db.prepare<[], number>("PRAGMA data_version").pluck()
    const look = patient(attempt(() => findVersion.get() ?? 0))

    const watch = Effect.fnUntraced(function* (before: number) {
      for (let known = before; ; ) {
        yield* Effect.sleep(lookMillis)
        const found = yield* look
        if (found !== known) hints.tell(["log", "work"])
        known = found
      }
    })
    const watching = yield* RcRef.make<void, StorageError, Scope.Scope>({
      acquire: Effect.flatMap(look, (before) =>
        watch(before).pipe(
          Effect.catch((error) => Effect.logWarning("Other processes' commits are not noticed", error)),
          Effect.forkScoped,
          Effect.asVoid,
        ),
      ),
    })
    return {
      // A look fails if the store is closed, when there is nothing left to watch.
      listen: (topic) => look.pipe(Effect.andThen(RcRef.get(watching)), Effect.andThen(hints.listen(topic))),
      tell: hints.tell,
    }
  })
