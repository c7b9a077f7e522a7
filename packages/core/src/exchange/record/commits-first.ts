import { Clock, Context, Effect } from "effect"

/**
 * The work that goes first in this process, whose exchanges share one thread: commits, and operations of
 * people.
 */
interface First {
  begun: number
  /** How many are not answered yet. */
  open: number
  /** How many had begun when somebody waited in vain: those are slow or stuck, and nobody waits for them. */
  slow: number
  readonly waiting: Set<() => void>
}

const First = Context.Reference<First>("@lienthong/core/exchange/record/First", {
  defaultValue: () => ({ begun: 0, open: 0, slow: 0, waiting: new Set() }),
})

/** After this many, other work continues beside them. */
const maxFirst = 100

/** The longest time in milliseconds that other work waits. Default: as long as a report can wait. */
export const CommitPatience = Context.Reference<number>("@lienthong/core/exchange/record/CommitPatience", {
  defaultValue: () => 50,
})

/** Runs work that other work waits for; see {@link commitsFirst}. It does not wait itself. */
export const goingFirst = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(First, (first) => {
    first.begun += 1
    first.open += 1
    return Effect.ensuring(
      Effect.provideService(work, CommitPatience, 0),
      Effect.sync(() => {
        first.open -= 1
        for (const resume of first.waiting) resume()
        first.waiting.clear()
      }),
    )
  })

/** Waits until one is answered. */
const oneAnswered = ({ waiting }: First): Effect.Effect<void> =>
  Effect.callback((resume) => {
    const go = () => resume(Effect.void)
    waiting.add(go)
    return Effect.sync(() => waiting.delete(go))
  })

/** How many have gone first in this process so far. */
export const begunFirst: Effect.Effect<number> = Effect.map(First, ({ begun }) => begun)

/**
 * Lets this process' commits and people's operations go first: waits until none is pending, a hundred more
 * have begun, or the {@link CommitPatience} is over. Those that take longer are waited for only once.
 */
export const commitsFirst: Effect.Effect<void> = Effect.gen(function* () {
  const first = yield* First
  const clock = yield* Clock.Clock
  const last = first.begun + maxFirst
  const until = clock.currentTimeMillisUnsafe() + (yield* CommitPatience)
  while (true) {
    const { begun } = first
    // A caller that has its answer makes its next call within a turn or two of the event loop.
    yield* Effect.yieldNow
    yield* Effect.yieldNow
    const left = until - clock.currentTimeMillisUnsafe()
    const isCalm = first.begun === begun && (first.open === 0 || first.slow === begun)
    if (isCalm || first.begun >= last) return
    if (left <= 0) {
      first.slow = first.begun
      return
    }
    if (first.open > 0) yield* Effect.timeoutOption(oneAnswered(first), left)
  }
})
