import type { StorageError } from "@lienthong/core"
import { makeHints, type Storage } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"
import { Effect, RcRef, type Scope } from "effect"
import { attempt } from "../connection/attempt.ts"
import type { Patient } from "../connection/patience.ts"

/** How often it is looked whether another process has written, while somebody listens. */
const lookMillis = 250

/** Listening to what this connection writes, and to what others do. */
export interface Hearing {
  readonly listen: Storage["Service"]["listen"]
  readonly tell: ReturnType<typeof makeHints>["tell"]
}

/**
 * SQLite tells nobody of a commit, but keeps a number that others' commits change; looking at it costs next
 * to nothing.
 */
export const makeHearing = (
  db: Database.Database,
  patient: Patient,
): Effect.Effect<Hearing, never, Scope.Scope> =>
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
      // A look fails where the store is closed; its watch could no longer be had.
      listen: (topic) => look.pipe(Effect.andThen(RcRef.get(watching)), Effect.andThen(hints.listen(topic))),
      tell: hints.tell,
    }
  })
