import { it } from "@effect/vitest"
import { Duration, Effect, type Scope } from "effect"
import { describe } from "vitest"
import { unless } from "./unless.ts"

/** Proves that one promise of a port is kept. Each proof gets its own subject, open and untouched. */
export type Proof<Subject> = (subject: Subject) => Effect.fn.Return<void, unknown, Scope.Scope>

/** Adds a promise to a suite: a sentence about documents, and its proof. */
export type ContractTest<Subject> = (name: string, proof: Proof<Subject>) => void

/** Promises of a port that belong together, as a suite lists them. */
export interface Chapter<Subject> {
  readonly about: string
  readonly promises: (test: ContractTest<Subject>) => void
  /** The reason for which the implementation at hand is not checked for them. */
  readonly without?: string | undefined
}

/** The default max duration of a test. */
const defaultPatience: Duration.Input = "30 seconds"

/**
 * Makes a suite of tests out of chapters. Every test opens its own subject, and several run at once. An
 * implementation that never answers fails within seconds: after one test has waited in vain for `patience`,
 * the others wait a fifth of it.
 */
export const contract = <Subject>(
  name: string,
  open: Effect.Effect<Subject, unknown, Scope.Scope>,
  chapters: ReadonlyArray<Chapter<Subject>>,
  patience: Duration.Input = defaultPatience,
): void => {
  let limit = Duration.fromInputUnsafe(patience)
  const giveUp = (waited: Duration.Duration) =>
    Effect.suspend(() => {
      limit = Duration.divideUnsafe(Duration.fromInputUnsafe(patience), 5)
      return Effect.die(new Error(`no end of it within ${Duration.format(waited)}`))
    })
  const test: ContractTest<Subject> = (sentence, proof) =>
    it.live(sentence, () =>
      Effect.suspend(() => {
        const duration = limit
        return Effect.timeoutOrElse(
          Effect.flatMap(open, (subject) => Effect.gen(() => proof(subject))),
          { duration, orElse: () => giveUp(duration) },
        )
      }),
    )
  describe(name, { concurrent: true }, () => {
    for (const { about, without, promises } of chapters) unless(without, about, () => promises(test))
  })
}
