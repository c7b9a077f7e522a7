import { Clock, Context, Effect } from "effect"

/** The commits of all exchanges of this process, which share its thread. */
interface Commits {
  begun: number
  /** Commits that the store has not answered yet. */
  open: number
  readonly waiting: Set<() => void>
}

const Commits = Context.Reference<Commits>("@lienthong/core/exchange/record/Commits", {
  defaultValue: () => ({ begun: 0, open: 0, waiting: new Set() }),
})

/** After so many commits work goes on beside them: at most one commit in 25 is then behind some of it. */
const maxCommits = 50

/** Makes a commit, before which other work does not begin; see {@link commitsFirst}. */
export const goingFirst = <A, E, R>(commit: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(Commits, (commits) => {
    commits.begun += 1
    commits.open += 1
    return Effect.ensuring(
      commit,
      Effect.sync(() => {
        commits.open -= 1
        for (const resume of commits.waiting) resume()
        commits.waiting.clear()
      }),
    )
  })

/** Waits until a commit is answered. */
const oneAnswered = ({ waiting }: Commits): Effect.Effect<void> =>
  Effect.callback((resume) => {
    const go = () => resume(Effect.void)
    waiting.add(go)
    return Effect.sync(() => waiting.delete(go))
  })

/** How many commits were asked for in this process so far. */
export const commitsBegun: Effect.Effect<number> = Effect.map(Commits, ({ begun }) => begun)

/** Up to how many ms some work lets commits go first. Default: what a report can wait for. */
export const CommitPatience = Context.Reference<number>("@lienthong/core/exchange/record/CommitPatience", {
  defaultValue: () => 50,
})

/**
 * Lets the commits of this process go first: waits until none is asked for, or 50 were, or the
 * {@link CommitPatience} is over.
 */
export const commitsFirst: Effect.Effect<void> = Effect.gen(function* () {
  const commits = yield* Commits
  const clock = yield* Clock.Clock
  const last = commits.begun + maxCommits
  const until = clock.currentTimeMillisUnsafe() + (yield* CommitPatience)
  while (true) {
    const { begun } = commits
    // A caller that has its answer asks for the next commit within a turn or two of the event loop.
    yield* Effect.yieldNow
    yield* Effect.yieldNow
    const left = until - clock.currentTimeMillisUnsafe()
    const isCalm = commits.open === 0 && commits.begun === begun
    if (isCalm || commits.begun >= last || left <= 0) return
    if (commits.open > 0) yield* Effect.timeoutOption(oneAnswered(commits), left)
  }
})
