import { Context, Effect } from "effect"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { stackOf } from "../../problem/printable.ts"
import { isProblem, type Problem } from "../../problem/problem.ts"
import type { Recorded } from "../../problem/recorded.ts"

/** The results of an operation's commits. */
interface Commits {
  made: number
  /** Commits that the store has not answered yet: an operation may be cut off in the middle of one. */
  open: number
  /** The store's answer to a commit was lost. */
  lost: boolean
}

const noCommits = (): Commits => ({ made: 0, open: 0, lost: false })

/** The commits of the current operation, counted where every commit is made. */
const Counted = Context.Reference<Commits>("@lienthong/core/exchange/recording/Counted", {
  defaultValue: noCommits,
})

/** Counts a commit, from when the store is asked to when it answers. */
export const counted = <A, R>(commit: Effect.Effect<A, StorageError, R>): Effect.Effect<A, StorageError, R> =>
  Effect.flatMap(Effect.service(Counted), (commits) => {
    commits.open += 1
    return commit.pipe(
      Effect.tap(() =>
        Effect.sync(() => {
          commits.open -= 1
          commits.made += 1
        }),
      ),
      Effect.tapError(({ indeterminate }) =>
        Effect.sync(() => {
          commits.open -= 1
          if (indeterminate) commits.lost = true
        }),
      ),
    )
  })

/** Records something that is not part of the requested operation: a denial, the directory. */
export const uncounted = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.suspend(() => Effect.provideService(effect, Counted, noCommits()))

const recordedBy = ({ made, open, lost }: Commits): Recorded =>
  lost || open > 0 ? "unknown" : made > 0 ? "some" : "nothing"

/** Reports what a call has recorded, even one that was cut off and so ends without an error of its own. */
export class Progress {
  recorded = (): Recorded => "nothing"
}

const Watched = Context.Reference<Progress | undefined>("@lienthong/core/exchange/recording/Watched", {
  defaultValue: () => undefined,
})

/** Lets the caller ask, at any time, what an operation has recorded so far. */
export const watched = <A, E, R>(operation: Effect.Effect<A, E, R>, progress: Progress) =>
  Effect.provideService(operation, Watched, progress)

/** These errors reject a request before any of it is done. */
const refusals: ReadonlySet<string> = new Set(["InputError", "DocumentError", "AuthorizationError"])

interface ProblemClass<E> {
  readonly fields: Readonly<Record<string, unknown>>
  new (fields: object): E
}

/** The same error, stating what was recorded. */
const annotated = <E extends Problem & Error>(error: E, recorded: Recorded): E => {
  const { constructor: Class } = error as unknown as { readonly constructor: ProblemClass<E> }
  const given = Object.keys(Class.fields).flatMap((field) =>
    field !== "_tag" && field in error ? [[field, Reflect.get(error, field)] as const] : [],
  )
  const copy = new Class({ ...Object.fromEntries(given), recorded })
  // The stack of where it failed.
  Object.defineProperty(copy, "stack", {
    value: stackOf(copy, error),
    configurable: true,
    writable: true,
  })
  return copy
}

/**
 * Adds to an operation's error what the operation has recorded so far. The commits that were made decide it,
 * so no error can claim anything else, whichever port failed. `records`: the operation was to record
 * something.
 */
export const annotateRecorded = <A, E, R>(
  operation: Effect.Effect<A, E, R>,
  records: boolean,
): Effect.Effect<A, E, R> =>
  Effect.flatMap(Effect.service(Watched), (progress) => {
    const commits = noCommits()
    if (progress) progress.recorded = () => recordedBy(commits)
    return operation.pipe(
      Effect.provideService(Counted, commits),
      Effect.mapError((error) => {
        const recorded = recordedBy(commits)
        if (!isProblem(error)) return error
        const isSilent = recorded === "nothing" && (!records || refusals.has(error._tag))
        return isSilent ? error : annotated(error, recorded)
      }),
    )
  })
